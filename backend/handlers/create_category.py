from tradewind.contract.types import CategoryInput
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.create_category import create_category
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import connect

categories, clock = Categories(connect()), SystemClock()


@operation("createCategory")
def handler(request: Request) -> Response:
    page = create_category(categories, clock, request.version(), request.body(CategoryInput), request.signed_in().sub)
    return Response(201, page, version=page.version)
