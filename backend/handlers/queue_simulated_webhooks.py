from tradewind.edge.consumer import Change, stream
from tradewind.gateways.queue import connect
from tradewind.services.queue_simulated_webhooks import queue_simulated_webhooks


@stream("queueSimulatedWebhooks")
def handler(change: Change) -> None:
    queue_simulated_webhooks(connect(), change.old, change.new)
