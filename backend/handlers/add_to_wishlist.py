from tradewind.contract.types import AddToWishlistPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.add_to_wishlist import add_to_wishlist
from tradewind.stores.cart import Cart
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

db = connect()
customers, cart, clock = Customers(db), Cart(db), SystemClock()


@operation("addToWishlist")
def handler(request: Request) -> Response:
    add_to_wishlist(customers, cart, clock, request.signed_in().sub, request.path(AddToWishlistPath).sku)
    return Response(204)
