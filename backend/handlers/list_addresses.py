from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_addresses import list_addresses
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers = Customers(connect())


@operation("listAddresses")
def handler(request: Request) -> Response:
    return Response(200, list_addresses(customers, request.signed_in().sub), cache="private, no-store")
