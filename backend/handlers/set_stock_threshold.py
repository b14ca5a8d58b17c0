from tradewind.contract.types import SetStockThresholdPath, StockThreshold
from tradewind.edge.operation import Request, Response, operation
from tradewind.services.set_stock_threshold import set_stock_threshold
from tradewind.shop import load_shop
from tradewind.stores.dynamodb import connect
from tradewind.stores.stock import Stock

stock, shop = Stock(connect()), load_shop()


@operation("setStockThreshold")
def handler(request: Request) -> Response:
    sku = request.path(SetStockThresholdPath).sku
    return Response(200, set_stock_threshold(stock, shop, sku, request.body(StockThreshold)))
