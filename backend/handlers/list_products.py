from tradewind.contract.types import ListProductsQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_products import list_products
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products

products = Products(connect())


@operation("listProducts")
def handler(request: Request) -> Response:
    page = list_products(products, request.query(ListProductsQuery))
    return Response(200, page, cache="public, max-age=30, stale-while-revalidate=300", etag=True)
