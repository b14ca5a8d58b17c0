from tradewind.contract.types import WebhookPage
from tradewind.stores.webhooks import Webhooks


def list_webhooks(webhooks: Webhooks) -> WebhookPage:
    return WebhookPage(items=webhooks.list_all())
