"""Races between what may happen to one order: staff, customer, provider and clock at once. One of them happens, whole.

Some eight threads, on Dynoxide; about three seconds.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from backend.tests.support.events import STAFF, Answer, call
from backend.tests.support.orders import fail_loudly
from backend.tests.support.placing import TOTAL, Placed, act, events, fulfil, pieces, place, refund, stock_up, taken
from backend.tests.support.races import at_once
from handlers import settle_due_orders
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.payments import Bill
from tradewind.gateways.simulated_payments import Notice, SimulatedPayments
from tradewind.services.settle_due_orders import settle_due_orders as settle
from tradewind.stores.dynamodb import DynamoDB, connect

ROUNDS = 4


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up(100, 100)
    return shop


def provider() -> SimulatedPayments:
    return SimulatedPayments(connect(), SystemClock())


def notify(placed: Placed) -> Answer:
    body, headers = provider().write_notice(Notice(payment=placed.id, status="captured"))
    return call("receivePaymentWebhook", body=body.decode(), headers=dict(headers))


def complete(placed: Placed) -> Answer:
    return call("completePayment", path={"orderId": placed.id}, headers={"Order-Token": placed.token}, body={})


def confirmed() -> Placed:
    """An order whose customer has confirmed the payment, of which nobody has heard yet."""
    placed = place("challenge")
    provider().resume(Bill(placed.id, TOTAL, "EUR"), "sim_passed_1")
    return placed


def story(placed: Placed) -> list[str]:
    return events(act("getOrder", placed))


def test_sending_and_cancelling() -> None:
    for _ in range(ROUNDS):
        placed = place()
        calls: list[Callable[[], Answer]] = [lambda placed=placed: fulfil(placed), lambda placed=placed: act("cancelOrder", placed, {})]
        assert sorted(answer.status for answer in at_once(calls)) == [200, 409]


def test_webhook_and_return(shop: DynamoDB) -> None:
    for number in range(1, ROUNDS + 1):
        placed = confirmed()
        answers = at_once([lambda placed=placed: notify(placed), lambda placed=placed: complete(placed)] * 3)
        assert {answer.status for answer in answers} == {200}
        assert (taken(shop), story(placed)) == ((number * TOTAL, 0), ["OrderPlaced", "OrderPaid"])


def test_refunds_and_a_cancellation(shop: DynamoDB) -> None:
    for number in range(1, ROUNDS + 1):
        placed = place()
        at_once([*[lambda placed=placed: refund(placed, amount=2000)] * 3, lambda placed=placed: act("cancelOrder", placed, {})])
        act("cancelOrder", placed, {})
        assert taken(shop) == (number * TOTAL, number * TOTAL)
    assert pieces(shop) == {"MUG": (100, 0, 0), "CUP": (100, 0, 0)}


def test_the_clock_and_the_customer(shop: DynamoDB) -> None:
    class Later:
        def seconds(self) -> float:
            return time.time() + 1000

    paid = 0
    for _ in range(ROUNDS):
        placed = confirmed()
        late = settle_due_orders.till._replace(clock=Later())
        at_once([lambda late=late: settle(late, fail_loudly), lambda placed=placed: complete(placed), lambda placed=placed: notify(placed)])
        settle(late, fail_loudly)
        state = call("getOrder", path={"orderId": placed.id}, by=STAFF).body["state"]
        assert state in ("paid", "expired", "payment-failed")
        paid += state == "paid"
    kept, returned = taken(shop)
    assert kept - returned == paid * TOTAL
    assert pieces(shop)["MUG"] == (100 - 2 * paid, 2 * paid, 0)
