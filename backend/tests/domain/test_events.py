"""What happened to an order, told to others: an event per entry of its timeline, once. Pure; a second."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import UNSET

from backend.tests.support.orders import AT, ORDER_ID, money, order_document, order_event, typed_order
from tradewind.contract.types import Order
from tradewind.domain.events import events_of, refund_of
from tradewind.domain.refusal import GivenUp


def order(*timeline: str) -> Order:
    return typed_order(order_document(timeline=timeline))


def test_a_new_order_tells_of_all_that_happened_so_far() -> None:
    events = events_of(None, order("OrderPlaced", "OrderPaid"))
    assert [(event.id, event.type) for event in events] == [(f"{ORDER_ID}-0", "OrderPlaced"), (f"{ORDER_ID}-1", "OrderPaid")]


def test_a_change_tells_of_what_is_new() -> None:
    (event,) = events_of(order("OrderPlaced"), order("OrderPlaced", "OrderPaid"))
    assert (event.id, event.type, event.at, event.by) == (f"{ORDER_ID}-1", "OrderPaid", AT, "customer")
    assert event.order == order("OrderPlaced", "OrderPaid")
    assert event.subject is UNSET


def test_a_change_without_a_transition_tells_nothing() -> None:
    assert events_of(order("OrderPlaced"), order("OrderPlaced")) == []


def test_which_member_of_staff_did_it_stays_in_the_shop() -> None:
    document = order_document(timeline=("OrderPlaced", "OrderCancelled"))
    document["timeline"][1] |= {"by": "staff", "actor": "staff-stella", "subject": "rfd_1"}
    (event,) = events_of(order("OrderPlaced"), typed_order(document))
    assert (event.by, event.subject) == ("staff", "rfd_1")
    assert b"stella" not in msgspec.json.encode(event)


def test_a_refund_is_found_by_what_the_event_is_about() -> None:
    refunds = [{"id": f"rfd_{i}", "at": AT, "amount": money(i), "state": "issued", "reason": "returned"} for i in (1, 2)]
    document = order_document(refunds=refunds)
    assert refund_of(order_event("RefundIssued", document, subject="rfd_2")).amount.amount == 2
    with pytest.raises(GivenUp, match="no-such-refund"):
        refund_of(order_event("RefundIssued", document, subject="rfd_3"))
