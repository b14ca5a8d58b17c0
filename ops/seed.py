"""Fill a shop with the demo catalogue, through the shop's own services.

    python -m ops.seed

Run again, it changes only what differs: nobody's stock is set back. The environment says which shop, as it does to a function.
"""

from __future__ import annotations

import sys
from itertools import chain, zip_longest

import msgspec

from demo.load import load
from tradewind.contract.types import Category, Product, ProductInput
from tradewind.domain.catalogue import build_product
from tradewind.domain.promotions import Promotion
from tradewind.gateways.clock import SystemClock
from tradewind.services.create_product import create_product
from tradewind.services.update_product import update_product
from tradewind.shop import load_shop
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.promotions import Promotions
from tradewind.stores.stock import Stock

BY = "seed"
PROMOTIONS = [
    Promotion(code="WELCOME10", description="10 % off everything", percent_off=1000, minimum_goods=2000),
    Promotion(code="TABLE5", description="5 € off, for the first 100 orders", amount_off=500, minimum_goods=4000, uses_limit=100),
]


def main() -> int:
    db, shop, clock = connect(), load_shop(), SystemClock()
    products, categories, stock = Products(db), Categories(db), Stock(db)
    source = load()
    wanted_categories = msgspec.convert(source.categories, list[Category])
    if categories.tree().categories != wanted_categories:
        for place, category in enumerate(wanted_categories):
            categories.put(category, place)
    promotions = Promotions(db)
    for promotion in PROMOTIONS:
        promotions.create(promotion)
    created = updated = 0
    for wanted in _mixed(msgspec.convert(source.products, list[ProductInput])):
        existing = products.get(wanted.slug, consistent=True)
        if existing is None:
            create_product(products, shop, clock, wanted, BY)
            created += 1
        elif _differs(existing, wanted):
            update_product(products, stock, shop, clock, existing.id, existing.version, wanted, BY)
            updated += 1
    sys.stdout.write(f"Demo catalogue: {created} products created, {updated} updated.\n")
    return 0


def _mixed(products: list[ProductInput]) -> list[ProductInput]:
    """The categories taken in turn, the first of each last, so that the newest arrivals are the best of every category."""
    by_category: dict[str, list[ProductInput]] = {}
    for product in products:
        by_category.setdefault(product.category, []).append(product)
    rounds = [p for p in chain(*zip_longest(*by_category.values())) if p is not None]
    return rounds[::-1]


def _differs(existing: Product, wanted: ProductInput) -> bool:
    available = {variant.sku: variant.available for variant in existing.variants}
    return existing != build_product(wanted, existing.id, existing.version, existing.created_at, existing.updated_at, available)


if __name__ == "__main__":
    sys.exit(main())
