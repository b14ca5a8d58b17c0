from tradewind.contract.types import DeleteAddressPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.delete_address import delete_address
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers = Customers(connect())


@operation("deleteAddress")
def handler(request: Request) -> Response:
    delete_address(customers, request.signed_in().sub, request.path(DeleteAddressPath).address_id)
    return Response(204)
