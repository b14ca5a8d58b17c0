from __future__ import annotations

import msgspec

from tradewind.contract.types import OrderEvent
from tradewind.domain.webhooks import KEPT_DAYS, build_delivery, first_message
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.queue import Queues
from tradewind.services.shared.webhook_queue import send_message
from tradewind.stores.webhooks import Webhooks

DAY_SECONDS = 86_400


def queue_webhooks(webhooks: Webhooks, queues: Queues, clock: Clock, event: OrderEvent) -> None:
    """Make a delivery of an event, and a message that asks for it, for each subscription that wants it.

    An event that comes again finds its deliveries, and sends their messages again: whether it did so before is not known. A message too
    many does nothing.
    """
    now = clock.seconds()
    payload = msgspec.json.encode(event).decode()
    for webhook in webhooks.list_all():
        if event.type in webhook.events:
            delivery = build_delivery(webhook.id, event, payload, timestamp(now))
            webhooks.add_delivery(webhook.id, delivery, int(now) + KEPT_DAYS * DAY_SECONDS)
            send_message(queues, first_message(webhook.id, delivery), now)
