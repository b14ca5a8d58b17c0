"""Messages that ask for an attempt at a delivery, on their way through the queue."""

from __future__ import annotations

import math

import msgspec

from tradewind.domain.webhooks import DeliveryMessage
from tradewind.gateways.queue import LONGEST_DELAY_SECONDS, Queues

QUEUE = "webhook-deliveries"


def send_message(queues: Queues, message: DeliveryMessage, now: float) -> None:
    """Put a message into the queue until it is due, or as long before that as the queue can keep it back."""
    delay = max(0, math.ceil(message.not_before - now))
    queues.send(QUEUE, msgspec.json.encode(message).decode(), delay_seconds=min(delay, LONGEST_DELAY_SECONDS))
