from collections.abc import Sequence

from tradewind.edge.consumer import Change, stream
from tradewind.gateways.bus import connect
from tradewind.services.publish_order_events import publish_order_events


@stream("publishOrderEvents")
def handler(changes: Sequence[Change]) -> None:
    publish_order_events(connect(), ((change.old, change.new) for change in changes))
