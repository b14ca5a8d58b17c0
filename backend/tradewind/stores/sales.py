"""The `sales` table: what each day sold, and which events have been counted.

| item    | day                | entry                 | holds                          |
|---------|--------------------|-----------------------|--------------------------------|
| total   | the day            | `total#<slot>`        | orders, revenue, refunded      |
| product | the day            | `product#<id>#<slot>` | title, pieces, revenue         |
| counted | `event#<event id>` | `counted`             | when DynamoDB may forget it    |

An event's increments and its mark are one transaction, on condition that there is no mark yet. A day is spread over slots, so that
the orders of a busy hour do not all wait for the same item.
"""

from __future__ import annotations

import uuid
import zlib
from typing import NamedTuple

from tradewind.domain.sales import Sale, Sold
from tradewind.stores.dynamodb import DynamoDB, Item, TransactionCancelled, Wire

TABLE = "sales"
SLOTS = 4
REMEMBERED_SECONDS = 90 * 86_400
"""Far longer than a queue keeps a message, so that a mark is there as long as its event can come again."""


class DaySales(NamedTuple):
    orders: int
    revenue: int
    refunded: int
    products: tuple[Sold, ...]


class Sales:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def record(self, event_id: str, sale: Sale, now: int) -> bool:
        """Add to the day, once per event; False where this event has been counted before. `now` is in seconds since 1970."""
        db, slot = self._db, zlib.crc32(event_id.encode()) % SLOTS
        mark: Item = {"day": f"event#{event_id}", "entry": "counted", "expiresAt": now + REMEMBERED_SECONDS}
        added = "ADD orders :orders, revenue :revenue, refunded :refunded"
        amounts = {"orders": sale.orders, "revenue": sale.revenue, "refunded": sale.refunded}
        actions = [
            db.put(TABLE, mark, "attribute_not_exists(#day)"),
            db.update(TABLE, {"day": sale.day, "entry": f"total#{slot}"}, added, "", **amounts),
        ]
        actions[0]["Put"]["ExpressionAttributeNames"] = {"#day": "day"}
        actions += [self._sold_action(sale.day, sold, slot) for sold in sale.products]
        try:
            db.transact(actions, uuid.uuid4().hex)
        except TransactionCancelled as error:
            if error.failed(0):
                return False
            raise
        return True

    def day(self, day: str) -> DaySales | None:
        """None for a day that sold nothing. Products by revenue, the most first."""
        orders = revenue = refunded = 0
        sold: dict[str, Sold] = {}
        items = self._items(day)
        for item in items:
            kind, _, rest = str(item["entry"]).partition("#")
            if kind == "total":
                orders += int(item["orders"])
                revenue += int(item["revenue"])
                refunded += int(item["refunded"])
            else:
                product_id = rest.rpartition("#")[0]
                known = sold.get(product_id, Sold(product_id, str(item["title"]), 0, 0))
                sold[product_id] = known._replace(pieces=known.pieces + int(item["pieces"]), revenue=known.revenue + int(item["revenue"]))
        if not items:
            return None
        by_revenue = sorted(sold.values(), key=lambda product: (-product.revenue, product.name, product.product_id))
        return DaySales(orders, revenue, refunded, tuple(by_revenue))

    def _items(self, day: str) -> list[Item]:
        items: list[Item] = []
        start: Wire = {}
        while True:
            page, last = self._db.query(
                TABLE,
                KeyConditionExpression="#day = :day",
                ExpressionAttributeNames={"#day": "day"},
                ExpressionAttributeValues={":day": {"S": day}},
                **start,
            )
            items += page
            if last is None:
                return items
            start = {"ExclusiveStartKey": {name: {"S": last[name]} for name in ("day", "entry")}}

    def _sold_action(self, day: str, sold: Sold, slot: int) -> Wire:
        key: Item = {"day": day, "entry": f"product#{sold.product_id}#{slot}"}
        change = "ADD pieces :pieces, revenue :revenue SET title = :title"
        return self._db.update(TABLE, key, change, "", pieces=sold.pieces, revenue=sold.revenue, title=sold.name)
