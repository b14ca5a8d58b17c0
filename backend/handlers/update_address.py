from tradewind.contract.types import AddressInput, UpdateAddressPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.update_address import update_address
from tradewind.shop import load_shop
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers, shop = Customers(connect()), load_shop()


@operation("updateAddress")
def handler(request: Request) -> Response:
    id, wanted = request.path(UpdateAddressPath).address_id, request.body(AddressInput)
    return Response(200, update_address(customers, shop, request.signed_in().sub, id, wanted), cache="private, no-store")
