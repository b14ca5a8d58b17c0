"""deliverOrder, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER
from backend.tests.support.placing import act, events, fulfil, place, stock_up
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


def test_what_was_sent_arrives_once() -> None:
    placed = place()
    fulfil(placed)
    first, again = act("deliverOrder", placed), act("deliverOrder", placed)
    assert (first.status, first.body["state"], again.body) == (200, "delivered", first.body)
    assert events(first)[-1] == "OrderDelivered"


def test_what_is_not_all_sent_has_not_arrived(shop: DynamoDB) -> None:
    placed = place()
    fulfil(placed, (0, 1))
    before = dump(shop)
    answer = act("deliverOrder", placed)
    assert (answer.status, answer.problem) == (409, "order-state")
    assert dump(shop) == before


def test_customers_may_not() -> None:
    assert act("deliverOrder", place(by=CUSTOMER), by=CUSTOMER).status == 403
