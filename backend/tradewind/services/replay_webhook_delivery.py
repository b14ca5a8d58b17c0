from __future__ import annotations

from tradewind.contract.types import WebhookDelivery
from tradewind.domain.refusal import Refusal
from tradewind.domain.webhooks import Delivery, first_message, sent_by_hand
from tradewind.gateways.clock import Clock
from tradewind.gateways.queue import Queues
from tradewind.services.shared.webhook_queue import send_message
from tradewind.stores.webhooks import Webhooks


def replay_webhook_delivery(webhooks: Webhooks, queues: Queues, clock: Clock, webhook_id: str, delivery_id: str) -> WebhookDelivery:
    """The delivery, pending again from its first attempt on; a later attempt that was waiting is dropped."""
    if webhooks.get(webhook_id) is None:
        raise Refusal("not-found", "There is no such subscription.")
    after = sent_by_hand(_load(webhooks, webhook_id, delivery_id))
    send_message(queues, first_message(webhook_id, after), clock.seconds())
    if webhooks.update_delivery(webhook_id, after):
        return after.log
    # An attempt came in between, perhaps this very one: the delivery says it all.
    return _load(webhooks, webhook_id, delivery_id).log


def _load(webhooks: Webhooks, webhook_id: str, delivery_id: str) -> Delivery:
    delivery = webhooks.delivery(webhook_id, delivery_id)
    if delivery is None:
        raise Refusal("not-found", "There is no such delivery to this subscription.")
    return delivery
