from __future__ import annotations

import time
from typing import Literal

from tradewind.contract.types import Health
from tradewind.stores import (
    audit,
    categories,
    customers,
    image_uploads,
    limits,
    mails,
    orders,
    people,
    products,
    promotions,
    sales,
    stock,
    webhooks,
)
from tradewind.stores.dynamodb import DynamoDB, DynamoDBError, Item

KEYS: dict[str, Item] = {
    products.TABLE: {"pk": "health", "sk": "health"},
    categories.TABLE: {"tree": "health", "slug": "health"},
    stock.TABLE: stock.stock_key("health"),
    orders.TABLE: {"id": "health"},
    customers.TABLE: customers.part_key("health", "profile"),
    promotions.TABLE: promotions.promotion_key("health"),
    image_uploads.TABLE: {"id": "health"},
    people.TABLE: people.person_key("health"),
    audit.TABLE: audit.audit_key("health", "health"),
    sales.TABLE: {"day": "health", "entry": "health"},
    mails.TABLE: {"id": "health"},
    limits.TABLE: {"id": "health"},
    webhooks.TABLE: {"subscription": "health", "entry": "health"},
}


PATIENCE_SECONDS = 2.0


def get_health(db: DynamoDB) -> Health:
    """Whether each table answers a read of one item that is not there; one that could not be asked in time does not."""
    latest = time.monotonic() + PATIENCE_SECONDS
    tables = {table: _answers(db, table, latest) for table in KEYS}
    return Health(status="failing" if "failing" in tables.values() else "ok", tables=tables)


def _answers(db: DynamoDB, table: str, latest: float) -> Literal["ok", "failing"]:
    if time.monotonic() > latest:
        return "failing"
    try:
        db.get_item(table, KEYS[table], attempts=1)
    except DynamoDBError:
        return "failing"
    return "ok"
