from __future__ import annotations

from tradewind.contract.types import OrderEvent
from tradewind.domain.refusal import GivenUp
from tradewind.services.shared.mailing import Postman, send_once
from tradewind.services.shared.order_letters import write_letter
from tradewind.stores.orders import Orders


def send_order_mail(postman: Postman, orders: Orders, event: OrderEvent) -> bool:
    """Mail the customer what happened; False where this event has been told before."""
    record = orders.get(event.order.id)
    if record is None:
        raise GivenUp("no-such-order")
    return send_once(postman, event.id, event.order.email, write_letter(postman.letters, record, event))
