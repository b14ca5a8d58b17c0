"""What an event adds to a day's sales. Days are those of the shop's own time zone."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import NamedTuple

from tradewind.contract.types import OrderEvent
from tradewind.domain.events import refund_of


class Sold(NamedTuple):
    """Of one product. `revenue` is what its lines came to, after discounts and with tax, in minor units."""

    product_id: str
    name: str
    pieces: int
    revenue: int


class Sale(NamedTuple):
    """What one event adds to a day; amounts in minor units."""

    day: str
    orders: int = 0
    revenue: int = 0
    refunded: int = 0
    products: tuple[Sold, ...] = ()


def sale_of(event: OrderEvent, zone: tzinfo) -> Sale | None:
    """None where it adds nothing: a payment that was returned because its order was not kept has never been a sale."""
    day = day_of(event.at, zone)
    if event.type == "OrderPaid":
        return Sale(day, orders=1, revenue=event.order.totals.total.amount, products=_sold(event))
    if event.type == "RefundIssued" and any(entry.event == "OrderPaid" for entry in event.order.timeline):
        return Sale(day, refunded=refund_of(event).amount.amount)
    return None


def day_of(at: str, zone: tzinfo) -> str:
    """The day, such as `2026-03-01`, of a time in RFC 3339."""
    return datetime.fromisoformat(at).astimezone(zone).date().isoformat()


def _sold(event: OrderEvent) -> tuple[Sold, ...]:
    by_product: dict[str, Sold] = {}
    for line in event.order.lines:
        known = by_product.get(line.product_id, Sold(line.product_id, line.name, 0, 0))
        by_product[line.product_id] = known._replace(pieces=known.pieces + line.quantity, revenue=known.revenue + line.total.amount)
    return tuple(by_product.values())
