"""reconcilePayments: the provider's payments against the orders, and every difference found and repaired. Dynoxide; two seconds."""

from __future__ import annotations

import json
import time

import pytest

from backend.tests.support.events import STAFF, call
from backend.tests.support.orders import fail_loudly
from backend.tests.support.placing import TOTAL, Placed, events, place, refund, stock_up, stored, taken
from backend.tests.support.tables import dump
from handlers import reconcile_payments, refund_order
from tradewind.gateways.clock import timestamp
from tradewind.gateways.payments import Bill, Payment, PaymentTimeout
from tradewind.services.reconcile_payments import Difference
from tradewind.services.reconcile_payments import reconcile_payments as reconcile
from tradewind.stores.dynamodb import DynamoDB

till = reconcile_payments.till


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up(20, 20)
    return shop


def bill(placed: Placed) -> Bill:
    return Bill(placed.id, TOTAL, "EUR")


def differences() -> list[tuple[str, int, bool]]:
    found = reconcile(till, timestamp(time.time() - 3600), fail_loudly)
    return [(each.kind, each.amount, each.repaired) for each in found]


def test_books_that_agree_are_left_as_they_are(shop: DynamoDB) -> None:
    place()
    place("challenge")
    refund(place(), amount=100)
    before = dump(shop)
    assert differences() == []
    assert dump(shop) == before


def test_a_charge_that_the_order_does_not_know_of_pays_it(shop: DynamoDB) -> None:
    placed = place("challenge")
    till.payments.resume(bill(placed), "sim_passed_1")
    till.payments.capture(bill(placed))
    assert differences() == [("charged-but-not-paid", TOTAL, True)]
    assert (stored(shop, placed)["state"], differences()) == ("paid", [])


def test_a_charge_without_an_order_is_returned(shop: DynamoDB) -> None:
    till.payments.authorise(Bill("ord_unknown", 700, "EUR"), "sim_succeed_1")
    till.payments.capture(Bill("ord_unknown", 700, "EUR"))
    till.payments.authorise(Bill("ord_held", 700, "EUR"), "sim_succeed_1")
    assert differences() == [("charged-without-order", 700, True)]
    assert (taken(shop), differences()) == ((700, 700), [])
    assert till.payments.find(Bill("ord_held", 700, "EUR")).status == "voided"


def test_a_charge_for_an_order_that_is_not_kept_is_returned(shop: DynamoDB) -> None:
    placed = place("challenge")
    till.payments.resume(bill(placed), "sim_passed_1")
    till.payments.capture(bill(placed))
    shop.put_item("orders", stored(shop, placed) | {"state": "cancelled", "document": cancelled(stored(shop, placed)["document"])})
    assert differences() == [("charged-but-not-paid", TOTAL, True)]
    order = call("getOrder", path={"orderId": placed.id}, by=STAFF).body
    assert (order["refundState"], events(order)[-2:], taken(shop)) == ("refunded", ["PaymentReturned", "RefundIssued"], (TOTAL, TOTAL))
    assert differences() == []


def test_what_is_held_for_an_order_that_is_not_kept_is_let_go(shop: DynamoDB) -> None:
    placed = place("challenge")
    till.payments.resume(bill(placed), "sim_passed_1")
    shop.put_item("orders", stored(shop, placed) | {"state": "cancelled", "document": cancelled(stored(shop, placed)["document"])})
    assert differences() == []
    assert (till.payments.find(bill(placed)).status, taken(shop)) == ("voided", (0, 0))


def cancelled(document: str) -> str:
    return json.dumps(json.loads(document) | {"state": "cancelled"})


def test_a_refund_that_the_order_does_not_know_of_is_written_down() -> None:
    placed = place()
    till.payments.refund(bill(placed), 500, "made-at-the-provider")
    assert differences() == [("refund-not-known", 500, True)]
    order = call("getOrder", path={"orderId": placed.id}, by=STAFF).body
    assert [(each["amount"]["amount"], each["state"], each["reason"]) for each in order["refunds"]] == [
        (500, "issued", "found-at-provider")
    ]
    assert differences() == []
    assert refund(placed, amount=TOTAL).problem == "refund-too-large"


def test_a_refund_that_is_under_way_is_booked_by_whoever_began_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Staff give money back in the very moment at which the provider is asked."""
    placed, find, give = place(), till.payments.find, till.payments.refund
    give(bill(placed), 500, "made-at-the-provider")

    def given_and_not_answered(bill: Bill, amount: int, refund_id: str) -> Payment:
        give(bill, amount, refund_id)
        raise PaymentTimeout

    def overtaken(bill: Bill) -> Payment:
        monkeypatch.setattr(till.payments, "find", find)
        with monkeypatch.context() as patch:
            patch.setattr(refund_order.till.payments, "refund", given_and_not_answered)
            assert refund(placed, amount=300).body["refunds"][0]["state"] == "pending"
        return find(bill)

    monkeypatch.setattr(till.payments, "find", overtaken)
    assert differences() == []
    assert differences() == [("refund-not-known", 500, True)]
    order = call("getOrder", path={"orderId": placed.id}, by=STAFF).body
    assert sorted((each["amount"]["amount"], each["state"]) for each in order["refunds"]) == [(300, "issued"), (500, "issued")]


def test_a_refund_that_the_provider_lost_is_given_again_and_once(shop: DynamoDB) -> None:
    placed = place()
    made = refund(placed, amount=300).body["refunds"][0]["id"]
    entry = till.payments._entry(placed.id) or {}  # type: ignore[attr-defined]  # noqa: SLF001
    shop.put_item("simulated-payments", entry | {"refunded": 0, "refundable": TOTAL})
    shop.call("DeleteItem", {"TableName": shop.prefix + "simulated-payments", "Key": {"id": {"S": made}}})
    assert differences() == [("refund-not-made", 300, True)]
    assert (taken(shop), differences()) == ((TOTAL, 300), [])


def test_a_payment_that_fails_keeps_no_other_waiting(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    broken, placed, find = place(), place(), till.payments.find
    for each in (broken, placed):
        till.payments.refund(bill(each), 500, f"made-at-the-provider-{each.id}")

    def failing(bill: Bill) -> Payment:
        if bill.key == broken.id:
            raise PaymentTimeout
        return find(bill)

    monkeypatch.setattr(till.payments, "find", failing)
    found = reconcile_payments.handler({}, None)["differences"]
    assert [(each["order"], each["kind"]) for each in found] == [(placed.id, "refund-not-known")]
    assert broken.id in next(line for line in capsys.readouterr().out.splitlines() if "PaymentTimeout" in line)


def test_what_only_a_person_can_settle_is_told(shop: DynamoDB, capsys: pytest.CaptureFixture[str]) -> None:
    uncharged, too_much, unmade = place(), place(), place()
    refund(unmade, amount=300)
    ledger = {each.id: till.payments._entry(each.id) or {} for each in (uncharged, too_much, unmade)}  # type: ignore[attr-defined]  # noqa: SLF001
    shop.put_item("simulated-payments", ledger[uncharged.id] | {"status": "voided", "captured": 0})
    shop.put_item("simulated-payments", ledger[too_much.id] | {"captured": TOTAL + 1})
    shop.put_item("simulated-payments", ledger[unmade.id] | {"refunded": 0})
    expected = [("another-amount", TOTAL + 1, False), ("paid-but-not-charged", TOTAL, False), ("refund-not-made", 300, False)]
    before = dump(shop)
    assert sorted(differences()) == expected
    assert dump(shop) == before
    reconcile_payments.handler({}, None)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = [
        (line["level"], line["event"], Difference(**{name: line[name] for name in Difference.__struct_fields__}).kind) for line in lines
    ]
    assert sorted(told) == [("ERROR", "payment difference", kind) for kind, _, _ in expected]


def test_an_order_that_is_paid_and_that_the_provider_never_heard_of_is_told(shop: DynamoDB) -> None:
    placed = place()
    shop.call("DeleteItem", {"TableName": shop.prefix + "simulated-payments", "Key": {"id": {"S": placed.id}}})
    assert differences() == [("paid-but-not-charged", TOTAL, False)]
