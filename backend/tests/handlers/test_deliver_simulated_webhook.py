"""deliverSimulatedWebhook: a webhook is signed and taken as one from outside. Dynoxide; under a second."""

from __future__ import annotations

import json
import time

import pytest

from backend.tests.support.clock import FakeClock
from backend.tests.support.fakes import FakeQueues
from backend.tests.support.orders import queue_batch
from backend.tests.support.placing import TOTAL, Placed, place, stock_up, stored, taken
from backend.tests.support.tables import records_of
from handlers import deliver_simulated_webhook, settle_due_orders
from tradewind.gateways.payments import Bill
from tradewind.services.queue_simulated_webhooks import queue_simulated_webhooks
from tradewind.stores.dynamodb import DynamoDB, Item


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up(20, 20)
    return shop


def test_a_webhook_brings_the_order_to_where_its_payment_stands(shop: DynamoDB) -> None:
    placed = place("challenge")
    deliver_simulated_webhook.provider.resume(Bill(placed.id, TOTAL, "EUR"), "sim_passed_1")
    news = json.dumps({"payment": placed.id, "status": "authorised"})
    for _ in range(2):
        assert deliver_simulated_webhook.handler(queue_batch(news), None) == {"batchItemFailures": []}
    assert (stored(shop, placed)["state"], taken(shop), records_of(shop, "receivePaymentWebhook")) == ("paid", (TOTAL, 0), [])


class Wire:
    """What brings the provider's news to the shop: its ledger's stream, and the queue, in the order in which messages come due."""

    def __init__(self, db: DynamoDB, queues: FakeQueues) -> None:
        self._db, self._queues = db, queues
        self._known: Item | None = None

    def follow(self, placed: Placed) -> None:
        """Tell of the ledger's entry as it is now."""
        entry = self._db.get_item("simulated-payments", {"id": placed.id}, ConsistentRead=True)
        if entry != self._known:
            queue_simulated_webhooks(self._queues, [(self._known, entry)])
            self._known = entry

    def deliver(self, placed: Placed) -> int:
        """Deliver everything, and what that sets off; how many webhooks came."""
        came = 0
        while self._queues.sent:
            first = min(self._queues.sent, key=lambda sent: sent.delay_seconds)
            self._queues.sent.remove(first)
            assert deliver_simulated_webhook.handler(queue_batch(first.body), None) == {"batchItemFailures": []}
            came += 1
            self.follow(placed)
        return came


@pytest.mark.parametrize(("mode", "came"), [("once", 3), ("twice", 6), ("late", 3), ("shuffled", 3), ("never", 0)])
def test_however_webhooks_come_an_order_ends_in_one_state_with_one_charge(
    shop: DynamoDB, queues: FakeQueues, monkeypatch: pytest.MonkeyPatch, mode: str, came: int
) -> None:
    """The customer agreed at the bank, and never came back to the shop."""
    placed, wire = place(f"challenge-{mode}"), Wire(shop, queues)
    wire.follow(placed)
    deliver_simulated_webhook.provider.resume(Bill(placed.id, TOTAL, "EUR"), "sim_passed_1")
    wire.follow(placed)
    assert wire.deliver(placed) == came
    if came:
        assert (stored(shop, placed)["state"], taken(shop)) == ("paid", (TOTAL, 0))
        return
    assert (stored(shop, placed)["state"], taken(shop)) == ("placed", (0, 0))
    clock = FakeClock()
    clock.now = time.time() + 1200
    monkeypatch.setattr(settle_due_orders, "till", settle_due_orders.till._replace(clock=clock))
    settle_due_orders.handler({}, None)
    wire.follow(placed)
    assert wire.deliver(placed) == 0
    assert (stored(shop, placed)["state"], taken(shop)) == ("expired", (0, 0))
