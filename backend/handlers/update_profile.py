from tradewind.contract.types import Profile
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.update_profile import update_profile
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers = Customers(connect())


@operation("updateProfile")
def handler(request: Request) -> Response:
    return Response(200, update_profile(customers, request.signed_in().sub, request.body(Profile)), cache="private, no-store")
