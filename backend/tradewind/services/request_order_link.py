from __future__ import annotations

import uuid

import msgspec

from tradewind.contract.types import OrderLinkReceipt, OrderLinkRequest
from tradewind.domain.order_links import WINDOW_SECONDS, OrderLinkMessage, counted_limits, read_number
from tradewind.domain.refusal import Refusal
from tradewind.gateways.clock import Clock
from tradewind.gateways.queue import Queues
from tradewind.stores.limits import Limits

QUEUE = "order-links"


def request_order_link(limits: Limits, queues: Queues, clock: Clock, address: str, wanted: OrderLinkRequest) -> OrderLinkReceipt:
    """Pass the wish on. Whether there is such an order is not looked at here, so neither the answer nor its time can tell."""
    email = wanted.email.lower()
    if not limits.count(counted_limits(address, email), WINDOW_SECONDS, int(clock.seconds())):
        raise Refusal("asked-too-often", "Links were asked for too often in a short time. Wait a quarter of an hour, then try again.")
    message = OrderLinkMessage(id=uuid.uuid4().hex, number=read_number(wanted.number), email=email)
    queues.send(QUEUE, msgspec.json.encode(message).decode())
    return OrderLinkReceipt(email=wanted.email)
