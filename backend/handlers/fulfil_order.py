from tradewind.contract.types import FulfilmentInput, FulfilOrderHeader, FulfilOrderPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.fulfil_order import fulfil_order
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

orders, clock = Orders(connect()), SystemClock()


@operation("fulfilOrder")
def handler(request: Request) -> Response:
    order_id, key = request.path(FulfilOrderPath).order_id, request.headers(FulfilOrderHeader).idempotency_key
    order, replayed = fulfil_order(orders, clock, order_id, key, request.body(FulfilmentInput), request.signed_in().sub)
    return Response(200, order, replayed=replayed)
