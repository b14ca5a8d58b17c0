"""Generated from contract/events.yaml by `make generate`; do not edit."""

from typing import NamedTuple


class Function(NamedTuple):
    id: str
    queue: str
    attempts: int


FUNCTIONS = {
    "publishOrderEvents": Function("publishOrderEvents", "", 0),
    "sendOrderMail": Function("sendOrderMail", "send-order-mail", 6),
    "recordSales": Function("recordSales", "record-sales", 6),
    "watchStock": Function("watchStock", "watch-stock", 6),
    "queueWebhooks": Function("queueWebhooks", "queue-webhooks", 6),
    "deliverWebhook": Function("deliverWebhook", "webhook-deliveries", 9),
    "settleDueOrders": Function("settleDueOrders", "", 0),
    "reconcilePayments": Function("reconcilePayments", "", 0),
    "queueSimulatedWebhooks": Function("queueSimulatedWebhooks", "", 0),
    "deliverSimulatedWebhook": Function("deliverSimulatedWebhook", "simulated-webhooks", 6),
}
