"""Webhooks: how a payload is signed, when a delivery that failed is sent again, and what an attempt makes of a delivery.

A delivery's turn tells its messages apart. The message of a turn sends the delivery and, where that fails, is followed by one of the next
turn; sending by hand begins the next turn too. What comes of a turn that is past, such as a message that the queue gave out twice, does
nothing.
"""

from __future__ import annotations

import hmac
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tradewind.contract.types import OrderEvent, WebhookAttempt, WebhookDelivery
from tradewind.domain.identifiers import delivery_id

MOST_SUBSCRIPTIONS = 20
MINUTE, HOUR = 60, 3600
PAUSES_SECONDS = (MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR)
"""How long to wait after each failed attempt; after the attempt that follows the last one, it is given up."""
ATTEMPTS = len(PAUSES_SECONDS) + 1
MOST_ATTEMPTS_KEPT = 20
KEPT_DAYS = 30


class Delivery(NamedTuple):
    """A delivery as the shop keeps it; `version` counts its changes."""

    log: WebhookDelivery
    turn: int = 1
    version: int = 1


class DeliveryMessage(Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Asks for an attempt, of this number since the delivery was made or sent by hand, no sooner than `not_before` (seconds since 1970)."""

    webhook_id: str
    delivery_id: str
    turn: int = 1
    attempt: int = 1
    not_before: int = 0


def sign(secret: str, seconds: int, body: bytes) -> str:
    """The header `Tradewind-Signature`."""
    return f"t={seconds},v1={hmac.digest(secret.encode(), f'{seconds}.'.encode() + body, 'sha256').hex()}"


def build_delivery(webhook_id: str, event: OrderEvent, payload: str, at: str) -> Delivery:
    """The delivery of an event to a subscription: the same two, the same id."""
    id = delivery_id(webhook_id, event.id, event.at)
    log = WebhookDelivery(id=id, event_id=event.id, event_type=event.type, state="pending", created_at=at, attempts=[], payload=payload)
    return Delivery(log)


def is_due(delivery: Delivery, message: DeliveryMessage) -> bool:
    """Whether a message still asks for something.

    A message may be ahead of its delivery: it is sent before the delivery says so, so that none is left waiting for a message that was
    never sent.
    """
    return delivery.turn < message.turn or (delivery.turn == message.turn and delivery.log.state != "delivered")


def next_message(message: DeliveryMessage, now: float) -> DeliveryMessage | None:
    """What follows an attempt that failed now; None after the last."""
    if message.attempt >= ATTEMPTS:
        return None
    due = int(now) + PAUSES_SECONDS[message.attempt - 1]
    return replace(message, turn=message.turn + 1, attempt=message.attempt + 1, not_before=due)


def after_attempt(delivery: Delivery, message: DeliveryMessage, attempt: WebhookAttempt, following: DeliveryMessage | None) -> Delivery:
    """The delivery with an attempt in its log, in the state that it led to. One of a turn that is past is in the log, and no more."""
    log = replace(delivery.log, attempts=[*delivery.log.attempts, attempt][-MOST_ATTEMPTS_KEPT:])
    turn = delivery.turn
    if is_due(delivery, message):
        log = replace(log, state="delivered" if attempt.ok else "pending" if following else "failed")
        # The turn of a delivery that failed stays, so that its dead letter can still be put back into the queue.
        turn = message.turn + 1 if attempt.ok or following else message.turn
    return Delivery(log, turn, delivery.version + 1)


def sent_by_hand(delivery: Delivery) -> Delivery:
    return Delivery(replace(delivery.log, state="pending"), delivery.turn + 1, delivery.version + 1)


def first_message(webhook_id: str, delivery: Delivery) -> DeliveryMessage:
    """The message that begins a delivery's turn."""
    return DeliveryMessage(webhook_id=webhook_id, delivery_id=delivery.log.id, turn=delivery.turn)
