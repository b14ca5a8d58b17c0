from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tradewind.contract.types import OrderEvent, OrderEventType, OrderLineQuantity
from tradewind.domain.events import refund_of
from tradewind.domain.letters import LETTERS, fulfilment_of
from tradewind.domain.refusal import GivenUp
from tradewind.services.shared.mailing import Postman, order_link, send_once
from tradewind.stores.orders import Orders


def send_order_mail(postman: Postman, orders: Orders, event: OrderEvent) -> bool:
    """Mail the customer what happened; False where this event has been told before."""
    record = orders.get(event.order.id)
    if record is None:
        raise GivenUp("no-such-order")
    order = event.order
    about = {"order": order, "link": order_link(postman.letters, record), **DETAILS.get(event.type, _nothing)(event)}
    written = postman.letters.write(LETTERS[event.type], about, number=order.number)
    return send_once(postman, event.id, order.email, written)


def _sent(event: OrderEvent) -> dict[str, Any]:
    fulfilment = fulfilment_of(event)
    left = [
        OrderLineQuantity(line=i, quantity=line.quantity - line.fulfilled - line.withdrawn)
        for i, line in enumerate(event.order.lines)
        if line.quantity > line.fulfilled + line.withdrawn
    ]
    return {"fulfilment": fulfilment, "left": left}


def _returned(event: OrderEvent) -> dict[str, Any]:
    return {"refund": refund_of(event)}


def _nothing(_event: OrderEvent) -> dict[str, Any]:
    return {}


DETAILS: dict[OrderEventType, Callable[[OrderEvent], dict[str, Any]]] = {"OrderFulfilled": _sent, "RefundIssued": _returned}
