from tradewind.contract.types import ListSalesQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.list_sales import list_sales
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.sales import Sales

sales, shop, clock = Sales(connect()), load_shop(), SystemClock()


@operation("listSales")
def handler(request: Request) -> Response:
    return Response(200, list_sales(sales, shop, clock, request.query(ListSalesQuery)), cache="private, no-store")
