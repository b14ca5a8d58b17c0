from tradewind.contract.types import CountStockHeader, CountStockPath, StockCount
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.count_stock import count_stock
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
stock, products, shop, clock = Stock(db), Products(db), load_shop(), SystemClock()


@operation("countStock")
def handler(request: Request) -> Response:
    sku, key = request.path(CountStockPath).sku, request.headers(CountStockHeader).idempotency_key
    level, replayed = count_stock(stock, products, shop, clock, sku, request.body(StockCount), key, request.signed_in().sub)
    return Response(200, level, replayed=replayed)
