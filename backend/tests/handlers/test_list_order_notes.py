"""listOrderNotes, by API Gateway's events; what it lists is in test_add_order_note.py. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, call
from backend.tests.support.placing import act, place, stock_up
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


def test_an_order_without_notes_has_none() -> None:
    answer = act("listOrderNotes", place())
    assert (answer.body, answer.headers["Cache-Control"]) == ({"items": []}, "private, no-store")


def test_not_even_its_owner_may_read_them() -> None:
    assert act("listOrderNotes", place(by=CUSTOMER), by=CUSTOMER).status == 403


def test_an_order_that_is_not_there_has_no_list() -> None:
    assert call("listOrderNotes", path={"orderId": "ord_" + "0" * 26}, by=STAFF).status == 404
