from tradewind.configuration import webhook_sender
from tradewind.edge.consumer import queue
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.queue import connect as connect_queues
from tradewind.services.deliver_webhook import deliver_webhook
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks, queues, sender, clock = Webhooks(connect()), connect_queues(), webhook_sender(), SystemClock()


@queue("deliverWebhook")
def handler(body: str) -> None:
    deliver_webhook(webhooks, queues, sender, clock, body)
