from __future__ import annotations

import msgspec
from msgspec import UNSET

from tradewind.contract.types import ListWebhookDeliveriesQuery, WebhookDeliveryPage
from tradewind.services.shared.cursors import read_cursor, write_cursor
from tradewind.stores.webhooks import Webhooks


def list_webhook_deliveries(webhooks: Webhooks, webhook_id: str, query: ListWebhookDeliveriesQuery) -> WebhookDeliveryPage:
    """One page of what was sent to a subscription, the newest first; to one that never was, nothing."""
    asked = msgspec.json.encode(["deliveries", webhook_id])
    position = None if query.cursor is UNSET else read_cursor(query.cursor, asked, str)
    page = webhooks.deliveries(webhook_id, query.limit, position)
    return WebhookDeliveryPage(items=page.deliveries, next_cursor=write_cursor(page.position, asked) if page.position else UNSET)
