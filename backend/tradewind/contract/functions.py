"""Generated from contract/events.yaml by `make generate`; do not edit."""

from typing import NamedTuple


class Function(NamedTuple):
    id: str
    queue: str
    dead: str
    attempts: int


FUNCTIONS = {
    "publishOrderEvents": Function("publishOrderEvents", "", "publish-order-events-dead", 0),
    "sendOrderMail": Function("sendOrderMail", "send-order-mail", "send-order-mail-dead", 6),
    "sendOrderLink": Function("sendOrderLink", "order-links", "order-links-dead", 6),
    "recordSales": Function("recordSales", "record-sales", "record-sales-dead", 6),
    "watchStock": Function("watchStock", "watch-stock", "watch-stock-dead", 6),
    "queueWebhooks": Function("queueWebhooks", "queue-webhooks", "queue-webhooks-dead", 6),
    "deliverWebhook": Function("deliverWebhook", "webhook-deliveries", "webhook-deliveries-dead", 9),
    "resizeImage": Function("resizeImage", "resize-image", "resize-image-dead", 3),
    "settleDueOrders": Function("settleDueOrders", "", "", 0),
    "reconcilePayments": Function("reconcilePayments", "", "", 0),
    "checkSecondFactor": Function("checkSecondFactor", "", "", 0),
    "queueSimulatedWebhooks": Function("queueSimulatedWebhooks", "", "queue-simulated-webhooks-dead", 0),
    "deliverSimulatedWebhook": Function("deliverSimulatedWebhook", "simulated-webhooks", "simulated-webhooks-dead", 6),
}
