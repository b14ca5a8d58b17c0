from tradewind.contract.types import CategoryText, UpdateCategoryPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.update_category import update_category
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import connect

categories, clock = Categories(connect()), SystemClock()


@operation("updateCategory")
def handler(request: Request) -> Response:
    page = update_category(
        categories, clock, request.path(UpdateCategoryPath).category, request.version(), request.body(CategoryText), request.signed_in().sub
    )
    return Response(200, page, version=page.version)
