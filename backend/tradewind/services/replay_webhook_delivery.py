from __future__ import annotations

from msgspec.structs import replace

from tradewind.contract.types import WebhookDelivery
from tradewind.domain.refusal import Refusal
from tradewind.domain.webhooks import Delivery, first_message, sent_by_hand
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.queue import Queues
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.webhook_queue import send_message
from tradewind.stores.audit import Audit
from tradewind.stores.webhooks import Webhooks


def replay_webhook_delivery(
    webhooks: Webhooks, audit: Audit, queues: Queues, clock: Clock, webhook_id: str, delivery_id: str, by: str
) -> WebhookDelivery:
    """The delivery, pending again from its first attempt on; a later attempt that was waiting is dropped.

    It is recorded before the message goes out: no transaction spans a queue, and nothing is to be sent unrecorded.
    """
    if webhooks.get(webhook_id) is None:
        raise Refusal("not-found", "There is no such subscription.")
    before = _load(webhooks, webhook_id, delivery_id)
    after = sent_by_hand(before)
    was, is_now = (replace(each.log, payload="") for each in (before, after))
    audit.write(change_record("replayWebhookDelivery", by, timestamp(clock.seconds()), delivery_id, was, is_now))
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
