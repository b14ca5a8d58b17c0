"""Which letter goes out for which event, and what it is about."""

from __future__ import annotations

from typing import NamedTuple

from tradewind.contract.types import Fulfilment, OrderEvent, OrderEventType
from tradewind.domain.refusal import GivenUp


class Letter(NamedTuple):
    """`template` is the name of a pair in backend/tradewind/templates; `subject` is filled with `shop` and `number`."""

    template: str
    subject: str


LETTERS: dict[OrderEventType, Letter] = {
    "OrderPaid": Letter("confirmed", "Your order {number} is confirmed"),
    "PaymentFailed": Letter("payment_failed", "Your payment for order {number} did not go through"),
    "OrderFulfilled": Letter("shipped", "Your order {number} is on its way"),
    "OrderCancelled": Letter("cancelled", "Your order {number} is cancelled"),
    "OrderExpired": Letter("expired", "Your order {number} was not paid in time"),
    "RefundIssued": Letter("refunded", "Your refund for order {number}"),
}
ORDER_LINK = Letter("order_link", "The way back to your order {number}")
LOW_STOCK = Letter("low_stock", "Running low: {skus}")


def fulfilment_of(event: OrderEvent) -> Fulfilment:
    """The fulfilment that an event is about."""
    for fulfilment in event.order.fulfilments:
        if fulfilment.id == event.subject:
            return fulfilment
    raise GivenUp("no-such-fulfilment")
