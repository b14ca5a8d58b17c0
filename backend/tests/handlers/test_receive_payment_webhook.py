"""receivePaymentWebhook, by API Gateway's events: late, twice, out of order, forged. Dynoxide; two seconds."""

from __future__ import annotations

import time

import pytest

from backend.tests.support.events import STAFF, Answer, call
from backend.tests.support.placing import TOTAL, place, stock_up, stored, taken
from backend.tests.support.tables import dump, items_of, records_of
from handlers import receive_payment_webhook
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.payments import Bill, PaymentTimeout
from tradewind.gateways.simulated_payments import Notice, SimulatedPayments
from tradewind.stores.dynamodb import DynamoDB, connect


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


def provider() -> SimulatedPayments:
    return SimulatedPayments(connect(), SystemClock())


def notify(order_id: str, status: str = "captured", **headers: str | None) -> Answer:
    body, signed = provider().write_notice(Notice(payment=order_id, status=status))
    return call("receivePaymentWebhook", body=body.decode(), headers={**signed, **headers})


def test_a_webhook_pays_an_order_that_nobody_came_back_for(shop: DynamoDB) -> None:
    placed = place("challenge")
    provider().resume(Bill(placed.id, TOTAL, "EUR"), "sim_passed_1")
    assert (notify(placed.id, "authorised").status, stored(shop, placed)["state"], taken(shop)) == (200, "paid", (TOTAL, 0))


@pytest.mark.parametrize("status", ["captured", "declined", "voided", "nonsense"])
def test_what_a_webhook_claims_is_not_believed(shop: DynamoDB, status: str) -> None:
    waiting, paid = place("challenge"), place()
    before = dump(shop)
    assert [notify(each.id, status).status for each in (waiting, paid)] == [200, 200]
    after = dump(shop)
    assert {**after, "simulated-payments": []} == {**before, "simulated-payments": []}


def test_a_webhook_that_comes_twice_changes_nothing_the_second_time(shop: DynamoDB) -> None:
    placed = place("challenge")
    provider().resume(Bill(placed.id, TOTAL, "EUR"), "sim_refused_1")
    notify(placed.id, "declined")
    assert stored(shop, placed)["state"] == "payment-failed"
    before = dump(shop)
    assert notify(placed.id, "declined").status == 200
    assert dump(shop) == before


def test_an_order_that_is_not_there_is_left_to_reconciliation(shop: DynamoDB) -> None:
    assert notify("ord_" + "0" * 26).status == 200
    assert items_of(shop, "orders") == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Payment-Signature": None},
        {"Payment-Signature": ""},
        {"Payment-Signature": "t=1,v1=00"},
        {"Payment-Signature": f"t={int(time.time())},v1={'0' * 64}"},
        {"Payment-Signature": None, "Stripe-Signature": f"t={int(time.time())},v1={'0' * 64}"},
    ],
)
def test_a_forged_webhook_is_refused_and_recorded(shop: DynamoDB, headers: dict[str, str | None]) -> None:
    placed = place("challenge")
    provider().resume(Bill(placed.id, TOTAL, "EUR"), "sim_passed_1")
    before = dump(shop)
    answer = notify(placed.id, **headers)
    assert (answer.status, answer.problem) == (401, "forged-notice")
    after = dump(shop)
    (record,) = records_of(shop, "receivePaymentWebhook")
    assert (record["after"], bool(record["by"])) == ("refused: forged or stale", True)
    changed = {table for table in before if before[table] != after[table]}
    assert changed <= {"audit", "simulated-payments"}
    assert stored(shop, placed)["state"] == "placed"


def test_a_webhook_that_is_replayed_later_is_refused(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    placed = place("challenge")
    provider().resume(Bill(placed.id, TOTAL, "EUR"), "sim_passed_1")
    body, signed = provider().write_notice(Notice(payment=placed.id, status="captured"))

    class Later:
        def seconds(self) -> float:
            return time.time() + 600

    later = SimulatedPayments(connect(), Later())
    monkeypatch.setattr(receive_payment_webhook, "till", receive_payment_webhook.till._replace(payments=later))
    before = dump(shop)
    answer = call("receivePaymentWebhook", body=body.decode(), headers=dict(signed))
    assert (answer.status, answer.problem, len(records_of(shop, "receivePaymentWebhook"))) == (401, "forged-notice", 1)
    assert dump(shop) == before


def test_while_the_provider_is_silent_the_webhook_is_to_come_again(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    placed = place("challenge")
    provider().resume(Bill(placed.id, TOTAL, "EUR"), "sim_passed_1")
    before = stored(shop, placed)

    def silent(_bill: Bill) -> None:
        raise PaymentTimeout

    with monkeypatch.context() as patch:
        patch.setattr(receive_payment_webhook.till.payments, "find", silent)
        answer = notify(placed.id)
    assert (answer.status, answer.problem, stored(shop, placed)) == (503, "unavailable", before)
    assert (notify(placed.id).status, stored(shop, placed)["state"]) == (200, "paid")


def test_a_refund_that_the_provider_tells_of_is_written_down_at_once() -> None:
    placed = place()
    provider().refund(Bill(placed.id, TOTAL, "EUR"), 500, "made-at-the-provider")
    for _ in range(2):
        assert notify(placed.id).status == 200
    order = call("getOrder", path={"orderId": placed.id}, by=STAFF).body
    assert [(each["amount"]["amount"], each["reason"]) for each in order["refunds"]] == [(500, "found-at-provider")]
