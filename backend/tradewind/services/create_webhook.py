from __future__ import annotations

import os

from tradewind.contract.types import CreatedWebhook, Webhook, WebhookInput
from tradewind.domain.identifiers import webhook_id, webhook_secret
from tradewind.domain.refusal import Field, Refusal
from tradewind.domain.webhooks import MOST_SUBSCRIPTIONS
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.webhook_sender import UnfitTarget, WebhookSender
from tradewind.services.shared.auditing import change_record
from tradewind.stores.webhooks import Webhooks

SECRET_BYTES = 32


def create_webhook(webhooks: Webhooks, sender: WebhookSender, clock: Clock, wanted: WebhookInput, by: str) -> CreatedWebhook:
    """The subscription and its secret, in the first slot that is free; refused where none is, or nothing would be sent to its address."""
    try:
        sender.check(wanted.url)
    except UnfitTarget as error:
        raise Refusal("invalid-request", "Change the fields that are named.", Field("/url", str(error), "unfit-target")) from None
    at, entropy, secret = timestamp(clock.seconds()), os.urandom(10), webhook_secret(os.urandom(SECRET_BYTES))
    for slot in range(MOST_SUBSCRIPTIONS):
        webhook = Webhook(id=webhook_id(slot, entropy), url=wanted.url, events=list(dict.fromkeys(wanted.events)), created_at=at)
        if webhooks.create(webhook, secret, change_record("createWebhook", by, at, webhook.id, after=webhook)):
            return CreatedWebhook(webhook=webhook, secret=secret)
    raise Refusal("invalid-request", f"There are {MOST_SUBSCRIPTIONS} subscriptions already, the most there may be; delete one first.")
