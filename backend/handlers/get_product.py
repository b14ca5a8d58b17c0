from tradewind.contract.types import GetProductPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.get_product import get_product
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
products, stock = Products(db), Stock(db)


@operation("getProduct")
def handler(request: Request) -> Response:
    for_staff = request.caller is not None and request.caller.has_role("staff")
    product = get_product(products, stock, request.path(GetProductPath).product, for_staff=for_staff)
    cache = "private, no-cache" if for_staff else "public, max-age=10, stale-while-revalidate=60"
    return Response(200, product, cache=cache, headers={"Vary": "Authorization"}, version=product.version)
