from tradewind.contract.types import RemoveFromWishlistPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.remove_from_wishlist import remove_from_wishlist
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers = Customers(connect())


@operation("removeFromWishlist")
def handler(request: Request) -> Response:
    remove_from_wishlist(customers, request.signed_in().sub, request.path(RemoveFromWishlistPath).sku)
    return Response(204)
