from tradewind.contract.types import StockThreshold
from tradewind.domain.refusal import Refusal
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.stock_following import follow_threshold
from tradewind.stores.stock import Stock


def set_stock_threshold(stock: Stock, shop: Shop, clock: Clock, sku: str, wanted: StockThreshold, by: str) -> StockThreshold:
    standing = stock.standings([sku]).get(sku)
    if standing is None:
        raise Refusal("not-found", "There is no such SKU.")
    before = None if standing.threshold is None else StockThreshold(threshold=standing.threshold)
    record = change_record("setStockThreshold", by, timestamp(clock.seconds()), sku, before, wanted)
    stock.set_threshold(sku, wanted.threshold, record)
    follow_threshold(stock, shop, sku)
    return wanted
