"""queueWebhooks, by the events of its queue. Dynoxide; a second."""

from __future__ import annotations

import json

import msgspec
import pytest

from backend.tests.support.fakes import FakeQueues
from backend.tests.support.orders import ORDER_ID, order_event
from backend.tests.support.tables import Watch, dump
from backend.tests.support.webhooks import event_batch, messages, subscribe
from handlers import queue_webhooks
from ops.generate import read_functions
from tradewind.edge import consumer
from tradewind.stores.dynamodb import DynamoDB, connect
from tradewind.stores.webhooks import Webhooks


@pytest.fixture(autouse=True)
def queues(monkeypatch: pytest.MonkeyPatch) -> FakeQueues:
    fake = FakeQueues()
    monkeypatch.setattr(queue_webhooks, "queues", fake)
    monkeypatch.setattr(consumer.queues, "connect", lambda: fake)
    return fake


def test_each_subscription_that_wants_an_event_gets_a_delivery_and_a_message(shop: DynamoDB, queues: FakeQueues) -> None:
    wanting = [subscribe(shop, "OrderPaid", slot=0), subscribe(shop, "OrderCancelled", "OrderPaid", slot=1)]
    other = subscribe(shop, "OrderCancelled", slot=2)
    event = order_event("OrderPaid")
    assert queue_webhooks.handler(event_batch(event), None) == {"batchItemFailures": []}
    assert [message.webhook_id for message in messages(queues)] == [webhook.id for webhook in wanting]
    assert {(sent.queue, sent.delay_seconds) for sent in queues.sent} == {("webhook-deliveries", 0)}
    for webhook in wanting:
        (delivery,) = Webhooks(shop).deliveries(webhook.id, 9, None).deliveries
        assert (delivery.event_id, delivery.event_type, delivery.state) == (f"{ORDER_ID}-0", "OrderPaid", "pending")
        assert json.loads(delivery.payload) == json.loads(msgspec.json.encode(event))
    assert Webhooks(shop).deliveries(other.id, 9, None).deliveries == []


def test_a_repeated_event_makes_no_second_delivery(shop: DynamoDB, queues: FakeQueues) -> None:
    webhook = subscribe(shop)
    queue_webhooks.handler(event_batch(), None)
    before = dump(shop)
    queue_webhooks.handler(event_batch(order_event(), order_event()), None)
    assert dump(shop) == before
    # Whether the first message was sent is not known, so each asks again; they ask for the same turn of the same delivery.
    assert len(set(messages(queues))) == 1
    assert len(Webhooks(shop).deliveries(webhook.id, 9, None).deliveries) == 1


def test_what_was_interrupted_is_made_whole_when_the_event_comes_again(shop: DynamoDB, queues: FakeQueues) -> None:
    webhooks = [subscribe(shop, slot=slot) for slot in range(2)]
    queues.down = True
    assert queue_webhooks.handler(event_batch(), None) == {"batchItemFailures": [{"itemIdentifier": "m0"}]}
    queues.down = False
    assert queue_webhooks.handler(event_batch(), None) == {"batchItemFailures": []}
    assert [message.webhook_id for message in messages(queues)] == [webhook.id for webhook in webhooks]
    assert all(len(Webhooks(shop).deliveries(webhook.id, 9, None).deliveries) == 1 for webhook in webhooks)


def test_it_may_do_what_it_does_and_nothing_else(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribe(shop)
    watch = Watch(connect(), monkeypatch)
    queue_webhooks.handler(event_batch(), None)
    assert watch.seen == {table: set(actions) for table, actions in read_functions()["queueWebhooks"]["tables"].items()}
