from tradewind.configuration import payment_gateway
from tradewind.contract.types import RefundInput, RefundOrderHeader, RefundOrderPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.refund_order import refund_order
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till = Till(Orders(db), payment_gateway(db), SystemClock())


@operation("refundOrder")
def handler(request: Request) -> Response:
    order_id, key = request.path(RefundOrderPath).order_id, request.headers(RefundOrderHeader).idempotency_key
    order, replayed = refund_order(till, order_id, key, request.body(RefundInput), request.signed_in().sub)
    return Response(200, order, replayed=replayed)
