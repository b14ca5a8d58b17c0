"""settleDueOrders: reservations that ran out, and what is pending with the provider. Dynoxide; two seconds."""

from __future__ import annotations

import time
from typing import Any

import pytest

from backend.tests.support.catalogue import add_promotion
from backend.tests.support.events import STAFF, call
from backend.tests.support.placing import TOTAL, Placed, events, pieces, place, stock_up, stored, taken
from backend.tests.support.tables import dump, items_of
from handlers import settle_due_orders
from tradewind.gateways.payments import Bill, PaymentTimeout
from tradewind.stores.dynamodb import DynamoDB

FULL = {"MUG": (20, 0, 0), "CUP": (20, 0, 0)}


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up(20, 20)
    return shop


class Clock:
    """The time, moved on."""

    def __init__(self, minutes: float) -> None:
        self._moved = minutes * 60

    def seconds(self) -> float:
        return time.time() + self._moved


class Provider:
    """The simulated one, silent where it is told to be."""

    def __init__(self, *silent: str) -> None:
        self._silent = silent

    def __getattr__(self, name: str) -> Any:
        return self._fail if name in self._silent else getattr(HEALTHY.payments, name)

    def _fail(self, *_: object) -> None:
        raise PaymentTimeout


HEALTHY = settle_due_orders.till


def run(monkeypatch: pytest.MonkeyPatch, minutes: float = 16, *silent: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(settle_due_orders, "till", HEALTHY._replace(clock=Clock(minutes), payments=Provider(*silent)))
        assert settle_due_orders.handler({}, None) == {}


def order_of(placed: Placed) -> dict[str, Any]:
    body: dict[str, Any] = call("getOrder", path={"orderId": placed.id}, by=STAFF).body
    return body


def bill(placed: Placed) -> Bill:
    return Bill(placed.id, TOTAL, "EUR")


def test_a_reservation_that_ran_out_is_released_and_its_payment_let_go(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    add_promotion(shop, "LIMITED", amount_off=100, uses_limit=5)
    placed = place("challenge", promotionCode="LIMITED", expectedTotal={"amount": TOTAL - 100, "currency": "EUR"})
    run(monkeypatch)
    assert (order_of(placed)["state"], events(order_of(placed)), pieces(shop)) == ("expired", ["OrderPlaced", "OrderExpired"], FULL)
    assert [item["uses"] for item in items_of(shop, "promotions") if item["code"] == "LIMITED"] == [0]
    assert HEALTHY.payments.find(bill(placed)).status == "voided"
    before = dump(shop)
    run(monkeypatch)
    assert dump(shop) == before


def test_what_has_time_left_is_left_alone(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    place("challenge")
    place()
    before = dump(shop)
    run(monkeypatch, 14)
    assert dump(shop) == before


def test_a_payment_that_was_taken_and_nobody_heard_of_pays_the_order(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    placed = place("challenge")
    HEALTHY.payments.resume(bill(placed), "sim_passed_1")
    HEALTHY.payments.capture(bill(placed))
    run(monkeypatch)
    assert (order_of(placed)["state"], taken(shop)) == ("paid", (TOTAL, 0))


def test_a_provider_that_does_not_answer_holds_up_no_stock(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    placed = place("challenge")
    run(monkeypatch, 16, "void")
    assert (order_of(placed)["state"], pieces(shop), stored(shop, placed)["voidPending"]) == ("expired", FULL, True)
    run(monkeypatch, 18)
    assert HEALTHY.payments.find(bill(placed)).status == "voided"
    assert "voidPending" not in stored(shop, placed)
    assert "due" not in stored(shop, placed)


@pytest.mark.parametrize("stock_is_left", [True, False])
def test_money_that_comes_after_the_expiry_is_reserved_for_again_or_returned(
    shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, stock_is_left: bool
) -> None:
    placed = place("challenge")
    run(monkeypatch, 16, "void")
    HEALTHY.payments.resume(bill(placed), "sim_passed_1")
    HEALTHY.payments.capture(bill(placed))
    if not stock_is_left:
        sold = {"quantity": -19, "reason": "lost"}
        assert call("adjustStock", path={"sku": "MUG"}, by=STAFF, body=sold).status == 200
    run(monkeypatch, 18)
    order = order_of(placed)
    if stock_is_left:
        assert (order["state"], events(order), taken(shop)) == ("paid", ["OrderPlaced", "OrderExpired", "OrderPaid"], (TOTAL, 0))
        assert pieces(shop)["MUG"] == (18, 2, 0)
    else:
        assert (order["state"], order["refundState"], taken(shop)) == ("expired", "refunded", (TOTAL, TOTAL))
        assert events(order) == ["OrderPlaced", "OrderExpired", "PaymentReturned", "RefundIssued"]
        assert pieces(shop)["MUG"] == (1, 0, 0)


def test_one_orders_trouble_does_not_keep_the_others_waiting(
    shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, *others = [place("challenge") for _ in range(4)]
    shop.put_item("orders", stored(shop, broken) | {"document": "{"})
    run(monkeypatch)
    assert {order_of(each)["state"] for each in others} == {"expired"}
    printed = capsys.readouterr().out
    assert broken.id in printed
    assert "ada@example.com" not in printed


def test_a_silent_provider_holds_up_no_stock_and_is_not_asked_for_each_order(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Silent(Provider):
        def _fail(self, *bills: object) -> None:
            asked.append(str(bills[0]))
            raise PaymentTimeout

    waiting = [place("challenge") for _ in range(3)]
    with monkeypatch.context() as patch:
        patch.setattr(settle_due_orders, "till", HEALTHY._replace(clock=Clock(16), payments=Silent("void", "find", "refund")))
        settle_due_orders.handler({}, None)
    assert pieces(shop) == FULL
    assert {order_of(each)["state"] for each in waiting} == {"expired"}
    assert len(asked) == 2
    run(monkeypatch, 18)
    assert {HEALTHY.payments.find(bill(each)).status for each in waiting} == {"voided"}
    assert not any(stored(shop, each).get("due") for each in waiting)
