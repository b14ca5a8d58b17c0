"""cancelMyOrder, by API Gateway's events: one's own, by account or token, until it is sent. Dynoxide; two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.placing import TOTAL, Placed, fulfil, pieces, place, stock_up, stored, taken
from backend.tests.support.tables import dump
from tradewind.domain.identifiers import order_link_token
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


OTHER = Person("customer-otto", ("customers",))


def cancel(placed: Placed, token: str | None = None, by: Person | None = None) -> Answer:
    return call("cancelMyOrder", path={"orderId": placed.id}, headers={"Order-Token": token}, by=by)


@pytest.mark.parametrize("owner", [None, CUSTOMER])
def test_one_cancels_ones_own_order(shop: DynamoDB, owner: Person | None) -> None:
    placed = place(by=owner)
    answer = cancel(placed, None if owner else placed.token, owner)
    assert (answer.status, answer.body["state"], answer.body["timeline"][2]["by"]) == (200, "cancelled", "customer")
    assert (taken(shop), pieces(shop)["MUG"]) == ((TOTAL, TOTAL), (10, 0, 0))
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_token_of_the_shops_mails_opens_it_too(shop: DynamoDB) -> None:
    placed = place()
    token = order_link_token(stored(shop, placed)["salt"], placed.id)
    assert call("getOrder", path={"orderId": placed.id}, headers={"Order-Token": token}).status == 200
    assert cancel(placed, token).status == 200


def test_nobody_cancels_anothers_order(shop: DynamoDB) -> None:
    placed, theirs = place(by=CUSTOMER), place()
    before = dump(shop)
    for token, by in ((None, None), ("wrong", None), (theirs.token, None), (None, OTHER), (None, STAFF)):
        assert cancel(placed, token, by).status == 404
    assert dump(shop) == before


def test_what_is_sent_is_not_cancelled(shop: DynamoDB) -> None:
    placed = place()
    fulfil(placed, (0, 1))
    before = dump(shop)
    assert (cancel(placed, placed.token).problem, dump(shop)) == ("order-state", before)
