"""The `stock` table: how much of each SKU is available and reserved, and the log of adjustments.

| item       | sku | entry                   | holds                                                                     |
|------------|-----|-------------------------|---------------------------------------------------------------------------|
| stock      | SKU | `stock`                 | available, reserved (on hand is their sum), sold, product, noticed        |
| adjustment | SKU | `adjustment#<key hash>` | quantity, reason, note, by whom, when, the request's hash                 |

`noticed` is there from when the shop is told that a SKU runs low until there is enough again, and names the event that it was told of.
Stock changes by increments under a condition, never by reading and writing back.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import NamedTuple

from msgspec import UNSET

from tradewind.contract.types import Stock as StockLevel
from tradewind.contract.types import StockAdjustment
from tradewind.domain.refusal import Field, Refusal
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item, TransactionCancelled, Wire

TABLE = "stock"
MOST_KEYS = 100


class Standing(NamedTuple):
    """`threshold` is None where the shop's own holds. `noticed` is the event since which the SKU runs low, empty where it does not."""

    available: int
    product: str
    threshold: int | None
    noticed: str


class Stock:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def available(self, skus: Iterable[str]) -> dict[str, int]:
        """What can be sold of each SKU; one that is not there is left out."""
        items = self._db.batch_get({TABLE: [stock_key(sku) for sku in skus]})[TABLE]
        return {str(item["sku"]): int(item["available"]) for item in items}

    def standings(self, skus: Iterable[str]) -> dict[str, Standing]:
        """How some SKUs stand now, in one consistent read; one that is not there is left out."""
        items = self._db.batch_get({TABLE: [stock_key(sku) for sku in skus]}, consistent=True)[TABLE]
        return {
            str(item["sku"]): Standing(
                available=int(item["available"]),
                product=str(item["product"]),
                threshold=int(item["threshold"]) if "threshold" in item else None,
                noticed=str(item.get("noticed", "")),
            )
            for item in items
        }

    def notice(self, sku: str, event_id: str, threshold: int) -> bool:
        """Note that less than the threshold is available; True for the one event that says so first, however often it does."""
        return self._note(
            sku,
            "SET noticed = :event",
            "available < :threshold AND (attribute_not_exists(noticed) OR noticed = :event)",
            {":threshold": {"N": str(threshold)}, ":event": {"S": event_id}},
        )

    def end_notice(self, sku: str, threshold: int) -> bool:
        """Note that enough is available again; False where that was known, or is no longer so."""
        condition = "attribute_exists(noticed) AND available >= :threshold"
        return self._note(sku, "REMOVE noticed", condition, {":threshold": {"N": str(threshold)}})

    def _note(self, sku: str, change: str, condition: str, values: Wire) -> bool:
        try:
            self._db.update_item(
                TABLE,
                stock_key(sku),
                UpdateExpression=change,
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
            )
        except ConditionFailed:
            return False
        return True

    def levels(self, skus: Iterable[str]) -> dict[str, StockLevel]:
        """The level of each SKU, of however many; one that is not there is left out."""
        wanted = list(dict.fromkeys(skus))
        items: list[Item] = []
        for i in range(0, len(wanted), MOST_KEYS):
            items += self._db.batch_get({TABLE: [stock_key(sku) for sku in wanted[i : i + MOST_KEYS]]})[TABLE]
        return {str(item["sku"]): _level(item) for item in items}

    def get(self, sku: str) -> tuple[StockLevel, str] | None:
        """The level of a SKU, and the id of its product."""
        item = self._db.get_item(TABLE, stock_key(sku), ConsistentRead=True)
        if item is None:
            return None
        return _level(item), str(item["product"])

    def adjust(self, sku: str, adjustment: StockAdjustment, key_hash: str, request_hash: str, by: str, at: str) -> bool:
        """Add the quantity to what is available, and log it; False where this key did so before."""
        key: Item = {"sku": sku, "entry": f"adjustment#{key_hash}"}
        log: Item = {
            **key,
            "quantity": adjustment.quantity,
            "reason": adjustment.reason,
            "note": "" if adjustment.note is UNSET else adjustment.note,
            "by": by,
            "at": at,
            "request": request_hash,
        }
        change = self._db.update(
            TABLE,
            stock_key(sku),
            "SET available = available + :quantity",
            "attribute_exists(sku) AND available >= :taken",
            quantity=adjustment.quantity,
            taken=max(0, -adjustment.quantity),
        )
        try:
            self._db.transact([self._db.put(TABLE, log, "attribute_not_exists(sku)"), change], uuid.uuid4().hex)
        except TransactionCancelled as error:
            if error.failed(0):
                self._check_replay(key, request_hash)
                return False
            if error.failed(1):
                raise self._refusal(sku) from error
            raise
        return True

    def _check_replay(self, key: Item, request_hash: str) -> None:
        stored = self._db.get_item(TABLE, key, ConsistentRead=True)
        if stored is None or stored["request"] != request_hash:
            raise Refusal("idempotency-key-reused", "This Idempotency-Key was used for another adjustment; send a new one.")

    def _refusal(self, sku: str) -> Refusal:
        found = self.get(sku)
        if found is None:
            return Refusal("not-found", "There is no such SKU.")
        return Refusal(
            "out-of-stock",
            f"Only {found[0].available} of {sku} are available to be taken away; {found[0].reserved} are reserved for orders.",
            Field("/quantity", f"At most {found[0].available} can be taken away.", "out-of-stock"),
        )


def stock_key(sku: str) -> Item:
    return {"sku": sku, "entry": "stock"}


def _level(item: Item) -> StockLevel:
    available, reserved = int(item["available"]), int(item["reserved"])
    return StockLevel(sku=str(item["sku"]), on_hand=available + reserved, reserved=reserved, available=available)


def create_action(db: DynamoDB, sku: str, product_id: str, on_hand: int) -> Wire:
    """Put the stock of a new SKU, on condition that there is none."""
    item: Item = {**stock_key(sku), "available": on_hand, "reserved": 0, "product": product_id}
    return db.put(TABLE, item, "attribute_not_exists(sku)")


def delete_action(db: DynamoDB, sku: str) -> Wire:
    """Delete a SKU's stock, on condition that none of it is reserved."""
    return db.delete(TABLE, stock_key(sku), "attribute_not_exists(sku) OR reserved = :none", none=0)


def reserve_action(db: DynamoDB, sku: str, quantity: int) -> Wire:
    """Promise stock to an order, on condition that enough is available."""
    return db.update(
        TABLE,
        stock_key(sku),
        "SET available = available - :quantity, reserved = reserved + :quantity",
        "available >= :quantity",
        quantity=quantity,
    )


def release_action(db: DynamoDB, sku: str, quantity: int) -> Wire:
    """Give back what was reserved."""
    return db.update(
        TABLE,
        stock_key(sku),
        "SET available = available + :quantity, reserved = reserved - :quantity",
        "reserved >= :quantity",
        quantity=quantity,
    )


def ship_action(db: DynamoDB, sku: str, quantity: int) -> Wire:
    """Take what was reserved out of the house."""
    return db.update(
        TABLE,
        stock_key(sku),
        "SET reserved = reserved - :quantity ADD sold :quantity",
        "reserved >= :quantity",
        quantity=quantity,
    )
