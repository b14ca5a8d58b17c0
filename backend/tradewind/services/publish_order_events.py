from __future__ import annotations

import msgspec

from tradewind.contract.types import Order
from tradewind.domain.events import events_of
from tradewind.domain.refusal import GivenUp
from tradewind.gateways.bus import Bus
from tradewind.stores.dynamodb import Item


def publish_order_events(bus: Bus, before: Item | None, after: Item | None) -> None:
    """Tell what turned one image of an order's item into the other; an item that is deleted tells nothing."""
    if after is None:
        return
    events = events_of(_order(before) if before else None, _order(after))
    if events:
        bus.publish(events)


def _order(item: Item) -> Order:
    try:
        return msgspec.json.decode(str(item["document"]), type=Order)
    except (KeyError, msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise GivenUp("not-an-order") from error
