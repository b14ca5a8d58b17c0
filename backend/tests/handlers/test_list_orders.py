"""listOrders, by API Gateway's events: filters, pages, and who may. Dynoxide; two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, call
from backend.tests.support.placing import Placed, act, place, stock_up
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up(100, 100)
    return shop


def ids(**query: str) -> list[str]:
    answer = call("listOrders", query=query, by=STAFF)
    assert answer.status == 200, answer.text
    return [item["id"] for item in answer.body["items"]]


def test_orders_are_listed_the_newest_first_as_they_are_now() -> None:
    first, second = place(), place(by=CUSTOMER)
    act("cancelOrder", first, {})
    answer = call("listOrders", by=STAFF)
    assert answer.headers["Cache-Control"] == "private, no-store"
    shown = [(item["id"], item["state"], item["refundState"], item["pieces"]) for item in answer.body["items"]]
    assert sorted(shown) == sorted([(second.id, "paid", "none", 5), (first.id, "cancelled", "refunded", 5)])
    assert [row[0] for row in shown] == newest_first([first, second])


def newest_first(placed: list[Placed]) -> list[str]:
    """Two of the same millisecond stand in the order of their ids."""
    return [each.id for each in sorted(placed, key=lambda each: (each.order["placedAt"], each.id), reverse=True)]


def test_filters_go_together() -> None:
    mine, theirs, waiting = place(), place(email="ben@example.com"), place("challenge", email="ben@example.com")
    today = mine.order["placedAt"][:10]
    assert ids(state="paid") == newest_first([theirs, mine])
    assert ids(email="BEN@example.com") == newest_first([waiting, theirs])
    assert ids(email="ben@example.com", state="placed") == [waiting.id]
    assert ids(email="nobody@example.com") == []
    assert ids(**{"from": today, "to": today, "state": "placed"}) == [waiting.id]
    assert ids(**{"from": "2001-01-01", "to": "2001-12-31"}) == ids(**{"from": "2999-01-01"}) == []


@pytest.mark.parametrize("query", [{}, {"state": "paid"}, {"email": "ada@example.com"}])
def test_pages_are_the_list(query: dict[str, str]) -> None:
    placed = newest_first([place() for _ in range(5)])
    seen, cursor = [], ""
    for _ in range(4):
        answer = call("listOrders", query={**query, "limit": "2", **({"cursor": cursor} if cursor else {})}, by=STAFF)
        seen += [item["id"] for item in answer.body["items"]]
        cursor = answer.body.get("nextCursor", "")
        if not cursor:
            break
    assert (seen, cursor) == (placed, "")


def test_a_cursor_is_good_for_its_own_list_only() -> None:
    for _ in range(3):
        place()
    cursor = call("listOrders", query={"limit": "1"}, by=STAFF).body["nextCursor"]
    for query in ({"state": "paid"}, {"email": "ada@example.com"}, {"to": "2999-01-01"}):
        answer = call("listOrders", query={**query, "cursor": cursor}, by=STAFF)
        assert (answer.status, answer.pointers) == (400, ["/query/cursor"])


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"state": "lost"}, "/query/state"),
        ({"email": "nobody"}, "/query/email"),
        ({"from": "2026-13-01"}, "/query/from"),
        ({"from": "2026-02-01", "to": "2026-01-01"}, "/query/from"),
        ({"limit": "0"}, "/query/limit"),
    ],
)
def test_a_bad_filter_is_named(query: dict[str, str], pointer: str) -> None:
    answer = call("listOrders", query=query, by=STAFF)
    assert (answer.status, answer.pointers) == (400, [pointer])


def test_customers_may_not() -> None:
    assert (call("listOrders", by=CUSTOMER).status, call("listOrders").status) == (403, 401)
