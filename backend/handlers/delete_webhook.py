from tradewind.contract.types import DeleteWebhookPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.delete_webhook import delete_webhook
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks, clock = Webhooks(connect()), SystemClock()


@operation("deleteWebhook")
def handler(request: Request) -> Response:
    delete_webhook(webhooks, clock, request.path(DeleteWebhookPath).webhook_id, request.signed_in().sub)
    return Response(204)
