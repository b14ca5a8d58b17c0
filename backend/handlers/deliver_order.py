from tradewind.contract.types import DeliverOrderPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.deliver_order import deliver_order
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders, clock = Orders(connect()), SystemClock()


@operation("deliverOrder")
def handler(request: Request) -> Response:
    return Response(200, deliver_order(orders, clock, request.path(DeliverOrderPath).order_id, request.signed_in().sub))
