from __future__ import annotations

from tradewind.contract.types import Order
from tradewind.domain import orders as rules
from tradewind.domain.identifiers import part_id
from tradewind.services.shared.auditing import order_record
from tradewind.services.shared.order_changes import change_order, save_decision
from tradewind.services.shared.payment_settlement import Till, finish
from tradewind.stores.orders import OrderRecord


def cancel_order(till: Till, order_id: str, by: rules.By) -> Order:
    """Give up an order that is not sent, release its stock and return what was paid. Cancelling again changes nothing."""

    def change(record: OrderRecord) -> OrderRecord:
        if record.state == "cancelled":
            return record
        order = record.order()
        decision = rules.cancel(order, by, part_id("rfd", record.id, "cancel"))
        return save_decision(till.orders, till.clock, record, decision, order_record("cancelOrder", by, order, decision.order))

    return finish(till, change_order(till.orders, order_id, change)).order()
