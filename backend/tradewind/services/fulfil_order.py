from __future__ import annotations

import msgspec

from tradewind.contract.types import FulfilmentInput, Order
from tradewind.domain import orders as rules
from tradewind.domain.identifiers import fingerprint, part_id
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import order_record
from tradewind.services.shared.order_changes import change_order, is_repeated, save_decision, with_command
from tradewind.stores.orders import OrderRecord, Orders


def fulfil_order(orders: Orders, clock: Clock, order_id: str, key: str, wanted: FulfilmentInput, actor: str) -> tuple[Order, bool]:
    """The order with what was sent of it, and whether this key had sent it before."""
    fulfilment_id = part_id("ful", order_id, key)
    request_hash = fingerprint(msgspec.json.encode(wanted))
    repeated = False

    def change(record: OrderRecord) -> OrderRecord:
        nonlocal repeated
        repeated = is_repeated(record, fulfilment_id, request_hash)
        if repeated:
            return record
        by = rules.By("staff", timestamp(clock.seconds()), actor)
        order = record.order()
        decision = rules.fulfil(order, by, fulfilment_id, wanted)
        audit = order_record("fulfilOrder", by, order, decision.order)
        return save_decision(orders, clock, record, decision, audit, commands=with_command(record, fulfilment_id, request_hash))

    return change_order(orders, order_id, change).order(), repeated
