"""The provider's payments against the orders, and the orders against the provider's payments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from tradewind.contract.types import OrderSummary
from tradewind.domain import orders as rules
from tradewind.domain.identifiers import part_id
from tradewind.gateways.clock import timestamp
from tradewind.gateways.payments import Bill, Payment
from tradewind.services.shared.payment_settlement import Till, agree_on_refunds, bill_of, conclude, finish
from tradewind.stores.orders import OrderRecord

HELD = ("authorised", "action-needed")
Kind = Literal[
    "charged-without-order", "charged-but-not-paid", "paid-but-not-charged", "another-amount", "refund-not-known", "refund-not-made"
]


class Difference(Struct, frozen=True, kw_only=True):
    """`amount` is what the difference is worth, in minor units. What is not `repaired` needs a person."""

    kind: Kind
    order: str
    amount: int
    repaired: bool


def reconcile_payments(till: Till, since: str, on_failure: Callable[[Exception, str], None]) -> Iterator[Difference]:
    """Every difference between payments and orders begun since this time (RFC 3339), each repaired where that can be done safely.

    Two kinds never are, as only a person can say what is right: a payment of another amount, and an order kept without one. One payment's
    failure is told, with its order, and does not keep the others waiting.
    """
    seen: set[str] = set()
    for payment in till.payments.payments_since(since):
        seen.add(payment.key)
        try:
            record = till.orders.get(payment.key)
            yield from _without_order(till, payment) if record is None else _with_order(till, record, payment)
        except Exception as error:
            on_failure(error, payment.key)
    for summary in till.orders.begun_since(since, timestamp(till.clock.seconds())):
        order = msgspec.json.decode(summary, type=OrderSummary)
        if order.state not in rules.KEPT or order.id in seen:
            continue
        try:
            if not _is_charged(till, order.id):
                yield Difference(kind="paid-but-not-charged", order=order.id, amount=order.total.amount, repaired=False)
        except Exception as error:
            on_failure(error, order.id)


def _without_order(till: Till, payment: Payment) -> Iterator[Difference]:
    left = payment.amount - payment.refunded
    bill = Bill(payment.key, payment.amount, payment.currency, payment.payment_id)
    if payment.status == "captured" and left > 0:
        till.payments.refund(bill, left, part_id("rfd", payment.key, "no order"))
        yield Difference(kind="charged-without-order", order=payment.key, amount=left, repaired=True)
    elif payment.status in HELD:
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
    if payment.status in HELD and order.state in rules.NOT_KEPT:
        record = conclude(till, record.id, payment)
    yield from _refunds(till, finish(till, record), payment.refunded)


def _refunds(till: Till, record: OrderRecord, given: int) -> Iterator[Difference]:
    gap = agree_on_refunds(till, record, given)
    if gap:
        kind: Kind = "refund-not-known" if gap.amount > 0 else "refund-not-made"
        yield Difference(kind=kind, order=record.id, amount=abs(gap.amount), repaired=gap.closed)


def _is_charged(till: Till, order_id: str) -> bool:
    record = till.orders.get(order_id)
    return record is not None and till.payments.find(bill_of(record)).status == "captured"
