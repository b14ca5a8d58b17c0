"""What an event adds to a day's sales, and to which day. Pure; a second."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from backend.tests.support.orders import AT, money, order_document, order_event, order_line
from tradewind.domain.sales import Sale, Sold, day_of, sale_of

BERLIN = ZoneInfo("Europe/Berlin")
REFUND = {"id": "rfd_1", "at": AT, "amount": money(500), "state": "issued", "reason": "returned"}


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        ("2026-03-01T09:30:00.250Z", "Europe/Berlin", "2026-03-01"),
        ("2026-02-28T23:00:00.000Z", "Europe/Berlin", "2026-03-01"),
        ("2026-02-28T22:59:59.999Z", "Europe/Berlin", "2026-02-28"),
        ("2026-06-30T22:00:00.000Z", "Europe/Berlin", "2026-07-01"),
        ("2026-03-01T04:30:00.000Z", "America/New_York", "2026-02-28"),
        ("2026-03-01T00:00:00.000Z", "UTC", "2026-03-01"),
    ],
)
def test_days_are_those_of_the_shop(at: str, zone: str, day: str) -> None:
    assert day_of(at, ZoneInfo(zone)) == day


def test_a_paid_order_is_a_sale_with_its_products() -> None:
    lines = order_line("MUG-SAND", 2), order_line("MUG-BLUE", 1, productId="prd_mugsand"), order_line("CUP", 3, 500, "Cup")
    document = order_document(*lines, timeline=("OrderPlaced", "OrderPaid"))
    sold = (Sold("prd_mugsand", "Stoneware mug", 3, 3600), Sold("prd_cup", "Cup", 3, 1500))
    assert sale_of(order_event("OrderPaid", document), BERLIN) == Sale("2026-03-01", 1, 3600 + 1500 + 490, 0, sold)


def test_a_refund_counts_on_its_own_day() -> None:
    document = order_document(timeline=("OrderPlaced", "OrderPaid", "RefundIssued"), refunds=[REFUND])
    event = order_event("RefundIssued", document, subject="rfd_1", at="2026-03-08T09:30:00.000Z")
    assert sale_of(event, BERLIN) == Sale("2026-03-08", refunded=500)


def test_what_was_returned_without_a_sale_is_none() -> None:
    document = order_document(timeline=("OrderPlaced", "OrderExpired", "PaymentReturned", "RefundIssued"), refunds=[REFUND])
    assert sale_of(order_event("RefundIssued", document, subject="rfd_1"), BERLIN) is None


def test_any_other_event_adds_nothing() -> None:
    assert sale_of(order_event("OrderPlaced"), BERLIN) is None
