from tradewind.stores.webhooks import Webhooks


def delete_webhook(webhooks: Webhooks, webhook_id: str) -> None:
    """End a subscription. What waits to be sent to it is not sent any more; its log stays until it is forgotten."""
    webhooks.delete(webhook_id)
