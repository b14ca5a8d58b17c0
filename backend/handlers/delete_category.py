from tradewind.contract.types import DeleteCategoryPath
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.delete_category import delete_category
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import connect

categories, clock = Categories(connect()), SystemClock()


@operation("deleteCategory")
def handler(request: Request) -> Response:
    page = delete_category(categories, clock, request.path(DeleteCategoryPath).category, request.version(), request.signed_in().sub)
    return Response(200, page, version=page.version)
