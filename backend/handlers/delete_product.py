from tradewind.contract.types import DeleteProductPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.delete_product import delete_product
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products

products = Products(connect())


@operation("deleteProduct")
def handler(request: Request) -> Response:
    delete_product(products, request.path(DeleteProductPath).product, request.version())
    return Response(204)
