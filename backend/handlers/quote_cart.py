from tradewind.contract.types import QuoteRequest
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.quote_cart import quote_cart
from tradewind.shop import load_shop
from tradewind.stores.cart import Cart
from tradewind.stores.dynamodb import connect

cart, shop, clock = Cart(connect()), load_shop(), SystemClock()


@operation("quoteCart")
def handler(request: Request) -> Response:
    return Response(200, quote_cart(cart, shop, clock, request.body(QuoteRequest)))
