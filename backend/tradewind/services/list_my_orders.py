from __future__ import annotations

import msgspec

from tradewind.services.shared.cursors import page, read_cursor
from tradewind.stores.orders import Orders


def list_my_orders(orders: Orders, owner: str, limit: int, cursor: str | None) -> bytes:
    """One page of the owner's orders as JSON, the newest first."""
    asked = msgspec.json.encode(["owner", owner])
    position = None if cursor is None else read_cursor(cursor, asked, str)
    found = orders.by_owner(owner, limit, position)
    return page(found.summaries, found.position, asked)
