"""The provider's payments against the orders, and the orders against the provider's payments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from tradewind.contract.types import OrderSummary
from tradewind.domain import orders as rules
from tradewind.domain.identifiers import part_id
from tradewind.gateways.clock import timestamp
from tradewind.gateways.payments import Bill, Payment
from tradewind.services.shared.order_changes import change_order, save_decision
from tradewind.services.shared.payment_settlement import Till, bill_of, conclude, finish
from tradewind.stores.orders import OrderRecord

PAGE = 100
Kind = Literal[
    "charged-without-order", "charged-but-not-paid", "paid-but-not-charged", "another-amount", "refund-not-known", "refund-not-made"
]


class Difference(Struct, frozen=True, kw_only=True):
    """`amount` is what the difference is worth, in minor units. What is not `repaired` needs a person."""

    kind: Kind
    order: str
    amount: int
    repaired: bool


def reconcile_payments(till: Till, since: str) -> list[Difference]:
    """Every difference between payments and orders begun since this time (RFC 3339), each repaired where that can be done safely."""
    seen: set[str] = set()
    differences: list[Difference] = []
    for payment in till.payments.payments_since(since):
        seen.add(payment.key)
        record = till.orders.get(payment.key)
        differences += _without_order(till, payment) if record is None else _with_order(till, record, payment)
    differences += [
        Difference(kind="paid-but-not-charged", order=each.id, amount=each.total.amount, repaired=False)
        for each in _orders_since(till, since)
        if each.state in rules.KEPT and each.id not in seen and not _is_charged(till, each.id)
    ]
    return differences


def _without_order(till: Till, payment: Payment) -> Iterator[Difference]:
    left = payment.amount - payment.refunded
    bill = Bill(payment.key, payment.amount, payment.currency, payment.payment_id)
    if payment.status == "captured" and left > 0:
        till.payments.refund(bill, left, part_id("rfd", payment.key, "no order"))
        yield Difference(kind="charged-without-order", order=payment.key, amount=left, repaired=True)
    elif payment.status in ("authorised", "action-needed"):
        till.payments.void(bill)


def _with_order(till: Till, record: OrderRecord, payment: Payment) -> Iterator[Difference]:
    order = record.order()
    if payment.status == "captured" and payment.amount != order.totals.total.amount:
        yield Difference(kind="another-amount", order=order.id, amount=payment.amount, repaired=False)
        return
    if payment.status == "captured" and not rules.paid(order):
        record = conclude(till, record.id, payment)
        yield Difference(kind="charged-but-not-paid", order=order.id, amount=payment.amount, repaired=rules.paid(record.order()) > 0)
    elif payment.status != "captured" and rules.paid(order):
        yield Difference(kind="paid-but-not-charged", order=order.id, amount=order.totals.total.amount, repaired=False)
        return
    yield from _refunds(till, finish(till, record))


def _refunds(till: Till, record: OrderRecord) -> Iterator[Difference]:
    given = till.payments.find(bill_of(record)).refunded
    known = _issued(record)
    if given > known and not rules.pending_refunds(record.order()):
        change_order(till.orders, record.id, lambda now: _with_found_refund(till, now, given))
        yield Difference(kind="refund-not-known", order=record.id, amount=given - known, repaired=True)
    elif given < known:
        yield Difference(kind="refund-not-made", order=record.id, amount=known - given, repaired=False)


def _with_found_refund(till: Till, record: OrderRecord, given: int) -> OrderRecord:
    missing = given - _issued(record)
    if missing <= 0:
        return record
    refund_id = part_id("rfd", record.id, f"found {given}")
    decision = rules.found_refund(record.order(), till.by("payment-provider"), refund_id, missing)
    return save_decision(till.orders, till.clock, record, decision)


def _issued(record: OrderRecord) -> int:
    return sum(refund.amount.amount for refund in record.order().refunds if refund.state == "issued")


def _is_charged(till: Till, order_id: str) -> bool:
    record = till.orders.get(order_id)
    return record is not None and till.payments.find(bill_of(record)).status == "captured"


def _orders_since(till: Till, since: str) -> Iterator[OrderSummary]:
    month, this_month = since[:7], timestamp(till.clock.seconds())[:7]
    while month <= this_month:
        position: str | None = None
        while True:
            found = till.orders.by_month(month, since, "~", PAGE, None, position)
            yield from (msgspec.json.decode(summary, type=OrderSummary) for summary in found.summaries)
            position = found.position
            if position is None:
                break
        year, number = int(month[:4]), int(month[5:])
        month = f"{year + 1}-01" if number == 12 else f"{year}-{number + 1:02d}"
