from __future__ import annotations

from tradewind.domain.refusal import Refusal
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.stores.webhooks import Webhooks


def delete_webhook(webhooks: Webhooks, clock: Clock, webhook_id: str, by: str) -> None:
    """End a subscription. What waits to be sent to it is not sent any more; its log stays until it is forgotten."""
    found = webhooks.get(webhook_id)
    record = found and change_record("deleteWebhook", by, timestamp(clock.seconds()), webhook_id, before=found.webhook)
    if not record or not webhooks.delete(webhook_id, record):
        raise Refusal("not-found", "There is no such subscription.")
