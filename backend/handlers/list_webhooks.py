from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_webhooks import list_webhooks
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks = Webhooks(connect())


@operation("listWebhooks")
def handler(_request: Request) -> Response:
    return Response(200, list_webhooks(webhooks))
