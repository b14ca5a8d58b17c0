from tradewind.configuration import payment_gateway
from tradewind.contract.types import CancelMyOrderHeader, CancelMyOrderPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.cancel_my_order import cancel_my_order
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till = Till(Orders(db), payment_gateway(db), SystemClock())


@operation("cancelMyOrder")
def handler(request: Request) -> Response:
    order_id, token = request.path(CancelMyOrderPath).order_id, request.headers(CancelMyOrderHeader).order_token or None
    owner = request.caller.sub if request.caller else None
    return Response(200, cancel_my_order(till, order_id, owner, token), cache="private, no-store")
