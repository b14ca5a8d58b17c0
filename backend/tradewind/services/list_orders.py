from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
from msgspec import UNSET

from tradewind.contract.types import ListOrdersQuery
from tradewind.domain.refusal import Field, Refusal
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.cursors import page, read_cursor
from tradewind.stores.orders import OrderList, Orders

FIRST_MONTH = "2026-01"
"""Before this there was no shop, so no list goes further back."""
MOST_MONTHS = 24
"""How many months without an order one page looks through; then it is short, and its cursor goes on."""


class Span(NamedTuple):
    """Places in a list between which an order's is; days are UTC."""

    low: str
    high: str


def list_orders(orders: Orders, clock: Clock, query: ListOrdersQuery) -> bytes:
    """One page as JSON, the newest first: by e-mail if one is given, else by state, else by date."""
    span = _span(query)
    state = None if query.state is UNSET else query.state
    email = None if query.email is UNSET else query.email.lower()
    asked = msgspec.json.encode([email, state, *span])
    start = None if query.cursor is UNSET else read_cursor(query.cursor, asked, tuple[str, str | None])
    place = start[1] if start else None
    if email is not None:
        found = orders.by_email(email, *span, query.limit, state, place)
    elif state is not None:
        found = orders.by_state(state, *span, query.limit, place)
    else:
        return _by_date(orders, timestamp(clock.seconds())[:7], span, query.limit, start, asked)
    return page(found.summaries, ("", found.position) if found.position else None, asked)


def _by_date(orders: Orders, this_month: str, span: Span, limit: int, start: tuple[str, str | None] | None, asked: bytes) -> bytes:
    newest = min(span.high[:7], this_month)
    month, place = start if start else (newest, None)
    summaries: list[str] = []
    for tried, current in enumerate(_months_back(month, max(span.low[:7], FIRST_MONTH))):
        if tried == MOST_MONTHS:
            return page(summaries, (current, None), asked)
        found: OrderList = orders.by_month(current, *span, limit - len(summaries), None, place)
        summaries += found.summaries
        if found.position:
            return page(summaries, (current, found.position), asked)
        place = None
        if len(summaries) == limit:
            following = next(_months_back(_before(current), max(span.low[:7], FIRST_MONTH)), None)
            return page(summaries, (following, None) if following else None, asked)
    return page(summaries, None, asked)


def _months_back(newest: str, oldest: str) -> Iterator[str]:
    month = newest
    while month >= oldest:
        yield month
        month = _before(month)


def _before(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year - 1}-12" if number == 1 else f"{year}-{number - 1:02d}"


def _span(query: ListOrdersQuery) -> Span:
    low = "0" if query.from_ is UNSET else query.from_
    high = "~" if query.to is UNSET else f"{query.to}~"
    if low > high:
        raise Refusal("malformed-request", "Change the fields that are named.", Field("/query/from", "This is after the last day."))
    return Span(low, high)
