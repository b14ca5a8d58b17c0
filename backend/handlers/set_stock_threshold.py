from tradewind.contract.types import SetStockThresholdPath, StockThreshold
from tradewind.edge.operation import Request, Response, operation
from tradewind.gateways.clock import SystemClock
from tradewind.services.set_stock_threshold import set_stock_threshold
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.stock import Stock

stock, shop, clock = Stock(connect()), load_shop(), SystemClock()


@operation("setStockThreshold")
def handler(request: Request) -> Response:
    sku = request.path(SetStockThresholdPath).sku
    return Response(200, set_stock_threshold(stock, shop, clock, sku, request.body(StockThreshold), request.signed_in().sub))
