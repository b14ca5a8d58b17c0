from __future__ import annotations

from collections.abc import Callable

from tradewind.gateways.payments import PaymentTimeout
from tradewind.services.shared.payment_settlement import Till, confirm, expire, postpone
from tradewind.stores.orders import OrderRecord

AT_ONCE = 100


def settle_due_orders(till: Till, on_failure: Callable[[Exception, str], None]) -> int:
    """Release reservations that ran out, and finish what is pending with the provider. How many orders were looked at.

    Reservations come first, and once the provider has not answered it is asked no more: stock waits for nobody. One order's failure is
    told, and does not keep the others waiting.
    """
    now = int(till.clock.seconds())
    found = [till.orders.get(order_id) for order_id in till.orders.due(now, AT_ONCE)]
    due = [record for record in found if record and record.due and record.due_at <= now]
    answers = True
    for record in sorted(due, key=lambda record: record.state != "placed"):
        try:
            answers = _settle(till, record, ask=answers) and answers
        except Exception as error:
            on_failure(error, record.id)
    return len(found)


def _settle(till: Till, record: OrderRecord, *, ask: bool) -> bool:
    """Whether the provider answered, if it was asked."""
    if record.state == "placed":
        record = expire(till, record, ask=ask)
    try:
        if ask:
            confirm(till, record)
            return True
    except PaymentTimeout:
        pass
    postpone(till, record)
    return not ask
