"""What a read costs as the catalogue grows: DynamoDB's own count of capacity units, and the handler's latency."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from tradewind.contract.types import Category, Product, UnitPrice, Variant
from tradewind.stores import products, stock
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import DynamoDB, Item, Unavailable, marshal

BATCH = 25
REPEATS = 60
CATEGORIES = 4


class Read(NamedTuple):
    units: float
    median_ms: float


def fill(db: DynamoDB, start: int, end: int) -> None:
    """Put the products numbered from `start` to `end`, past the services, which would take hours."""
    for number in range(CATEGORIES):
        Categories(db).put(Category(slug=f"category-{number}", name=f"Category {number}", description=""), number)
    batch: list[tuple[str, Item]] = []
    for number in range(start, end):
        for row in _rows(number):
            batch.append(row)
            if len(batch) == BATCH:
                _write(db, batch)
    _write(db, batch)


def measure(db: DynamoDB, handler: Any, event: dict[str, Any]) -> Read:
    units: list[float] = []

    def observe(_action: str, answer: dict[str, Any]) -> None:
        consumed = answer["ConsumedCapacity"]
        units.extend(each["CapacityUnits"] for each in (consumed if isinstance(consumed, list) else [consumed]))

    db.observe = observe
    handler(event, None)
    db.observe = None
    latencies = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        handler(event, None)
        latencies.append(time.perf_counter() - started)
    return Read(sum(units), statistics.median(latencies) * 1000)


def _rows(number: int) -> Iterator[tuple[str, Item]]:
    price = UnitPrice(amount=400 + number % 10 * 4000, currency="EUR")
    product = Product(
        id=f"prd_{number:026d}",
        slug=f"thing-{number:06d}",
        name=f"{('Mug', 'Bowl', 'Lamp', 'Stool', 'Basket')[number % 5]} {number:06d}",
        description="Made of what it is made of, and used for what it is for. " * 8,
        category=f"category-{number % CATEGORIES}",
        status="active",
        images=[],
        variants=[Variant(sku=f"THING-{number}", options={}, price=price, available=9)],
        version=1,
        created_at="2026-01-01T00:00:00.000Z",
        updated_at="2026-01-01T00:00:00.000Z",
    )
    for item in products.items_of(product):
        yield products.TABLE, item
    for variant in product.variants:
        yield stock.TABLE, {**stock.stock_key(variant.sku), "available": variant.available, "reserved": 0, "product": product.id}


def _write(db: DynamoDB, batch: list[tuple[str, Item]]) -> None:
    requests: dict[str, list[Any]] = {}
    for table, item in batch:
        requests.setdefault(db.prefix + table, []).append({"PutRequest": {"Item": marshal(item)}})
    while requests:
        # A disk that is slow to take so much is no fault here, and a put may be repeated.
        with suppress(Unavailable):
            requests = db.call("BatchWriteItem", {"RequestItems": requests}).get("UnprocessedItems") or {}
    batch.clear()
