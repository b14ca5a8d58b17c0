from tradewind.contract.types import ProductInput, UpdateProductPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.update_product import update_product
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
products, stock, shop, clock = Products(db), Stock(db), load_shop(), SystemClock()


@operation("updateProduct")
def handler(request: Request) -> Response:
    id_or_slug, wanted = request.path(UpdateProductPath).product, request.body(ProductInput)
    version, by = request.version(), request.signed_in().sub
    product = update_product(products, stock, shop, clock, id_or_slug, version, wanted, by)
    return Response(200, product, version=product.version)
