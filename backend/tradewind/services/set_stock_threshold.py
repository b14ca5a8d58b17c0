from tradewind.contract.types import StockThreshold
from tradewind.domain.shop import Shop
from tradewind.services.shared.stock_following import follow_threshold
from tradewind.stores.stock import Stock


def set_stock_threshold(stock: Stock, shop: Shop, sku: str, wanted: StockThreshold) -> StockThreshold:
    stock.set_threshold(sku, wanted.threshold)
    follow_threshold(stock, shop, sku)
    return wanted
