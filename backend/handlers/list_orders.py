from tradewind.contract.types import ListOrdersQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.list_orders import list_orders
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders, clock = Orders(connect()), SystemClock()


@operation("listOrders")
def handler(request: Request) -> Response:
    return Response(200, list_orders(orders, clock, request.query(ListOrdersQuery)), cache="private, no-store")
