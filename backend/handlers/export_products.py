from tradewind.contract.types import ExportProductsQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.export_products import export_products
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products

products = Products(connect())


@operation("exportProducts")
def handler(request: Request) -> Response:
    return Response(200, export_products(products, request.query(ExportProductsQuery)))
