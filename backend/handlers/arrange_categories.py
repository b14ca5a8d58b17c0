from tradewind.contract.types import CategoryArrangement
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.arrange_categories import arrange_categories
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import connect

categories, clock = Categories(connect()), SystemClock()


@operation("arrangeCategories")
def handler(request: Request) -> Response:
    page = arrange_categories(categories, clock, request.version(), request.body(CategoryArrangement), request.signed_in().sub)
    return Response(200, page, version=page.version)
