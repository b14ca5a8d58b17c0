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
    told = replace(after, timeline=[replace(entry, actor=UNSET) for entry in after.timeline])
    return [
        OrderEvent(id=f"{after.id}-{i}", type=entry.event, at=entry.at, by=entry.by, subject=entry.subject, order=told)
        for i, entry in enumerate(after.timeline[known:], known)
    ]


def refund_of(event: OrderEvent) -> Refund:
    """The refund that an event is about."""
    for refund in event.order.refunds:
        if refund.id == event.subject:
            return refund
    raise GivenUp("no-such-refund")
