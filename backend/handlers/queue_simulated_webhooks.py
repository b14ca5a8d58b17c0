from collections.abc import Sequence

from tradewind.edge.consumer import Change, stream
from tradewind.gateways.queue import connect
from tradewind.services.queue_simulated_webhooks import queue_simulated_webhooks


@stream("queueSimulatedWebhooks")
def handler(changes: Sequence[Change]) -> None:
    queue_simulated_webhooks(connect(), ((change.old, change.new) for change in changes))
