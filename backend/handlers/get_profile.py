from tradewind.edge.operation import Request, Response, operation
from tradewind.services.get_profile import get_profile
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers = Customers(connect())


@operation("getProfile")
def handler(request: Request) -> Response:
    return Response(200, get_profile(customers, request.signed_in().sub), cache="private, no-store")
