from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.adopt_orders import adopt_orders
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders, clock = Orders(connect()), SystemClock()


@operation("adoptOrders")
def handler(request: Request) -> Response:
    caller = request.signed_in()
    return Response(200, adopt_orders(orders, clock, caller.sub, caller.confirmed_email), cache="private, no-store")
