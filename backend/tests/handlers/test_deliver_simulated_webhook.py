"""deliverSimulatedWebhook: a webhook is signed and taken as one from outside. Dynoxide; under a second."""

from __future__ import annotations

import json

import pytest

from backend.tests.support.orders import queue_batch
from backend.tests.support.placing import TOTAL, place, stock_up, stored, taken
from backend.tests.support.tables import records_of
from handlers import deliver_simulated_webhook
from tradewind.gateways.payments import Bill
from tradewind.stores.dynamodb import DynamoDB


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
