from tradewind.contract.types import SavedCart
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.replace_cart import replace_cart
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers = Customers(connect())


@operation("replaceCart")
def handler(request: Request) -> Response:
    return Response(200, replace_cart(customers, request.signed_in().sub, request.body(SavedCart)), cache="private, no-store")
