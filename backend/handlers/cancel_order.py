from tradewind.configuration import payment_gateway
from tradewind.contract.types import Cancellation, CancelOrderPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.cancel_order import cancel_order
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till = Till(Orders(db), payment_gateway(db), SystemClock())


@operation("cancelOrder")
def handler(request: Request) -> Response:
    order_id, wanted = request.path(CancelOrderPath).order_id, request.body(Cancellation)
    by = till.by("staff", request.signed_in().sub, wanted.note or "")
    return Response(200, cancel_order(till, order_id, by))
