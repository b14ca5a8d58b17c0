from tradewind.edge.operation import Request, Response, operation
from tradewind.services.get_cart import get_cart
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers = Customers(connect())


@operation("getCart")
def handler(request: Request) -> Response:
    return Response(200, get_cart(customers, request.signed_in().sub), cache="private, no-store")
