from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tradewind.contract.types import DailySales, ListSalesQuery, Money, ProductSales, SalesPage
from tradewind.domain.refusal import Field, Refusal
from tradewind.domain.sales import day_of
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.stores.sales import DaySales, Sales

MOST_DAYS = 92
CHANGE = "Change the fields that are named, then send it again."


def list_sales(sales: Sales, shop: Shop, clock: Clock, query: ListSalesQuery) -> SalesPage:
    """The days that sold something, the first first; and which day it is."""
    first, last = _day(query.from_, "/query/from"), _day(query.to, "/query/to")
    if first > last:
        raise Refusal("invalid-request", CHANGE, Field("/query/from", "This is after the last day."))
    if last - first >= timedelta(days=MOST_DAYS):
        raise Refusal("invalid-request", CHANGE, Field("/query/to", f"At most {MOST_DAYS} days can be asked for at once."))
    found = ((day, sales.day(day)) for day in _days(first, last))
    today = day_of(timestamp(clock.seconds()), shop.zone())
    return SalesPage(today=today, items=[_daily(day, sold, shop.currency) for day, sold in found if sold])


def _daily(day: str, sold: DaySales, currency: str) -> DailySales:
    def money(amount: int) -> Money:
        return Money(amount=amount, currency=currency)

    return DailySales(
        day=day,
        orders=sold.orders,
        revenue=money(sold.revenue),
        refunded=money(sold.refunded),
        average_order=money((2 * sold.revenue + sold.orders) // (2 * sold.orders) if sold.orders else 0),
        products=[
            ProductSales(product_id=product.product_id, name=product.name, pieces=product.pieces, revenue=money(product.revenue))
            for product in sold.products
        ],
    )


def _day(text: str, pointer: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("invalid-request", CHANGE, Field(pointer, "There is no such day.")) from None


def _days(first: date, last: date) -> Iterator[str]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal).isoformat()
