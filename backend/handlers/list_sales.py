from tradewind.contract.types import ListSalesQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_sales import list_sales
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.sales import Sales

sales, shop = Sales(connect()), load_shop()


@operation("listSales")
def handler(request: Request) -> Response:
    return Response(200, list_sales(sales, shop.currency, request.query(ListSalesQuery)), cache="private, no-store")
