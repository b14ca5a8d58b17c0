"""Daily sales, as staff see them. Dynoxide; a second."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.tests.support.clock import FakeClock
from backend.tests.support.events import CUSTOMER, STAFF, call
from handlers import list_sales
from tradewind.domain.sales import Sale, Sold
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.sales import Sales

pytestmark = pytest.mark.usefixtures("shop")

NOW = 1_772_357_400


@pytest.fixture(autouse=True)
def late_in_the_evening(monkeypatch: pytest.MonkeyPatch) -> None:
    """In Berlin, where the shop is, it is tomorrow already."""
    clock = FakeClock()
    clock.now = datetime(2026, 3, 1, 23, 30, tzinfo=UTC).timestamp()
    monkeypatch.setattr(list_sales, "clock", clock)


def euros(amount: int) -> dict[str, object]:
    return {"amount": amount, "currency": "EUR"}


def test_a_row_per_day_that_sold_something(shop: DynamoDB) -> None:
    sales = Sales(shop)
    mug, cup = Sold("prd_mug", "Mug", 1, 1200), Sold("prd_cup", "Cup", 2, 1000)
    sales.record("ord_1-1", Sale("2026-03-01", 1, 2690, 0, (mug, cup)), NOW)
    sales.record("ord_2-1", Sale("2026-03-01", 1, 1491, 0, (cup,)), NOW)
    sales.record("ord_1-2", Sale("2026-03-03", refunded=500), NOW)
    sales.record("ord_3-1", Sale("2026-03-04", 1, 1000, 0, (cup,)), NOW)
    answer = call("listSales", by=STAFF, query={"from": "2026-02-28", "to": "2026-03-03"})
    assert answer.status == 200
    assert answer.body == {
        "today": "2026-03-02",
        "items": [
            {
                "day": "2026-03-01",
                "orders": 2,
                "revenue": euros(4181),
                "refunded": euros(0),
                "averageOrder": euros(2091),
                "products": [
                    {"productId": "prd_cup", "name": "Cup", "pieces": 4, "revenue": euros(2000)},
                    {"productId": "prd_mug", "name": "Mug", "pieces": 1, "revenue": euros(1200)},
                ],
            },
            {"day": "2026-03-03", "orders": 0, "revenue": euros(0), "refunded": euros(500), "averageOrder": euros(0), "products": []},
        ],
    }
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("first", "last", "status", "pointers"),
    [
        ("2026-03-02", "2026-03-01", 422, ["/query/from"]),
        ("2026-01-01", "2026-04-03", 422, ["/query/to"]),
        ("2026-02-31", "2026-03-01", 422, ["/query/from"]),
        ("2026-02-28", "2026-02-29", 422, ["/query/to"]),
        ("2026-2-28", "2026-03-01", 400, ["/query/from"]),
        ("0000-01-01", "2026-03-01", 422, ["/query/from"]),
    ],
)
def test_days_that_cannot_be_are_named(first: str, last: str, status: int, pointers: list[str]) -> None:
    answer = call("listSales", by=STAFF, query={"from": first, "to": last})
    assert (answer.status, answer.pointers) == (status, pointers)


def test_as_many_days_can_be_asked_for_as_a_quarter_has() -> None:
    assert call("listSales", by=STAFF, query={"from": "2026-01-01", "to": "2026-04-02"}).body["items"] == []
    assert call("listSales", by=STAFF, query={"from": "9999-12-30", "to": "9999-12-31"}).body["items"] == []


def test_sales_are_for_staff() -> None:
    query: dict[str, str | list[str]] = {"from": "2026-03-01", "to": "2026-03-01"}
    assert call("listSales", query=query).status == 401
    assert call("listSales", by=CUSTOMER, query=query).status == 403
