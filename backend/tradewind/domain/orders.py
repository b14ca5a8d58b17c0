"""An order's life: what may happen to it, by whom, and what that does to stock and money. Each step is a row.

A decision takes an order and gives the order as it is afterwards, with the stock that goes with it; or it refuses. Nothing is written
here: a store saves the whole of a decision in one write, on condition that the order is still the one that was decided on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec import UNSET
from msgspec.structs import replace

from tradewind.contract.types import (
    Actor,
    Fulfilment,
    FulfilmentInput,
    Money,
    Order,
    OrderEventType,
    OrderLineQuantity,
    OrderState,
    Refund,
    RefundReason,
    RefundState,
    TimelineEntry,
)
from tradewind.domain.money import allocate
from tradewind.domain.refusal import Field, Refusal

Trigger = Literal[
    "payment-succeeded",
    "payment-failed",
    "reservation-expired",
    "payment-succeeded-late",
    "payment-returned",
    "fulfil",
    "deliver",
    "cancel",
    "refund",
    "refund-issued",
    "refund-failed",
]
StockEffect = Literal["none", "release", "reserve", "ship"]
MoneyEffect = Literal["none", "give-back"]
PromotionEffect = Literal["none", "use", "give-back"]


class Transition(NamedTuple):
    """`targets` are the states that it may end in; none where the state stays.

    `stock` is what happens to the order's pieces: `release` gives reserved ones back, `reserve` takes them again, `ship` takes them out
    of the house. With `money` to give back, the payment provider is asked afterwards, until it confirms, to let go of what it holds and
    to return what it took. `promotion` is what happens to the use that the order took of a limited code.
    """

    sources: tuple[OrderState, ...]
    targets: tuple[OrderState, ...]
    by: tuple[Actor, ...]
    stock: StockEffect
    money: MoneyEffect
    promotion: PromotionEffect
    event: OrderEventType


INITIAL: OrderState = "placed"
NOT_KEPT: tuple[OrderState, ...] = ("payment-failed", "expired", "cancelled")
KEPT: tuple[OrderState, ...] = ("paid", "partly-fulfilled", "fulfilled", "delivered")
PROVIDER: tuple[Actor, ...] = ("payment-provider",)

TRANSITIONS: dict[Trigger, Transition] = {
    "payment-succeeded": Transition(("placed",), ("paid",), PROVIDER, "none", "none", "none", "OrderPaid"),
    "payment-failed": Transition(("placed",), ("payment-failed",), PROVIDER, "release", "give-back", "give-back", "PaymentFailed"),
    "reservation-expired": Transition(("placed",), ("expired",), ("shop",), "release", "give-back", "give-back", "OrderExpired"),
    # The reservation ran out, and the provider had taken the money all the same: it is kept only if the pieces can be had again.
    "payment-succeeded-late": Transition(("expired",), ("paid",), PROVIDER, "reserve", "none", "use", "OrderPaid"),
    "payment-returned": Transition(NOT_KEPT, (), ("shop",), "none", "give-back", "none", "PaymentReturned"),
    "fulfil": Transition(
        ("paid", "partly-fulfilled"), ("partly-fulfilled", "fulfilled"), ("staff",), "ship", "none", "none", "OrderFulfilled"
    ),
    "deliver": Transition(("fulfilled",), ("delivered",), ("staff",), "none", "none", "none", "OrderDelivered"),
    "cancel": Transition(("placed", "paid"), ("cancelled",), ("staff", "customer"), "release", "give-back", "give-back", "OrderCancelled"),
    "refund": Transition((*KEPT, *NOT_KEPT), (*KEPT, *NOT_KEPT), ("staff",), "release", "give-back", "none", "RefundRequested"),
    "refund-issued": Transition((*KEPT, *NOT_KEPT), (), PROVIDER, "none", "none", "none", "RefundIssued"),
    "refund-failed": Transition((*KEPT, *NOT_KEPT), (), PROVIDER, "none", "none", "none", "RefundFailed"),
}


class By(NamedTuple):
    """Who does it, and when (RFC 3339). `actor` is the account of a member of staff."""

    who: Actor
    at: str
    actor: str = ""
    note: str = ""


class Decision(NamedTuple):
    """The order as it is afterwards, and the pieces, by SKU, that the row's effect on stock moves."""

    order: Order
    trigger: Trigger
    pieces: dict[str, int]

    @property
    def stock(self) -> StockEffect:
        return TRANSITIONS[self.trigger].stock if self.pieces else "none"


def succeed(order: Order, by: By) -> Decision:
    return _decide(order, "payment-succeeded", by, state="paid")


def fail(order: Order, by: By) -> Decision:
    return _decide(order, "payment-failed", by, state="payment-failed", pieces=open_pieces(order))


def expire(order: Order, by: By) -> Decision:
    return _decide(order, "reservation-expired", by, state="expired", pieces=open_pieces(order))


def succeed_late(order: Order, by: By) -> Decision:
    return _decide(order, "payment-succeeded-late", by, state="paid", pieces=open_pieces(order))


def return_payment(order: Order, by: By, refund_id: str, amount: int) -> Decision:
    """Give back what was taken for an order that is not kept."""
    after = _with_refund(order, _refund(order, refund_id, by.at, amount, "payment-too-late"))
    return _decide(after, "payment-returned", by, subject=refund_id)


def fulfil(order: Order, by: By, fulfilment_id: str, wanted: FulfilmentInput) -> Decision:
    """Send some lines, or all that is left to send."""
    check(order, "fulfil", by)
    sent = _left_to_send(order) if wanted.lines is UNSET else _summed(wanted.lines)
    wrong = [_wrong_quantity(order, i, each, "to send") for i, each in enumerate(sent) if each.quantity > _open(order, each.line)]
    if wrong:
        raise Refusal("invalid-request", "Some of this can't be sent; change the lines that are named.", *wrong)
    lines = [
        replace(line, fulfilled=line.fulfilled + sum(each.quantity for each in sent if each.line == i))
        for i, line in enumerate(order.lines)
    ]
    fulfilment = Fulfilment(
        id=fulfilment_id,
        at=by.at,
        lines=sent,
        carrier=wanted.carrier,
        tracking_number=wanted.tracking_number,
        tracking_url=wanted.tracking_url,
    )
    after = replace(order, lines=lines, fulfilments=[*order.fulfilments, fulfilment])
    return _decide(after, "fulfil", by, state=_progress(after), pieces=_pieces(order, sent), subject=fulfilment_id)


def deliver(order: Order, by: By) -> Decision:
    return _decide(order, "deliver", by, state="delivered")


def cancel(order: Order, by: By, refund_id: str) -> Decision:
    """Give up an order of which nothing is sent; what was paid and is not returned yet, is returned."""
    check(order, "cancel", by)
    pieces = open_pieces(order)
    left = refundable(order)
    after = _withdrawn(order, _left_to_send(order))
    if left:
        after = _with_refund(after, _refund(order, refund_id, by.at, left, "cancelled"))
    return _decide(after, "cancel", by, state="cancelled", pieces=pieces, subject=refund_id if left else "")


def refund(order: Order, by: By, refund_id: str, lines: Sequence[OrderLineQuantity], amount: int | None, reason: RefundReason) -> Decision:
    """Return an amount, or what some lines cost, or all that is left; never more than was paid and is not returned yet.

    Pieces that are refunded before they are sent will not be sent. Where that are all, the order is cancelled.
    """
    check(order, "refund", by)
    left = refundable(order)
    whole = not lines and amount is None
    lines = _summed(lines)
    wrong = [
        _wrong_quantity(order, i, each, "in the order")
        for i, each in enumerate(lines)
        if each.quantity > _refundable_pieces(order, each.line)
    ]
    if wrong:
        raise Refusal("invalid-request", "Some of this can't be refunded; change the lines that are named.", *wrong)
    wanted = left if whole else sum(line_amount(order, each) for each in lines) if lines else amount or 0
    if not 0 < wanted <= left:
        place = (
            Field("/amount/amount", f"At most {left} is left to return.", "too-much")
            if amount is not None
            else Field("", "Nothing is left to return.")
        )
        raise Refusal(
            "refund-too-large", f"Of what was paid, {left} {order.totals.total.currency} (minor units) are left to return.", place
        )
    withdrawn = _left_to_send(order) if whole else [_unsent(order, each) for each in lines]
    # An order that is not kept has given its pieces back already.
    withdrawn = [each for each in withdrawn if each.quantity and order.state in KEPT]
    if order.state == "paid" and withdrawn == _left_to_send(order):
        # Of an order of which nothing is sent, nothing is left: that is a cancellation, and keeps no shipping.
        return cancel(order, by, refund_id)
    after = _with_refund(_withdrawn(order, withdrawn), _refund(order, refund_id, by.at, wanted, reason, lines))
    return _decide(after, "refund", by, state=_progress(after), pieces=_pieces(order, withdrawn), subject=refund_id)


def found_refund(order: Order, by: By, refund_id: str, amount: int) -> Decision:
    """The payment provider gave money back of its own accord, and the order did not know."""
    refund = replace(_refund(order, refund_id, by.at, amount, "found-at-provider"), state="issued")
    return _decide(_with_refund(order, refund), "refund-issued", by, subject=refund_id)


def settle_refund(order: Order, by: By, refund_id: str, *, issued: bool) -> Decision:
    """The payment provider gave the money back, or refused to."""
    refunds = [replace(each, state="issued" if issued else "failed") if each.id == refund_id else each for each in order.refunds]
    after = _refund_totals(replace(order, refunds=refunds))
    return _decide(after, "refund-issued" if issued else "refund-failed", by, subject=refund_id)


def check(order: Order, trigger: Trigger, by: By) -> None:
    """Refuse what no row allows."""
    row = TRANSITIONS[trigger]
    if order.state not in row.sources or by.who not in row.by:
        raise Refusal(
            "order-state",
            f"The order is {order.state.replace('-', ' ')}, so this can't be done to it now. Look at it again, then decide.",
            Field("/state", f"This is {order.state}.", order.state),
        )


def allows(order: Order, trigger: Trigger) -> bool:
    return order.state in TRANSITIONS[trigger].sources


def paid_late(order: Order) -> bool:
    """Whether the payment came when the reservation had run out, so that the pieces were taken anew."""
    return paid(order) > 0 and any(entry.event == "OrderExpired" for entry in order.timeline)


def paid(order: Order) -> int:
    """What was taken for the order, in minor units."""
    if any(entry.event == "OrderPaid" for entry in order.timeline):
        return order.totals.total.amount
    return sum(each.amount.amount for each in order.refunds if each.reason == "payment-too-late")


def refundable(order: Order) -> int:
    """Of what was paid, what is neither returned nor on its way back."""
    return max(0, paid(order) - order.refunded.amount)


def pending_refunds(order: Order) -> list[Refund]:
    return [each for each in order.refunds if each.state == "pending"]


def open_pieces(order: Order) -> dict[str, int]:
    """By SKU, what is still reserved for the order; the same SKU on two lines summed: a transaction may touch an item once only."""
    return _pieces(order, _left_to_send(order))


def line_amount(order: Order, wanted: OrderLineQuantity) -> int:
    """What some pieces of a line cost, so that all of its pieces add up to its total."""
    line = order.lines[wanted.line]
    shares = allocate(line.total.amount, [1] * line.quantity)
    done = _refunded_pieces(order, wanted.line)
    return sum(shares[done : done + wanted.quantity])


def place(order: Order, at: str) -> Order:
    """A new order's first entry."""
    return replace(order, timeline=[TimelineEntry(at=at, event="OrderPlaced", by="customer")])


def for_customer(order: Order) -> Order:
    """The order without which of the staff did what, and what they noted."""
    shown = [replace(entry, actor=UNSET, note=UNSET) if entry.by == "staff" else entry for entry in order.timeline]
    return replace(order, timeline=shown)


def _decide(
    order: Order, trigger: Trigger, by: By, *, state: OrderState | None = None, pieces: dict[str, int] | None = None, subject: str = ""
) -> Decision:
    check(order, trigger, by)
    row = TRANSITIONS[trigger]
    target = state or order.state
    if row.targets and target not in row.targets:
        raise ValueError(f"{trigger} ends in {target}, which its row does not name")
    entry = TimelineEntry(at=by.at, event=row.event, by=by.who, actor=by.actor or UNSET, subject=subject or UNSET, note=by.note or UNSET)
    return Decision(replace(order, state=target, timeline=[*order.timeline, entry]), trigger, pieces or {})


def _progress(order: Order) -> OrderState:
    """How far an order has come that is being sent."""
    if order.state == "delivered" or order.state in NOT_KEPT:
        return order.state
    is_sent = any(line.fulfilled for line in order.lines)
    if any(_open(order, i) for i in range(len(order.lines))):
        return "partly-fulfilled" if is_sent else "paid"
    return "fulfilled"


def _open(order: Order, line: int) -> int:
    """How many pieces of a line are reserved and not sent; 0 for a line that is not there."""
    if not 0 <= line < len(order.lines):
        return 0
    row = order.lines[line]
    return row.quantity - row.fulfilled - row.withdrawn


def _left_to_send(order: Order) -> list[OrderLineQuantity]:
    return [OrderLineQuantity(line=i, quantity=_open(order, i)) for i in range(len(order.lines)) if _open(order, i)]


def _refunded_pieces(order: Order, line: int) -> int:
    return sum(each.quantity for refund in order.refunds if refund.state != "failed" for each in refund.lines or () if each.line == line)


def _refundable_pieces(order: Order, line: int) -> int:
    return order.lines[line].quantity - _refunded_pieces(order, line) if 0 <= line < len(order.lines) else 0


def _unsent(order: Order, wanted: OrderLineQuantity) -> OrderLineQuantity:
    """Of some pieces of a line, those that are not sent."""
    return replace(wanted, quantity=min(wanted.quantity, _open(order, wanted.line)))


def _withdrawn(order: Order, pieces: Sequence[OrderLineQuantity]) -> Order:
    quantities = {each.line: each.quantity for each in pieces}
    return replace(order, lines=[replace(line, withdrawn=line.withdrawn + quantities.get(i, 0)) for i, line in enumerate(order.lines)])


def _pieces(order: Order, lines: Sequence[OrderLineQuantity]) -> dict[str, int]:
    pieces: dict[str, int] = {}
    for each in lines:
        sku = order.lines[each.line].sku
        pieces[sku] = pieces.get(sku, 0) + each.quantity
    return pieces


def _summed(lines: Sequence[OrderLineQuantity]) -> list[OrderLineQuantity]:
    quantities: dict[int, int] = {}
    for each in lines:
        quantities[each.line] = quantities.get(each.line, 0) + each.quantity
    return [OrderLineQuantity(line=line, quantity=quantity) for line, quantity in sorted(quantities.items())]


def _refund(order: Order, id: str, at: str, amount: int, reason: RefundReason, lines: Sequence[OrderLineQuantity] = ()) -> Refund:
    money = Money(amount=amount, currency=order.totals.total.currency)
    return Refund(id=id, at=at, amount=money, state="pending", reason=reason, lines=list(lines) or UNSET)


def _with_refund(order: Order, refund: Refund) -> Order:
    return _refund_totals(replace(order, refunds=[*order.refunds, refund]))


def _refund_totals(order: Order) -> Order:
    refunded = sum(each.amount.amount for each in order.refunds if each.state != "failed")
    state: RefundState = "none" if not refunded else "refunded" if refunded >= paid(order) else "partly-refunded"
    return replace(order, refunded=replace(order.refunded, amount=refunded), refund_state=state)


def _wrong_quantity(order: Order, index: int, wanted: OrderLineQuantity, what: str) -> Field:
    if wanted.line >= len(order.lines):
        return Field(f"/lines/{index}/line", f"The order has {len(order.lines)} lines.", "unknown-line")
    return Field(f"/lines/{index}/quantity", f"There are not as many left {what}.", "too-many")
