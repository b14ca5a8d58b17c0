from tradewind.configuration import webhook_sender
from tradewind.contract.types import WebhookInput
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.create_webhook import create_webhook
from tradewind.stores.dynamodb import connect
from tradewind.stores.webhooks import Webhooks

webhooks, sender, clock = Webhooks(connect()), webhook_sender(), SystemClock()


@operation("createWebhook")
def handler(request: Request) -> Response:
    created = create_webhook(webhooks, sender, clock, request.body(WebhookInput), request.signed_in().sub)
    return Response(201, created, headers={"Location": f"/webhooks/{created.webhook.id}"})
