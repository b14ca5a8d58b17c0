from __future__ import annotations

import msgspec
from msgspec.structs import replace

from tradewind.contract.types import OrderAdoption, OrderSummary
from tradewind.domain.removal import REMOVED_EMAIL
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.order_changes import change_order
from tradewind.stores.audit import AuditRecord
from tradewind.stores.orders import OrderRecord, Orders

ORDERS_AT_ONCE = 100
LIST_LIMIT = 100


def adopt_orders(orders: Orders, clock: Clock, customer: str, confirmed_email: str) -> OrderAdoption:
    """Make the customer the owner of their address's orders that have none, as many as one request can; of none without an address."""
    adopted = 0
    position: str | None = None
    while confirmed_email not in ("", REMOVED_EMAIL):
        found = orders.by_email(confirmed_email, "0", "~", LIST_LIMIT, None, position)
        for record in orders.get_many([msgspec.json.decode(summary, type=OrderSummary).id for summary in found.summaries]):
            if record.owner:
                continue
            if adopted == ORDERS_AT_ONCE:
                return OrderAdoption(adopted=adopted, done=False)
            adopted += _adopt(orders, clock, record.id, customer, confirmed_email)
        position = found.position
        if position is None:
            break
    return OrderAdoption(adopted=adopted, done=True)


def _adopt(orders: Orders, clock: Clock, order_id: str, customer: str, confirmed_email: str) -> bool:
    """Whether it was this that made it theirs."""
    is_taken = False

    def take(record: OrderRecord) -> OrderRecord:
        nonlocal is_taken
        # The list may be a moment behind.
        if record.owner or record.email != confirmed_email:
            return record
        audit = AuditRecord(at=timestamp(clock.seconds()), action="adoptOrders", by=customer, subject=record.id)
        after = orders.save(record, replace(record, owner=customer), audit=audit)
        is_taken = True
        return after

    change_order(orders, order_id, take)
    return is_taken
