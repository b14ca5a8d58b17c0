from tradewind.contract.types import ProductInput
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.create_product import create_product
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products

db = connect()
products, shop, clock = Products(db), load_shop(), SystemClock()


@operation("createProduct")
def handler(request: Request) -> Response:
    product = create_product(products, shop, clock, request.body(ProductInput), request.signed_in().sub)
    return Response(201, product, headers={"Location": f"/products/{product.id}"}, version=product.version)
