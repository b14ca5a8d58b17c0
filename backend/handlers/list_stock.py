from tradewind.contract.types import ListStockQuery
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.list_stock import list_stock
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
stock, products, shop = Stock(db), Products(db), load_shop()


@operation("listStock")
def handler(request: Request) -> Response:
    return Response(200, list_stock(stock, products, shop, request.query(ListStockQuery)))
