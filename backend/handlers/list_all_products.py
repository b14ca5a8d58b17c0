from tradewind.contract.types import ListAllProductsQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_all_products import list_all_products
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
products, stock = Products(db), Stock(db)


@operation("listAllProducts")
def handler(request: Request) -> Response:
    return Response(200, list_all_products(products, stock, request.query(ListAllProductsQuery)))
