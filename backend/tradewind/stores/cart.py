"""All that pricing a cart needs, across tables, in one read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tradewind.domain.promotions import Promotion
from tradewind.stores import products, promotions, stock
from tradewind.stores.dynamodb import DynamoDB


class CartContent(NamedTuple):
    """By SKU: the variant, and how many are available. A SKU that is not known is in neither."""

    variants: dict[str, products.CartVariant]
    available: dict[str, int]
    promotion: Promotion | None


class Cart:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def read(self, skus: Iterable[str], promotion_code: str | None, *, consistent: bool = False) -> CartContent:
        wanted = sorted(set(skus))
        items = self._db.batch_get(
            {
                products.TABLE: [products.variant_key(sku) for sku in wanted],
                stock.TABLE: [stock.stock_key(sku) for sku in wanted],
                promotions.TABLE: [promotions.promotion_key(promotion_code)] if promotion_code else [],
            },
            consistent=consistent,
        )
        variants = [products.read_variant(item) for item in items[products.TABLE]]
        return CartContent(
            {variant.sku: variant for variant in variants},
            {str(item["sku"]): int(item["available"]) for item in items[stock.TABLE]},
            next(map(promotions.read_promotion, items[promotions.TABLE]), None),
        )
