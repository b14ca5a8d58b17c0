"""Subscriptions and deliveries, as tests need them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from backend.tests.support.fakes import FakeQueues
from backend.tests.support.orders import bus_message, order_event, queue_batch
from tradewind.contract.types import OrderEvent, Webhook
from tradewind.domain.identifiers import delivery_id, webhook_id
from tradewind.domain.webhooks import Delivery, DeliveryMessage, build_delivery
from tradewind.gateways.webhook_sender import Outcome, UnfitTarget
from tradewind.stores.audit import AuditRecord
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.webhooks import Webhooks

AT = "2026-03-01T09:30:00.000Z"
SECRET = "whsec_0123456789abcdefghjkmnpqrstvwxyz"
QUEUE = "webhook-deliveries"
WEBHOOK_ID = webhook_id(0, bytes(10))
RECORD = AuditRecord(at=AT, action="prepare", by="test")
DELIVERY_ID = delivery_id(WEBHOOK_ID, order_event().id, order_event().at)


class FakeSender:
    """Keeps what it sent; `outcomes` are what came of it, in order, the last one for ever."""

    def __init__(self, *outcomes: Outcome) -> None:
        self.outcomes = list(outcomes) or [Outcome(12, 200, "thanks")]
        self.sent: list[tuple[str, Mapping[str, str], bytes]] = []

    def check(self, url: str) -> None:
        if "private" in url:
            raise UnfitTarget("The address leads to a network address that is not public (private).")

    def send(self, url: str, headers: Mapping[str, str], body: bytes) -> Outcome:
        self.sent.append((url, headers, body))
        return self.outcomes.pop(0) if len(self.outcomes) > 1 else self.outcomes[0]


def subscribe(db: DynamoDB, *events: str, slot: int = 0, url: str = "https://hooks.example.com/", seed: bytes = b"\0") -> Webhook:
    document = {
        "id": webhook_id(slot, seed * 10),
        "url": url,
        "events": events or ["OrderPaid"],
        "createdAt": f"2026-03-01T09:{slot:02d}:00.000Z",
    }
    webhook = msgspec.convert(document, Webhook)
    assert Webhooks(db).create(webhook, SECRET, RECORD)
    return webhook


def add_delivery(db: DynamoDB, webhook: Webhook, event: OrderEvent | None = None) -> Delivery:
    """A delivery that is pending."""
    told = event or order_event()
    delivery = build_delivery(webhook.id, told, msgspec.json.encode(told).decode(), AT)
    Webhooks(db).add_delivery(webhook.id, delivery, 1_800_000_000)
    return delivery


def messages(queues: FakeQueues) -> list[DeliveryMessage]:
    """What was sent to the queue of the deliveries."""
    return [msgspec.json.decode(sent.body, type=DeliveryMessage) for sent in queues.sent if sent.queue == QUEUE]


def event_batch(*events: OrderEvent) -> dict[str, Any]:
    return queue_batch(*(bus_message(event) for event in events or (order_event(),)))
