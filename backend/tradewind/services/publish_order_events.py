from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tradewind.contract.types import Order
from tradewind.domain.events import events_of
from tradewind.domain.refusal import GivenUp
from tradewind.gateways.bus import Bus
from tradewind.stores.dynamodb import Item


def publish_order_events(bus: Bus, changes: Iterable[tuple[Item | None, Item | None]]) -> None:
    """Tell what turned each first image of an order's item into the second; an item that is deleted tells nothing."""
    events = [event for before, after in changes if after for event in events_of(_order(before) if before else None, _order(after))]
    if events:
        bus.publish(events)


def _order(item: Item) -> Order:
    try:
        return msgspec.json.decode(str(item["document"]), type=Order)
    except (KeyError, msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise GivenUp("not-an-order") from error
