from tradewind.edge.operation import Request, Response, operation
from tradewind.services.get_wishlist import get_wishlist
from tradewind.stores.cart import Cart
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

db = connect()
customers, cart = Customers(db), Cart(db)


@operation("getWishlist")
def handler(request: Request) -> Response:
    return Response(200, get_wishlist(customers, cart, request.signed_in().sub), cache="private, no-store")
