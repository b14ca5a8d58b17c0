from tradewind.contract.types import ListWebhookDeliveriesPath, ListWebhookDeliveriesQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_webhook_deliveries import list_webhook_deliveries
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks = Webhooks(connect())


@operation("listWebhookDeliveries")
def handler(request: Request) -> Response:
    webhook_id = request.path(ListWebhookDeliveriesPath).webhook_id
    return Response(200, list_webhook_deliveries(webhooks, webhook_id, request.query(ListWebhookDeliveriesQuery)))
