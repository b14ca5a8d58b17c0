"""refundOrder, by API Gateway's events: in whole, by line, by amount, and never more than was paid. Dynoxide; three seconds."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import pytest

from backend.tests.support.events import CUSTOMER, Answer
from backend.tests.support.orders import fail_loudly
from backend.tests.support.placing import TOTAL, act, events, fulfil, pieces, place, refund, stock_up, stored, taken
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from handlers import refund_order
from tradewind.gateways.payments import PaymentTimeout
from tradewind.services.settle_due_orders import settle_due_orders
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


def amounts(answer: Answer) -> list[tuple[int, str]]:
    return [(each["amount"]["amount"], each["state"]) for each in answer.body["refunds"]]


def test_all_that_is_left_is_returned(shop: DynamoDB) -> None:
    placed = place()
    refund(placed, amount=390)
    answer = refund(placed)
    assert (answer.status, answer.body["refundState"], amounts(answer)) == (200, "refunded", [(390, "issued"), (TOTAL - 390, "issued")])
    assert (answer.body["state"], pieces(shop)["MUG"], taken(shop)) == ("cancelled", (10, 0, 0), (TOTAL, TOTAL))
    assert events(answer) == ["OrderPlaced", "OrderPaid", "RefundRequested", "RefundIssued", "OrderCancelled", "RefundIssued"]


def test_lines_are_returned_at_their_price_and_not_sent(shop: DynamoDB) -> None:
    placed = place()
    fulfil(placed, (0, 1))
    answer = refund(placed, (0, 2), (1, 1))
    assert (answer.body["state"], answer.body["refundState"], amounts(answer)) == (
        "partly-fulfilled",
        "partly-refunded",
        [(2900, "issued")],
    )
    assert pieces(shop) == {"MUG": (9, 0, 1), "CUP": (8, 2, 0)}


def test_what_has_arrived_can_be_returned_in_money(shop: DynamoDB) -> None:
    placed = place()
    fulfil(placed)
    act("deliverOrder", placed)
    answer = refund(placed, (0, 1), headers={"Idempotency-Key": "give-back-a-mug-01"})
    assert (answer.body["state"], amounts(answer), pieces(shop)["MUG"]) == ("delivered", [(1200, "issued")], (8, 0, 2))


def test_the_same_key_returns_once(shop: DynamoDB) -> None:
    placed, headers = place(), {"Idempotency-Key": "give-back-a-mug-01"}
    first, again = [refund(placed, (0, 1), headers=headers) for _ in range(2)]
    assert (first.body, again.headers["Idempotent-Replayed"], taken(shop)) == (again.body, "true", (TOTAL, 1200))
    assert refund(placed, (0, 2), headers=headers).problem == "idempotency-key-reused"
    # Keys are an order's own: the same one on another order is another refund.
    assert refund(place(), (0, 1), headers=headers).status == 200


@pytest.mark.parametrize(
    ("wanted", "status", "problem", "pointers"),
    [
        ({"amount": {"amount": TOTAL + 1, "currency": "EUR"}}, 422, "refund-too-large", ["/amount/amount"]),
        ({"amount": {"amount": 0, "currency": "EUR"}}, 422, "refund-too-large", ["/amount/amount"]),
        ({"amount": {"amount": -1, "currency": "EUR"}}, 400, "malformed-request", ["/amount/amount"]),
        ({"amount": {"amount": 0.5, "currency": "EUR"}}, 400, "malformed-request", ["/amount/amount"]),
        ({"amount": {"amount": 100, "currency": "USD"}}, 422, "invalid-request", ["/amount/currency"]),
        ({"lines": [{"line": 0, "quantity": 3}]}, 422, "invalid-request", ["/lines/0/quantity"]),
        ({"lines": [{"line": 0, "quantity": 1}], "amount": {"amount": 100, "currency": "EUR"}}, 422, "invalid-request", ["/amount"]),
        ({"reason": "payment-too-late"}, 400, "malformed-request", ["/reason"]),
    ],
)
def test_what_cannot_be_returned_changes_nothing(
    shop: DynamoDB, wanted: dict[str, Any], status: int, problem: str, pointers: list[str]
) -> None:
    placed = place()
    before = dump(shop)
    answer = act("refundOrder", placed, {"reason": "goodwill", **wanted})
    assert (answer.status, answer.problem, answer.pointers) == (status, problem, pointers)
    assert dump(shop) == before


def test_an_order_that_is_not_there_or_not_paid_has_nothing_to_return(shop: DynamoDB) -> None:
    waiting = place("challenge")
    before = dump(shop)
    assert refund(waiting).problem == "order-state"
    assert refund(waiting._replace(id="ord_" + "0" * 26)).status == 404
    assert dump(shop) == before


def test_many_at_once_never_return_more_than_was_paid(shop: DynamoDB) -> None:
    placed = place()
    answers = at_once([lambda: refund(placed, amount=1500) for _ in range(8)])
    assert Counter(answer.status for answer in answers) == {200: 2, 422: 6}
    assert (taken(shop), stored(shop, placed)["state"]) == ((TOTAL, 3000), "paid")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_refund_that_the_provider_did_not_answer_to_is_finished_later(
    shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    placed = place()

    class Silent:
        def __getattr__(self, name: str) -> Any:
            return getattr(refund_order.till.payments, name)

        def refund(self, *arguments: Any) -> None:
            if moment == "after":
                healthy.payments.refund(*arguments)
            raise PaymentTimeout

    healthy = refund_order.till
    with monkeypatch.context() as patch:
        patch.setattr(refund_order, "till", healthy._replace(payments=Silent()))
        answer = refund(placed, amount=500)
    assert (answer.status, amounts(answer)) == (200, [(500, "pending")])
    assert settle_due_orders(healthy._replace(clock=LaterClock()), fail_loudly) == 1
    assert (taken(shop), events(act("getOrder", placed))[-2:]) == ((TOTAL, 500), ["RefundRequested", "RefundIssued"])


class LaterClock:
    def seconds(self) -> float:
        return time.time() + 61


def test_customers_may_not() -> None:
    assert refund(place(by=CUSTOMER), by=CUSTOMER).status == 403
