from tradewind.contract.types import OrderEvent
from tradewind.edge.consumer import consumer
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.queue import connect as connect_queues
from tradewind.services.queue_webhooks import queue_webhooks
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks, queues, clock = Webhooks(connect()), connect_queues(), SystemClock()


@consumer("queueWebhooks")
def handler(event: OrderEvent) -> None:
    queue_webhooks(webhooks, queues, clock, event)
