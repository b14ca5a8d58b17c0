"""fulfilOrder, by API Gateway's events: in part, in whole, once per key, and never more than is left. Dynoxide; two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, call
from backend.tests.support.placing import act, events, fulfil, pieces, place, stock_up
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


def test_an_order_is_sent_in_parts(shop: DynamoDB) -> None:
    placed = place()
    first = fulfil(placed, (0, 1), (1, 3))
    assert (first.status, first.body["state"]) == (200, "partly-fulfilled")
    assert pieces(shop) == {"MUG": (8, 1, 1), "CUP": (7, 0, 3)}
    rest = act("fulfilOrder", placed, {"carrier": "Example Post", "trackingNumber": "EX 1-2", "trackingUrl": "https://post.example/EX12"})
    assert (rest.body["state"], events(rest)) == ("fulfilled", ["OrderPlaced", "OrderPaid", "OrderFulfilled", "OrderFulfilled"])
    assert rest.body["fulfilments"][1]["lines"] == [{"line": 0, "quantity": 1}]
    assert rest.body["timeline"][-1] | {"at": ""} == {
        "at": "",
        "event": "OrderFulfilled",
        "by": "staff",
        "actor": STAFF.sub,
        "subject": rest.body["fulfilments"][1]["id"],
    }
    assert pieces(shop) == {"MUG": (8, 0, 2), "CUP": (7, 0, 3)}


def test_the_same_key_sends_once(shop: DynamoDB) -> None:
    placed, headers = place(), {"Idempotency-Key": "send-it-once-please-1"}
    first = fulfil(placed, (0, 1), headers=headers)
    again = fulfil(placed, (0, 1), headers=headers)
    assert (first.body, again.headers["Idempotent-Replayed"]) == (again.body, "true")
    assert pieces(shop)["MUG"] == (8, 1, 1)
    other = fulfil(placed, (0, 2), headers=headers)
    assert (other.status, other.problem) == (422, "idempotency-key-reused")


def test_more_than_is_left_is_refused_and_changes_nothing(shop: DynamoDB) -> None:
    placed = place()
    fulfil(placed, (0, 2))
    before = dump(shop)
    answer = fulfil(placed, (0, 1), (1, 1), (2, 1))
    assert (answer.status, answer.problem, answer.pointers) == (422, "invalid-request", ["/lines/0/quantity", "/lines/2/line"])
    assert dump(shop) == before


@pytest.mark.parametrize("first", ["cancelOrder", "fulfilOrder"])
def test_what_is_cancelled_or_sent_already_is_not_sent(shop: DynamoDB, first: str) -> None:
    placed = place()
    act(first, placed, {} if first == "cancelOrder" else {"carrier": "Example Post"})
    before = dump(shop)
    answer = fulfil(placed)
    assert (answer.status, answer.problem, answer.pointers) == (409, "order-state", ["/state"])
    assert dump(shop) == before


def test_what_is_not_paid_is_not_sent() -> None:
    assert fulfil(place("challenge")).problem == "order-state"


def test_people_who_send_the_same_pieces_at_once_send_them_once(shop: DynamoDB) -> None:
    placed = place()
    answers = at_once([lambda: fulfil(placed, (0, 1)) for _ in range(6)])
    assert sorted(answer.status for answer in answers) == [200, 200, 422, 422, 422, 422]
    assert pieces(shop)["MUG"] == (8, 0, 2)


def test_an_order_that_is_not_there_is_not_sent() -> None:
    assert call("fulfilOrder", path={"orderId": "ord_" + "0" * 26}, by=STAFF, body={"carrier": "x"}).status == 404


def test_customers_may_not() -> None:
    placed = place(by=CUSTOMER)
    assert fulfil(placed, by=CUSTOMER).status == 403
