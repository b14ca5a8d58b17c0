from tradewind.edge.consumer import queue
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.simulated_payments import SimulatedPayments
from tradewind.services.deliver_simulated_webhook import deliver_simulated_webhook
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.audit import Audit
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db, clock = connect(), SystemClock()
provider = SimulatedPayments(db, clock)
till, audit = Till(Orders(db), provider, clock), Audit(db)


@queue("deliverSimulatedWebhook")
def handler(body: str) -> None:
    deliver_simulated_webhook(till, audit, provider, body)
