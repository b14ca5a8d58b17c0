from tradewind.contract.types import ReplayWebhookDeliveryPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.queue import connect as connect_queues
from tradewind.services.replay_webhook_delivery import replay_webhook_delivery
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

db = connect()
webhooks, audit, queues, clock = Webhooks(db), Audit(db), connect_queues(), SystemClock()


@operation("replayWebhookDelivery")
def handler(request: Request) -> Response:
    path = request.path(ReplayWebhookDeliveryPath)
    by = request.signed_in().sub
    return Response(202, replay_webhook_delivery(webhooks, audit, queues, clock, path.webhook_id, path.delivery_id, by))
