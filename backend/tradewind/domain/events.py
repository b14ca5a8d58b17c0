"""What happened to an order, told to others: an event for each entry of its timeline."""

from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from tradewind.contract.types import Order, OrderEvent, Refund
from tradewind.domain.refusal import GivenUp


def events_of(before: Order | None, after: Order) -> list[OrderEvent]:
    """The events that turned one state of an order into another, each with the order as it is afterwards.

    An event's id is the order's and its place in the timeline, so that the same event has the same id however often it is told. Which
    member of staff did it stays in the shop.
    """
    known = 0 if before is None else len(before.timeline)
    return [event_of(after, i) for i in range(known, len(after.timeline))]


def event_of(order: Order, place: int) -> OrderEvent:
    """The event of one entry of an order's timeline, with the order as it is given."""
    told = replace(order, timeline=[replace(entry, actor=UNSET) for entry in order.timeline])
    entry = order.timeline[place]
    return OrderEvent(id=f"{order.id}-{place}", type=entry.event, at=entry.at, by=entry.by, subject=entry.subject, order=told)


def refund_of(event: OrderEvent) -> Refund:
    """The refund that an event is about."""
    for refund in event.order.refunds:
        if refund.id == event.subject:
            return refund
    raise GivenUp("no-such-refund")
