from __future__ import annotations

from collections.abc import Callable

from tradewind.services.shared.payment_settlement import Till, expire, finish

AT_ONCE = 100


def settle_due_orders(till: Till, on_failure: Callable[[Exception, str], None]) -> int:
    """Release reservations that ran out, and finish what is pending with the provider. How many orders were looked at.

    One order's failure is told, and does not keep the others waiting.
    """
    now = int(till.clock.seconds())
    ids = till.orders.due(now, AT_ONCE)
    for order_id in ids:
        try:
            _settle(till, order_id, now)
        except Exception as error:
            on_failure(error, order_id)
    return len(ids)


def _settle(till: Till, order_id: str, now: int) -> None:
    record = till.orders.get(order_id)
    if record is None or not record.due or record.due_at > now:
        return
    finish(till, expire(till, record) if record.state == "placed" else record)
