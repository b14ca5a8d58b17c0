from tradewind.configuration import payment_gateway
from tradewind.edge import log
from tradewind.edge.consumer import schedule
from tradewind.gateways.clock import SystemClock
from tradewind.services.settle_due_orders import settle_due_orders
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till = Till(Orders(db), payment_gateway(db), SystemClock())


@schedule("settleDueOrders")
def handler() -> None:
    settle_due_orders(till, lambda error, order_id: log.failure(error, function="settleDueOrders", order=order_id))
