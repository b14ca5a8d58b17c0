from __future__ import annotations

from tradewind.contract.types import Order
from tradewind.domain.orders import for_customer
from tradewind.domain.refusal import Unavailable
from tradewind.gateways.payments import PaymentTimeout
from tradewind.services.create_order import refuse_unpaid
from tradewind.services.get_order import own_order
from tradewind.services.shared.payment_settlement import Till, finish, resume


def complete_payment(till: Till, order_id: str, owner: str | None, token: str | None, challenge_token: str) -> Order:
    """The order after the customer has confirmed its payment: paid, or still placed where the provider does not know yet."""
    record = own_order(till.orders.get(order_id), owner, token)
    try:
        record = resume(till, record, challenge_token) if record.state == "placed" else finish(till, record)
    except PaymentTimeout as error:
        raise Unavailable from error
    refuse_unpaid(record)
    return for_customer(record.order())
