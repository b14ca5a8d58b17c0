"""replayWebhookDelivery, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.clock import FakeClock
from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.fakes import FakeQueues
from backend.tests.support.tables import dump, records_of
from backend.tests.support.webhooks import RECORD, FakeSender, add_delivery, messages, subscribe
from handlers import replay_webhook_delivery
from tradewind.contract.types import Webhook
from tradewind.domain.webhooks import Delivery
from tradewind.services.deliver_webhook import deliver_webhook
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.webhooks import Webhooks


@pytest.fixture
def queues(monkeypatch: pytest.MonkeyPatch) -> FakeQueues:
    fake = FakeQueues()
    monkeypatch.setattr(replay_webhook_delivery, "queues", fake)
    return fake


@pytest.fixture
def webhook(shop: DynamoDB) -> Webhook:
    return subscribe(shop)


@pytest.fixture
def delivery(shop: DynamoDB, webhook: Webhook) -> Delivery:
    """One that has been delivered."""
    delivery = add_delivery(shop, webhook)
    body = f'{{"webhookId":"{webhook.id}","deliveryId":"{delivery.log.id}"}}'
    deliver_webhook(Webhooks(shop), FakeQueues(), FakeSender(), FakeClock(), body)
    return delivery


def replay(webhook_id: str, delivery_id: str, by: Person | None = STAFF) -> Answer:
    return call("replayWebhookDelivery", by=by, path={"webhookId": webhook_id, "deliveryId": delivery_id})


def test_it_is_pending_again_and_sent_again(shop: DynamoDB, queues: FakeQueues, webhook: Webhook, delivery: Delivery) -> None:
    answer = replay(webhook.id, delivery.log.id)
    assert (answer.status, answer.body["state"], len(answer.body["attempts"])) == (202, "pending", 1)
    (message,) = messages(queues)
    assert (message.webhook_id, message.delivery_id, message.attempt, message.not_before) == (webhook.id, delivery.log.id, 1, 0)
    sender = FakeSender()
    deliver_webhook(Webhooks(shop), FakeQueues(), sender, FakeClock(), queues.sent[0].body)
    assert [headers["Tradewind-Event-Id"] for _, headers, _ in sender.sent] == [delivery.log.event_id]
    after = Webhooks(shop).delivery(webhook.id, delivery.log.id)
    assert after is not None
    assert (after.log.state, len(after.log.attempts)) == ("delivered", 2)


def test_a_queue_that_is_faster_than_the_table_changes_nothing(
    shop: DynamoDB, queues: FakeQueues, webhook: Webhook, delivery: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    sender = FakeSender()
    put = queues.send

    def send(queue: str, body: str, *, delay_seconds: int = 0) -> None:
        put(queue, body, delay_seconds=delay_seconds)
        deliver_webhook(Webhooks(shop), queues, sender, FakeClock(), body)

    monkeypatch.setattr(queues, "send", send)
    answer = replay(webhook.id, delivery.log.id)
    assert (answer.status, answer.body["state"], len(answer.body["attempts"])) == (202, "delivered", 2)
    assert len(sender.sent) == 1


def test_where_the_queue_does_not_answer_only_the_record_says_that_it_was_asked_for(
    shop: DynamoDB, queues: FakeQueues, webhook: Webhook, delivery: Delivery
) -> None:
    queues.down = True
    before = dump(shop)
    answer = replay(webhook.id, delivery.log.id)
    assert (answer.status, answer.problem) == (503, "unavailable")
    assert dump(shop) == before
    assert len(records_of(shop, "replayWebhookDelivery")) == 1


def test_what_is_not_there_is_not_found(shop: DynamoDB, queues: FakeQueues, webhook: Webhook, delivery: Delivery) -> None:
    before = dump(shop)
    for ids in ((webhook.id, "dlv_20260301_none"), ("whk_19zzzzzzzz", delivery.log.id), ("whk_00zzzzzzzz", delivery.log.id)):
        answer = replay(*ids)
        assert (answer.status, answer.problem) == (404, "not-found")
    assert dump(shop) == before
    assert Webhooks(shop).delete(webhook.id, RECORD)
    assert replay(webhook.id, delivery.log.id).status == 404
    assert queues.sent == []


def test_only_staff_may(shop: DynamoDB, queues: FakeQueues, webhook: Webhook, delivery: Delivery) -> None:
    before = dump(shop)
    assert [replay(webhook.id, delivery.log.id, by).status for by in (None, CUSTOMER)] == [401, 403]
    assert (dump(shop), queues.sent) == (before, [])
