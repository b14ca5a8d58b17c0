"""The rows of an order's life, and what each decision does to lines, money and stock. Pure; two seconds."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backend.tests.support.clock import AT
from backend.tests.support.orders import order_document, order_line, typed_order
from tradewind.contract.types import Actor, FulfilmentInput, Order, OrderLineQuantity, OrderState
from tradewind.domain import orders as rules
from tradewind.domain.refusal import Refusal

STATES: tuple[OrderState, ...] = get_args(OrderState)
ACTORS: tuple[Actor, ...] = get_args(Actor)
STAFF = rules.By("staff", AT, "staff-stella")
PROVIDER = rules.By("payment-provider", AT)
SHOP = rules.By("shop", AT)
ALL = FulfilmentInput(carrier="Example Post")


def order(state: OrderState = "paid") -> Order:
    """Two mugs on one line, three cups on another; 44.90 with shipping."""
    was_paid = ("OrderPlaced", "OrderPaid") if state in (*rules.KEPT, "cancelled") else ("OrderPlaced",)
    lines = order_line("MUG", 2, 1200), order_line("CUP", 3, 500)
    return replace(typed_order(order_document(*lines, timeline=was_paid)), state=state)


def lines(*pairs: tuple[int, int]) -> list[OrderLineQuantity]:
    return [OrderLineQuantity(line=line, quantity=quantity) for line, quantity in pairs]


def sending(*pairs: tuple[int, int]) -> FulfilmentInput:
    return FulfilmentInput(carrier="Example Post", lines=lines(*pairs))


@pytest.mark.parametrize("trigger", rules.TRANSITIONS)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ACTORS)
def test_what_no_row_allows_is_refused(trigger: rules.Trigger, state: OrderState, who: Actor) -> None:
    row = rules.TRANSITIONS[trigger]
    if state in row.sources and who in row.by:
        rules.check(order(state), trigger, rules.By(who, AT))
    else:
        with pytest.raises(Refusal, match="order-state"):
            rules.check(order(state), trigger, rules.By(who, AT))


def test_every_row_is_decided_on_by_somebody_and_ends_where_it_says() -> None:
    placed, paid = order("placed"), order()
    requested = rules.refund(paid, STAFF, "rfd_1", [], 100, "goodwill").order
    decisions = [
        rules.succeed(placed, PROVIDER),
        rules.fail(placed, PROVIDER),
        rules.expire(placed, SHOP),
        rules.succeed_late(order("expired"), PROVIDER),
        rules.return_payment(order("expired"), SHOP, "rfd_1", 100),
        rules.fulfil(paid, STAFF, "ful_1", ALL),
        rules.deliver(order("fulfilled"), STAFF),
        rules.cancel(paid, STAFF, "rfd_1"),
        rules.refund(paid, STAFF, "rfd_1", [], 100, "goodwill"),
        rules.settle_refund(requested, PROVIDER, "rfd_1", issued=True),
        rules.settle_refund(requested, PROVIDER, "rfd_1", issued=False),
    ]
    assert [decision.trigger for decision in decisions] == list(rules.TRANSITIONS)
    for decision in decisions:
        row = rules.TRANSITIONS[decision.trigger]
        assert decision.order.timeline[-1].event == row.event
        assert not row.targets or decision.order.state in row.targets
        assert decision.stock in ("none", row.stock)


def test_an_order_is_sent_in_parts_until_nothing_is_left() -> None:
    first = rules.fulfil(order(), STAFF, "ful_1", sending((0, 1), (1, 2), (1, 1)))
    assert (first.order.state, first.pieces, first.stock) == ("partly-fulfilled", {"MUG": 1, "CUP": 3}, "ship")
    assert [line.fulfilled for line in first.order.lines] == [1, 3]
    rest = rules.fulfil(first.order, STAFF, "ful_2", ALL)
    assert (rest.order.state, rest.pieces) == ("fulfilled", {"MUG": 1})
    assert [each.id for each in rest.order.fulfilments] == ["ful_1", "ful_2"]
    assert rules.deliver(rest.order, STAFF).order.state == "delivered"


@pytest.mark.parametrize(
    ("wanted", "pointers"),
    [
        ([(0, 3)], ["/lines/0/quantity"]),
        ([(1, 1), (0, 2), (0, 1)], ["/lines/0/quantity"]),
        ([(2, 1)], ["/lines/0/line"]),
        ([(0, 99), (39, 1)], ["/lines/0/quantity", "/lines/1/line"]),
    ],
)
def test_no_more_is_sent_or_refunded_than_there_is(wanted: list[tuple[int, int]], pointers: list[str]) -> None:
    for decide in (
        lambda: rules.fulfil(order(), STAFF, "ful_1", sending(*wanted)),
        lambda: rules.refund(order(), STAFF, "rfd_1", lines(*wanted), None, "returned"),
    ):
        with pytest.raises(Refusal) as raised:
            decide()
        assert (raised.value.kind, [field.pointer for field in raised.value.fields]) == ("invalid-request", pointers)


def test_pieces_that_are_refunded_before_they_are_sent_are_not_sent() -> None:
    sent = rules.fulfil(order(), STAFF, "ful_1", sending((0, 1))).order
    decision = rules.refund(sent, STAFF, "rfd_1", lines((0, 2), (1, 1)), None, "returned")
    assert decision.pieces == {"MUG": 1, "CUP": 1}
    assert decision.order.refunded.amount == 2 * 1200 + 500
    assert [(line.fulfilled, line.withdrawn) for line in decision.order.lines] == [(1, 1), (0, 1)]
    rest = rules.fulfil(decision.order, STAFF, "ful_2", ALL)
    assert (rest.order.state, rest.pieces) == ("fulfilled", {"CUP": 2})


def test_an_order_of_which_all_is_refunded_before_it_is_sent_is_cancelled() -> None:
    """Piece by piece as well: no shipping is kept for what is not sent, and the promotion's use is given back."""
    in_part = rules.refund(order(), STAFF, "rfd_0", lines((0, 2)), None, "returned")
    assert (in_part.trigger, in_part.order.state, in_part.order.refunded.amount) == ("refund", "paid", 2400)
    for before, wanted, released in ((order(), [], {"MUG": 2, "CUP": 3}), (in_part.order, lines((1, 3)), {"CUP": 3})):
        decision = rules.refund(before, STAFF, "rfd_1", wanted, None, "returned")
        assert (decision.trigger, decision.order.state, decision.order.refund_state) == ("cancel", "cancelled", "refunded")
        assert (decision.order.refunded.amount, decision.pieces) == (4390, released)
        with pytest.raises(Refusal, match="refund-too-large"):
            rules.refund(decision.order, STAFF, "rfd_2", [], None, "goodwill")


def test_a_refund_that_the_provider_refuses_can_be_asked_for_again() -> None:
    cancelled = rules.cancel(order(), STAFF, "rfd_1").order
    failed = rules.settle_refund(cancelled, PROVIDER, "rfd_1", issued=False).order
    assert (failed.refund_state, failed.refunded.amount, rules.refundable(failed)) == ("none", 0, 4390)
    again = rules.refund(failed, STAFF, "rfd_2", [], None, "cancelled")
    assert (again.order.state, again.order.refund_state, again.pieces) == ("cancelled", "refunded", {})


def test_money_that_came_too_late_goes_back_and_no_more_than_that() -> None:
    decision = rules.return_payment(order("expired"), SHOP, "rfd_1", 4390)
    assert (decision.order.state, decision.order.refund_state, decision.pieces) == ("expired", "refunded", {})
    assert rules.refundable(decision.order) == 0


def test_who_of_the_staff_did_it_is_not_for_customers() -> None:
    entry = rules.for_customer(rules.deliver(order("fulfilled"), STAFF._replace(note="a difficult one")).order).timeline[-1]
    assert (entry.by, bool(entry.actor), bool(entry.note)) == ("staff", False, False)


@given(st.integers(1, 12), st.integers(0, 2000), st.lists(st.integers(1, 12), max_size=6))
def test_the_pieces_of_a_line_add_up_to_its_total(quantity: int, total: int, refunds: list[int]) -> None:
    """Whatever the total, refunding a line piece by piece returns all of it, to the last cent."""
    line = order_line("MUG", quantity, 1, total={"amount": total, "currency": "EUR"})
    kept = order_line("CUP", 1, 500)
    current = replace(typed_order(order_document(line, kept, shipping=100_000, timeline=("OrderPlaced", "OrderPaid"))), state="paid")
    left = quantity
    for number, asked in enumerate([*refunds, quantity]):
        some = min(asked, left)
        amount = sum(rules.line_amount(current, each) for each in lines((0, some)) if some)
        if not some or not amount:
            continue
        current = rules.refund(current, STAFF, f"rfd_{number}", lines((0, some)), None, "returned").order
        left -= some
    refunded = current.refunded.amount
    assert refunded <= total
    if left == 0:
        assert refunded == total


ACTIONS = ("send", "refund-lines", "refund-amount", "refund-all", "cancel", "deliver", "issue", "refuse")


@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 1), st.integers(1, 3), st.integers(1, 3000)), max_size=12))
def test_whatever_staff_do_no_piece_and_no_cent_is_there_twice(steps: list[tuple[str, int, int, int]]) -> None:
    current, reserved, out, back = order(), {"MUG": 2, "CUP": 3}, {"MUG": 0, "CUP": 0}, {"MUG": 0, "CUP": 0}
    for number, (action, line, quantity, amount) in enumerate(steps):
        pending = rules.pending_refunds(current)
        try:
            if action == "send":
                decision = rules.fulfil(current, STAFF, f"ful_{number}", sending((line, quantity)))
            elif action == "refund-lines":
                decision = rules.refund(current, STAFF, f"rfd_{number}", lines((line, quantity)), None, "returned")
            elif action == "refund-amount":
                decision = rules.refund(current, STAFF, f"rfd_{number}", [], amount, "goodwill")
            elif action == "refund-all":
                decision = rules.refund(current, STAFF, f"rfd_{number}", [], None, "goodwill")
            elif action == "cancel":
                decision = rules.cancel(current, STAFF, f"rfd_{number}")
            elif action == "deliver":
                decision = rules.deliver(current, STAFF)
            elif pending:
                decision = rules.settle_refund(current, PROVIDER, pending[0].id, issued=action == "issue")
            else:
                continue
        except Refusal:
            continue
        current = decision.order
        for sku, moved in decision.pieces.items():
            reserved[sku] -= moved
            (out if decision.stock == "ship" else back)[sku] += moved
        assert all(0 <= each.fulfilled + each.withdrawn <= each.quantity for each in current.lines)
        assert [each.fulfilled for each in current.lines] == list(out.values())
        assert [each.withdrawn for each in current.lines] == list(back.values())
        assert all(left >= 0 for left in reserved.values())
        assert 0 <= current.refunded.amount <= 4390
        assert current.refunded.amount == sum(each.amount.amount for each in current.refunds if each.state != "failed")
        assert len(current.timeline) == len({id(entry) for entry in current.timeline})
        if current.state in ("fulfilled", "delivered", "cancelled"):
            assert not any(reserved.values())
