from __future__ import annotations

from tradewind.contract.types import Stock as StockLevel
from tradewind.contract.types import StockCount
from tradewind.domain.identifiers import fingerprint
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.stock_following import follow_stock
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def count_stock(
    stock: Stock, products: Products, shop: Shop, clock: Clock, sku: str, count: StockCount, idempotency_key: str, by: str
) -> tuple[StockLevel, bool]:
    """The stock as it is after the count, and whether this key had counted it before."""
    before = stock.count(sku, count, fingerprint(idempotency_key), by, timestamp(clock.seconds()))
    return follow_stock(stock, products, shop, sku), before is None
