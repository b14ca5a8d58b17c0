"""completePayment, by API Gateway's events: after the customer confirmed, refused, or came too late. Dynoxide; two seconds."""

from __future__ import annotations

import time

import pytest

from backend.tests.support.events import Answer, call
from backend.tests.support.orders import fail_loudly
from backend.tests.support.placing import TOTAL, Placed, events, pieces, place, stock_up, stored, taken
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from handlers import complete_payment
from tradewind.gateways.payments import PaymentTimeout
from tradewind.services.settle_due_orders import settle_due_orders
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


PASSED = {"challengeToken": "sim_passed_1"}


def complete(placed: Placed, body: dict[str, str] = PASSED, **headers: str | None) -> Answer:
    return call("completePayment", path={"orderId": placed.id}, headers={"Order-Token": placed.token, **headers}, body=body)


def test_a_payment_that_is_confirmed_pays_the_order_once(shop: DynamoDB) -> None:
    placed = place("challenge")
    first, again = complete(placed), complete(placed)
    assert (first.status, first.body["state"], again.body) == (200, "paid", first.body)
    assert (taken(shop), events(first)) == ((TOTAL, 0), ["OrderPlaced", "OrderPaid"])
    assert "actionUrl" not in stored(shop, placed)


def test_a_payment_that_is_refused_gives_the_stock_back(shop: DynamoDB) -> None:
    placed = place("challenge")
    answers = [complete(placed, {"challengeToken": "sim_refused_1"}), complete(placed)]
    assert [(answer.status, answer.problem) for answer in answers] == [(402, "payment-declined")] * 2
    assert (taken(shop), pieces(shop)["MUG"]) == ((0, 0), (10, 0, 0))


@pytest.mark.parametrize("body", [{}, {"challengeToken": "sim_other_1"}, {"challengeToken": "anything-else"}])
def test_a_payment_that_the_provider_still_waits_for_stays_open(body: dict[str, str]) -> None:
    placed = place("challenge")
    answer = complete(placed, body)
    assert (answer.status, answer.body["state"]) == (200, "placed")
    assert complete(placed).body["state"] == "paid"


def test_who_comes_back_after_the_reservation_ran_out_is_told(shop: DynamoDB) -> None:
    placed = place("challenge")
    till = complete_payment.till._replace(clock=Later())
    assert settle_due_orders(till, fail_loudly) == 1
    answer = complete(placed)
    assert (answer.status, answer.problem, answer.pointers) == (409, "order-state", ["/state"])
    assert (taken(shop), pieces(shop)["MUG"], stored(shop, placed)["state"]) == ((0, 0), (10, 0, 0), "expired")


def test_many_at_once_take_the_money_once(shop: DynamoDB) -> None:
    placed = place("challenge")
    answers = at_once([lambda: complete(placed) for _ in range(8)])
    assert {(answer.status, answer.body["state"]) for answer in answers} == {(200, "paid")}
    assert (taken(shop), events(answers[0])) == ((TOTAL, 0), ["OrderPlaced", "OrderPaid"])


def test_a_provider_that_does_not_answer_is_asked_again(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    placed = place("challenge")

    class Silent:
        def resume(self, *_: object) -> None:
            raise PaymentTimeout

    with monkeypatch.context() as patch:
        patch.setattr(complete_payment, "till", complete_payment.till._replace(payments=Silent()))
        answer = complete(placed)
    assert (answer.status, answer.problem, stored(shop, placed)["state"]) == (503, "unavailable", "placed")
    assert complete(placed).body["state"] == "paid"


@pytest.mark.parametrize("token", [None, "wrong"])
def test_nobody_completes_anothers_payment(shop: DynamoDB, token: str | None) -> None:
    placed = place("challenge")
    before = dump(shop)
    assert complete(placed, **{"Order-Token": token}).status == 404
    assert dump(shop) == before


class Later:
    def seconds(self) -> float:
        return time.time() + 3600
