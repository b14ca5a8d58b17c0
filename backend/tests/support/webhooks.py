"""Subscriptions and deliveries, as tests need them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from backend.tests.support.fakes import FakeQueues
from backend.tests.support.orders import bus_message, order_event, queue_batch
from tradewind.contract.types import OrderEvent, Webhook
from tradewind.domain.identifiers import webhook_id
from tradewind.domain.webhooks import DeliveryMessage
from tradewind.gateways.webhook_sender import Outcome, UnfitTarget
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.webhooks import Webhooks

SECRET = "whsec_0123456789abcdefghjkmnpqrstvwxyz"
QUEUE = "webhook-deliveries"


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
        "createdAt": f"2026-03-0{slot + 1}T09:30:00.000Z",
    }
    webhook = msgspec.convert(document, Webhook)
    assert Webhooks(db).create(webhook, SECRET)
    return webhook


def messages(queues: FakeQueues) -> list[DeliveryMessage]:
    """What was sent to the queue of the deliveries."""
    return [msgspec.json.decode(sent.body, type=DeliveryMessage) for sent in queues.sent if sent.queue == QUEUE]


def event_batch(*events: OrderEvent) -> dict[str, Any]:
    return queue_batch(*(bus_message(event) for event in events or (order_event(),)))
