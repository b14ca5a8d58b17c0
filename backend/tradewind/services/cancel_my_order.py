from __future__ import annotations

from tradewind.contract.types import Order
from tradewind.domain.orders import for_customer
from tradewind.services.cancel_order import cancel_order
from tradewind.services.get_order import own_order
from tradewind.services.shared.payment_settlement import Till


def cancel_my_order(till: Till, order_id: str, owner: str | None, token: str | None) -> Order:
    own_order(till.orders.get(order_id), owner, token)
    return for_customer(cancel_order(till, order_id, till.by("customer")))
