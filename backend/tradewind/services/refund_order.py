from __future__ import annotations

import msgspec
from msgspec import UNSET

from tradewind.contract.types import Order, RefundInput
from tradewind.domain import orders as rules
from tradewind.domain.identifiers import fingerprint, part_id
from tradewind.domain.refusal import Field, Refusal
from tradewind.services.shared.auditing import order_record
from tradewind.services.shared.order_changes import change_order, is_repeated, save_decision, with_command
from tradewind.services.shared.payment_settlement import Till, finish
from tradewind.stores.orders import OrderRecord


def refund_order(till: Till, order_id: str, key: str, wanted: RefundInput, actor: str) -> tuple[Order, bool]:
    """The order with its refund, and whether this key had refunded before. The refund is written before the provider is asked."""
    refund_id = part_id("rfd", order_id, key)
    request_hash = fingerprint(msgspec.json.encode(wanted))
    lines = () if wanted.lines is UNSET else wanted.lines
    amount = None if wanted.amount is UNSET else wanted.amount.amount
    repeated = False

    def change(record: OrderRecord) -> OrderRecord:
        nonlocal repeated
        repeated = is_repeated(record, refund_id, request_hash)
        if repeated:
            return record
        order = record.order()
        _check(wanted, order.totals.total.currency)
        by = till.by("staff", actor, "" if wanted.note is UNSET else wanted.note)
        decision = rules.refund(order, by, refund_id, lines, amount, wanted.reason)
        audit = order_record("refundOrder", by, order, decision.order)
        return save_decision(till.orders, till.clock, record, decision, audit, commands=with_command(record, refund_id, request_hash))

    return finish(till, change_order(till.orders, order_id, change)).order(), repeated


def _check(wanted: RefundInput, currency: str) -> None:
    if wanted.amount is not UNSET and wanted.lines is not UNSET:
        raise Refusal("invalid-request", "Send lines or an amount, not both.", Field("/amount", "Leave this out where lines are sent."))
    if wanted.amount is not UNSET and wanted.amount.currency != currency:
        raise Refusal(
            "invalid-request", "Change the fields that are named.", Field("/amount/currency", f"The order was paid in {currency}.")
        )
