"""The `promotions` table: an item per code. `uses` of a limited code counts the orders that took it, up to `usesLimit`."""

from __future__ import annotations

import msgspec

from tradewind.domain.promotions import Promotion
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item, Wire

TABLE = "promotions"


class Promotions:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def create(self, promotion: Promotion) -> bool:
        """Put a promotion; False where there is one with this code, which then stays as it is."""
        item = {name: value for name, value in msgspec.to_builtins(promotion).items() if value is not None}
        try:
            self._db.put_item(TABLE, item, ConditionExpression="attribute_not_exists(code)")
        except ConditionFailed:
            return False
        return True


def promotion_key(code: str) -> Item:
    return {"code": code}


def read_promotion(item: Item) -> Promotion:
    return msgspec.convert(item, Promotion)


def use_action(db: DynamoDB, code: str) -> Wire:
    """Count one use of a limited code, on condition that one is left."""
    return db.update(TABLE, promotion_key(code), "SET uses = uses + :one", "uses < usesLimit", one=1)


def give_back_action(db: DynamoDB, code: str) -> Wire:
    return db.update(TABLE, promotion_key(code), "SET uses = uses - :one", "uses >= :one", one=1)
