from tradewind.contract.types import ReplayWebhookDeliveryPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.queue import connect as connect_queues
from tradewind.services.replay_webhook_delivery import replay_webhook_delivery
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks, queues, clock = Webhooks(connect()), connect_queues(), SystemClock()


@operation("replayWebhookDelivery")
def handler(request: Request) -> Response:
    path = request.path(ReplayWebhookDeliveryPath)
    return Response(202, replay_webhook_delivery(webhooks, queues, clock, path.webhook_id, path.delivery_id))
