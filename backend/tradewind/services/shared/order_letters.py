"""What the customer is written of each event of an order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tradewind.contract.types import OrderEvent, OrderEventType, OrderLineQuantity
from tradewind.domain.events import refund_of
from tradewind.domain.letters import LETTERS, fulfilment_of
from tradewind.gateways.letters import Letters, Written
from tradewind.services.shared.mailing import order_link
from tradewind.stores.orders import OrderRecord


def write_letter(letters: Letters, record: OrderRecord, event: OrderEvent) -> Written:
    """The letter of an event that has one, with a link that opens the order."""
    order = event.order
    about = {"order": order, "link": order_link(letters, record), **DETAILS.get(event.type, _nothing)(event)}
    return letters.write(LETTERS[event.type], about, number=order.number)


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
