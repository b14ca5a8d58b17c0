"""An order and its payment, brought to agree.

The checkout's answer, the provider's webhook, the clock and reconciliation all come here with how the payment stands now, in any order,
at once, or one of them never. Each makes the same conditional write, so the order ends in the same state with one charge.

What is done with money follows a decision that is written first: a payment is given back only for an order that says so, and whoever
finds the decision written, but not confirmed by the provider, asks the provider again.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple

from msgspec.structs import replace

from tradewind.contract.types import Actor, Order, Refund
from tradewind.domain import identifiers
from tradewind.domain import orders as rules
from tradewind.domain.refusal import Refusal
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.payments import Bill, Payment, PaymentGateway, PaymentRefused, PaymentTimeout
from tradewind.services.shared.order_changes import change_order, load_order, save_decision, with_due
from tradewind.stores.orders import Changed, OrderRecord, Orders, PaymentProblem

ENDED = ("declined", "voided")


class WrongAmount(Exception):
    """The provider took another amount than the order's total. Nobody but a person can say what to do."""


class Till(NamedTuple):
    """What settling a payment takes."""

    orders: Orders
    payments: PaymentGateway
    clock: Clock

    def by(self, who: Actor, actor: str = "", note: str = "") -> rules.By:
        return rules.By(who, timestamp(self.clock.seconds()), actor, note)


def bill_of(record: OrderRecord) -> Bill:
    order = record.order()
    return Bill(record.id, order.totals.total.amount, order.totals.total.currency, record.payment_id, order.placed_at)


def pay(till: Till, record: OrderRecord, token: str) -> OrderRecord:
    """Hold and take the money for a placed order; a provider that does not answer in time makes the order fail."""
    try:
        payment = _captured(till, bill_of(record), till.payments.authorise(bill_of(record), token))
    except PaymentTimeout:
        return fail(till, record.id, "payment-timeout")
    return conclude(till, record.id, payment)


def resume(till: Till, record: OrderRecord, token: str) -> OrderRecord:
    """Go on with a payment that the customer has confirmed, or refused to. Raises PaymentTimeout: ask again."""
    return conclude(till, record.id, _captured(till, bill_of(record), till.payments.resume(bill_of(record), token)))


def look(till: Till, record: OrderRecord) -> OrderRecord:
    """Ask the provider how the payment and its refunds stand, and draw the conclusion. Raises PaymentTimeout."""
    payment = till.payments.find(bill_of(record))
    if record.state == "placed":
        payment = _captured(till, bill_of(record), payment)
    record = conclude(till, record.id, payment)
    agree_on_refunds(till, record, payment.refunded)
    return record


def expire(till: Till, record: OrderRecord, *, ask: bool = True) -> OrderRecord:
    """Release a reservation that ran out; unless the money was taken, and then the order is paid.

    The provider lets go first. One that does not answer, or is not asked, holds up no stock: the order expires, and the answer is waited
    for.
    """
    pending = True
    if ask:
        try:
            payment = till.payments.void(bill_of(record))
            if payment.status == "captured":
                return conclude(till, record.id, payment)
            pending = payment.status not in (*ENDED, "unknown")
        except PaymentTimeout:
            pass
    return change_order(till.orders, record.id, lambda now: _expired(till, now, void_pending=pending))


def fail(till: Till, order_id: str, problem: PaymentProblem) -> OrderRecord:
    """The payment did not succeed, as far as anybody can say."""

    def change(record: OrderRecord) -> OrderRecord:
        if record.state != "placed":
            return record
        pending = problem == "payment-timeout"
        decision = rules.fail(record.order(), till.by("payment-provider"))
        return save_decision(till.orders, till.clock, record, decision, payment_problem=problem, void_pending=pending)

    return finish(till, change_order(till.orders, order_id, change))


def conclude(till: Till, order_id: str, payment: Payment) -> OrderRecord:
    """Bring the order to where its payment stands."""
    return finish(till, change_order(till.orders, order_id, lambda record: _concluded(till, record, payment)))


def finish(till: Till, record: OrderRecord) -> OrderRecord:
    """Do with the provider what is decided and not confirmed yet. What the provider does not answer to now, is asked again later."""
    try:
        return confirm(till, record)
    except PaymentTimeout:
        return load_order(till.orders, record.id)


def confirm(till: Till, record: OrderRecord) -> OrderRecord:
    """The same, for who wants to know of a provider that does not answer. Raises PaymentTimeout."""
    if record.void_pending:
        payment = till.payments.void(bill_of(record))
        record = change_order(till.orders, record.id, lambda now: _concluded(till, now, payment))
    for refund in rules.pending_refunds(record.order()):
        settle = partial(_refund_settled, till, refund_id=refund.id, issued=_refunded(till, record, refund))
        record = change_order(till.orders, record.id, settle)
    return record


def postpone(till: Till, record: OrderRecord) -> None:
    """Have the order looked at later, behind others that are due."""
    later = with_due(record, till.clock)
    if later.due:
        with suppress(Changed):
            till.orders.save(record, later)


class RefundGap(NamedTuple):
    """By how much what the provider gave back is more than the order knew, negative where it is less; and whether they agree again."""

    amount: int
    closed: bool


def agree_on_refunds(till: Till, record: OrderRecord, given: int) -> RefundGap | None:
    """Let the order know what the provider gave back, and have the provider give back what the order says it did. Raises PaymentTimeout.

    `given` is what the provider was last seen to have given back: where that agrees, it is not asked again. None where they agree, or a
    refund is under way.
    """
    known = _issued(record)
    if given == known:
        return None
    given = till.payments.find(bill_of(record)).refunded
    if given < known:
        return _given_again(till, record, known, given)
    missing = 0

    def book(now: OrderRecord) -> OrderRecord:
        nonlocal missing
        # One that is under way is among what was given, and will be booked by whoever began it.
        missing = 0 if rules.pending_refunds(now.order()) else max(0, given - _issued(now))
        if not missing:
            return now
        refund_id = identifiers.part_id("rfd", now.id, f"found {given}")
        decision = rules.found_refund(now.order(), till.by("payment-provider"), refund_id, missing)
        return save_decision(till.orders, till.clock, now, decision)

    if given > known:
        change_order(till.orders, record.id, book)
    return RefundGap(missing, closed=True) if missing else None


def _given_again(till: Till, record: OrderRecord, known: int, given: int) -> RefundGap:
    """Ask for each of the shop's own refunds once more: one that was given is not given twice, and one that came back is given anew."""
    gap = given - known
    try:
        for refund in record.order().refunds:
            if refund.state == "issued" and refund.reason != "found-at-provider":
                given = till.payments.refund(bill_of(record), refund.amount.amount, refund.id).refunded
    except PaymentRefused:
        pass
    return RefundGap(gap, closed=given >= known)


def _issued(record: OrderRecord) -> int:
    return sum(refund.amount.amount for refund in record.order().refunds if refund.state == "issued")


def _captured(till: Till, bill: Bill, payment: Payment) -> Payment:
    return till.payments.capture(bill._replace(payment_id=payment.payment_id)) if payment.status == "authorised" else payment


def _concluded(till: Till, record: OrderRecord, payment: Payment) -> OrderRecord:
    order = record.order()
    known: dict[str, Any] = {"payment_id": payment.payment_id or record.payment_id}
    if payment.status == "captured":
        return _taken(till, record, order, payment, known)
    if payment.status in ENDED:
        if order.state == "placed":
            decision = rules.fail(order, till.by("payment-provider"))
            return save_decision(till.orders, till.clock, record, decision, payment_problem="payment-declined", void_pending=False, **known)
        return _with_void(till, record, pending=False)
    if order.state in rules.NOT_KEPT:
        # Something is held, or may come to be, for an order that is not kept.
        return _with_void(till, record, pending=payment.status != "unknown")
    if payment.action and order.state == "placed" and record.action_url != payment.action.url:
        action: dict[str, Any] = {"action_url": payment.action.url, "action_secret": payment.action.client_secret}
        return till.orders.save(record, replace(record, **known, **action))
    return record


def _taken(till: Till, record: OrderRecord, order: Order, payment: Payment, known: dict[str, Any]) -> OrderRecord:
    if payment.amount != order.totals.total.amount:
        raise WrongAmount
    if order.state == "placed":
        decision = rules.succeed(order, till.by("payment-provider"))
        return save_decision(till.orders, till.clock, record, decision, action_url="", action_secret="", **known)
    if order.state == "expired" and record.void_pending:
        try:
            decision = rules.succeed_late(order, till.by("payment-provider"))
            return save_decision(till.orders, till.clock, record, decision, void_pending=False, **known)
        except Refusal:
            pass
    taken = payment.amount - order.refunded.amount
    if order.state in rules.NOT_KEPT and taken > 0 and not rules.paid(order):
        refund_id = identifiers.part_id("rfd", order.id, "payment-too-late")
        decision = rules.return_payment(order, till.by("shop"), refund_id, taken)
        return save_decision(till.orders, till.clock, record, decision, void_pending=False, **known)
    return _with_void(till, record, pending=False)


def _with_void(till: Till, record: OrderRecord, *, pending: bool) -> OrderRecord:
    if record.void_pending == pending:
        return record
    return till.orders.save(record, with_due(replace(record, void_pending=pending), till.clock))


def _expired(till: Till, record: OrderRecord, *, void_pending: bool) -> OrderRecord:
    if record.state != "placed":
        return record
    decision = rules.expire(record.order(), till.by("shop"))
    return save_decision(till.orders, till.clock, record, decision, void_pending=void_pending)


def _refunded(till: Till, record: OrderRecord, refund: Refund) -> bool:
    try:
        till.payments.refund(bill_of(record), refund.amount.amount, refund.id)
    except PaymentRefused:
        return False
    return True


def _refund_settled(till: Till, record: OrderRecord, refund_id: str, *, issued: bool) -> OrderRecord:
    order = record.order()
    if refund_id not in {refund.id for refund in rules.pending_refunds(order)}:
        return record
    decision = rules.settle_refund(order, till.by("payment-provider"), refund_id, issued=issued)
    return save_decision(till.orders, till.clock, record, decision)
