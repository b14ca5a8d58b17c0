"""listMyOrders, by API Gateway's events: one's own and nobody else's. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Person, call
from backend.tests.support.placing import place, stock_up
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up(100, 100)
    return shop


OTHER = Person("customer-otto", ("customers",))


def ids(by: Person, **query: str) -> list[str]:
    answer = call("listMyOrders", query=query, by=by)
    assert answer.status == 200, answer.text
    return [item["id"] for item in answer.body["items"]]


def test_one_sees_ones_own_orders_the_newest_first() -> None:
    mine = [place(by=CUSTOMER) for _ in range(2)]
    place(by=OTHER)
    place()
    assert ids(CUSTOMER) == [each.id for each in sorted(mine, key=lambda each: (each.order["placedAt"], each.id), reverse=True)]
    assert ids(Person("customer-new", ())) == []


def test_staff_see_their_own_too_and_no_more() -> None:
    place(by=CUSTOMER)
    own = place(by=STAFF)
    assert ids(STAFF) == [own.id]


def test_a_cursor_is_its_owners() -> None:
    for _ in range(2):
        place(by=CUSTOMER)
    page = call("listMyOrders", query={"limit": "1"}, by=CUSTOMER).body
    assert ids(CUSTOMER, cursor=page["nextCursor"], limit="1") != [page["items"][0]["id"]]
    assert call("listMyOrders", query={"cursor": page["nextCursor"]}, by=OTHER).pointers == ["/query/cursor"]


def test_who_is_not_signed_in_has_none() -> None:
    assert call("listMyOrders").status == 401
