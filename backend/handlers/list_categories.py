from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_categories import list_categories
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import connect

categories = Categories(connect())


@operation("listCategories")
def handler(_request: Request) -> Response:
    page = list_categories(categories)
    return Response(200, page, cache="public, max-age=300, stale-while-revalidate=3600", etag=True, version=page.version)
