from tradewind.configuration import load_shop, payment_gateway
from tradewind.contract.types import CreateOrderHeader, OrderRequest
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.create_order import Till, create_order
from tradewind.stores.cart import Cart
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till = Till(Orders(db), Cart(db), payment_gateway(db), load_shop(), SystemClock())


@operation("createOrder")
def handler(request: Request) -> Response:
    key = request.headers(CreateOrderHeader).idempotency_key
    owner = request.caller.sub if request.caller else None
    placed, replayed = create_order(till, key, owner, request.body(OrderRequest))
    return Response(201, placed, headers={"Location": f"/orders/{placed.order.id}"}, replayed=replayed)
