from tradewind.configuration import payment_gateway
from tradewind.contract.types import CreateOrderHeader, OrderRequest
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.create_order import create_order
from tradewind.services.shared.payment_settlement import Till
from tradewind.shop import load_shop
from tradewind.stores.cart import Cart
from tradewind.stores.dynamodb import connect
from tradewind.stores.orders import Orders

db = connect()
till, cart, shop = Till(Orders(db), payment_gateway(db), SystemClock()), Cart(db), load_shop()


@operation("createOrder")
def handler(request: Request) -> Response:
    key = request.headers(CreateOrderHeader).idempotency_key
    owner = request.caller.sub if request.caller else None
    placed, replayed = create_order(till, cart, shop, key, owner, request.body(OrderRequest))
    status = 202 if placed.order.state == "placed" else 201
    return Response(status, placed, headers={"Location": f"/orders/{placed.order.id}"}, replayed=replayed)
