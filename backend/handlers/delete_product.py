from tradewind.contract.types import DeleteProductPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.delete_product import delete_product
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products

products, clock = Products(connect()), SystemClock()


@operation("deleteProduct")
def handler(request: Request) -> Response:
    delete_product(products, clock, request.path(DeleteProductPath).product, request.version(), request.signed_in().sub)
    return Response(204)
