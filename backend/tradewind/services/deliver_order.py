from __future__ import annotations

from tradewind.contract.types import Order
from tradewind.domain import orders as rules
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import order_record
from tradewind.services.shared.order_changes import change_order, save_decision
from tradewind.stores.orders import OrderRecord, Orders


def deliver_order(orders: Orders, clock: Clock, order_id: str, actor: str) -> Order:
    """Note that all of an order has arrived; noting it again changes nothing."""

    def change(record: OrderRecord) -> OrderRecord:
        if record.state == "delivered":
            return record
        by, order = rules.By("staff", timestamp(clock.seconds()), actor), record.order()
        decision = rules.deliver(order, by)
        return save_decision(orders, clock, record, decision, order_record("deliverOrder", by, order, decision.order))

    return change_order(orders, order_id, change).order()
