from __future__ import annotations

from msgspec import UNSET

from tradewind.contract.types import WebhookAttempt, WebhookDelivery
from tradewind.domain.refusal import GivenUp, Unavailable
from tradewind.domain.webhooks import DeliveryMessage, after_attempt, is_due, next_message, sign
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.queue import Queues
from tradewind.gateways.webhook_sender import WebhookSender
from tradewind.services.shared.messages import read_message
from tradewind.services.shared.webhook_queue import send_message
from tradewind.stores.webhooks import Subscription, Webhooks

CHANGES_AT_ONCE = 5


def deliver_webhook(webhooks: Webhooks, queues: Queues, sender: WebhookSender, clock: Clock, body: str) -> None:
    """Send a delivery, if its message is due, and its subscription is still there; log the attempt, and see to the next one.

    GivenUp after the last attempt; its code says what came of it.
    """
    message = read_message(body, DeliveryMessage, "not-a-delivery")
    now = clock.seconds()
    if now < message.not_before:
        send_message(queues, message, now)
        return
    subscription = webhooks.get(message.webhook_id)
    delivery = webhooks.delivery(message.webhook_id, message.delivery_id)
    if subscription is None or delivery is None or not is_due(delivery, message):
        return
    attempt = _attempt(sender, subscription, delivery.log, now)
    following = None if attempt.ok else next_message(message, now)
    # Before the log says so: a message too many does nothing, and one too few would leave the delivery pending for ever.
    if following:
        send_message(queues, following, now)
    _record(webhooks, message, attempt, following)
    if not attempt.ok and following is None:
        raise GivenUp("no-answer" if attempt.status is UNSET else f"status-{attempt.status}")


def _attempt(sender: WebhookSender, subscription: Subscription, log: WebhookDelivery, now: float) -> WebhookAttempt:
    body = log.payload.encode()
    headers = {
        "Content-Type": "application/json",
        "Tradewind-Event-Id": log.event_id,
        "Tradewind-Event-Type": log.event_type,
        "Tradewind-Signature": sign(subscription.secret, int(now), body),
    }
    milliseconds, status, answer, failure = sender.send(subscription.webhook.url, headers, body)
    return WebhookAttempt(
        at=timestamp(now),
        ok=status is not None and 200 <= status < 300,
        status=UNSET if status is None else status,
        answer=answer or UNSET,
        failure=failure or UNSET,
        milliseconds=milliseconds,
    )


def _record(webhooks: Webhooks, message: DeliveryMessage, attempt: WebhookAttempt, following: DeliveryMessage | None) -> None:
    """Put the attempt into the log, whatever else changes the delivery meanwhile."""
    for tried in range(CHANGES_AT_ONCE):
        delivery = webhooks.delivery(message.webhook_id, message.delivery_id)
        # A write may have taken place although its answer was lost.
        if delivery is None or (tried and attempt in delivery.log.attempts):
            return
        if webhooks.update_delivery(message.webhook_id, after_attempt(delivery, message, attempt, following)):
            return
    raise Unavailable
