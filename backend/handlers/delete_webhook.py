from tradewind.contract.types import DeleteWebhookPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.delete_webhook import delete_webhook
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks = Webhooks(connect())


@operation("deleteWebhook")
def handler(request: Request) -> Response:
    delete_webhook(webhooks, request.path(DeleteWebhookPath).webhook_id)
    return Response(204)
