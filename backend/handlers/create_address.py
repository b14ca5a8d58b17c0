from tradewind.contract.types import AddressInput
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.create_address import create_address
from tradewind.shop import load_shop
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import connect

customers, shop = Customers(connect()), load_shop()


@operation("createAddress")
def handler(request: Request) -> Response:
    saved = create_address(customers, shop, request.signed_in().sub, request.body(AddressInput))
    return Response(201, saved, cache="private, no-store", headers={"Location": f"/me/addresses/{saved.id}"})
