from tradewind.contract.types import AdjustStockHeader, AdjustStockPath, StockAdjustment
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.adjust_stock import adjust_stock
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock

db = connect()
stock, products, shop, clock = Stock(db), Products(db), load_shop(), SystemClock()


@operation("adjustStock")
def handler(request: Request) -> Response:
    sku, key = request.path(AdjustStockPath).sku, request.headers(AdjustStockHeader).idempotency_key
    by = request.caller.sub if request.caller else ""
    level, replayed = adjust_stock(stock, products, shop, clock, sku, request.body(StockAdjustment), key, by)
    return Response(200, level, replayed=replayed)
