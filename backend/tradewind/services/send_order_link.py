from __future__ import annotations

import msgspec

from tradewind.contract.types import OrderSummary
from tradewind.domain.letters import ORDER_LINK
from tradewind.domain.order_links import OrderLinkMessage
from tradewind.domain.removal import REMOVED_EMAIL
from tradewind.services.shared.mailing import Postman, order_link, send_once
from tradewind.services.shared.messages import read_message
from tradewind.stores.mails import order_link_id
from tradewind.stores.orders import OrderRecord, Orders

LIST_LIMIT = 100
LISTS = 20
"""How many pages of an address's orders are looked through, the newest first."""


def send_order_link(postman: Postman, orders: Orders, body: str) -> bool:
    """Mail the link to the order's own address; False where that address has no such order, or this wish has been granted before."""
    message = read_message(body, OrderLinkMessage, "not-a-wish")
    record = None if message.email == REMOVED_EMAIL else _find(orders, message)
    if record is None:
        return False
    order = record.order()
    about = {"order": order, "link": order_link(postman.letters, record)}
    return send_once(postman, order_link_id(message.id), order.email, postman.letters.write(ORDER_LINK, about, number=order.number))


def _find(orders: Orders, message: OrderLinkMessage) -> OrderRecord | None:
    position: str | None = None
    for _ in range(LISTS):
        found = orders.by_email(message.email, "0", "~", LIST_LIMIT, None, position)
        for summary in found.summaries:
            listed = msgspec.json.decode(summary, type=OrderSummary)
            if listed.number == message.number:
                return orders.get(listed.id)
        position = found.position
        if position is None:
            break
    return None
