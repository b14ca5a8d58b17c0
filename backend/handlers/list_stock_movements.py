from tradewind.contract.types import ListStockMovementsPath, ListStockMovementsQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_stock_movements import list_stock_movements
from tradewind.stores.dynamodb import connect
from tradewind.stores.stock import Stock

stock = Stock(connect())


@operation("listStockMovements")
def handler(request: Request) -> Response:
    sku = request.path(ListStockMovementsPath).sku
    return Response(200, list_stock_movements(stock, sku, request.query(ListStockMovementsQuery)))
