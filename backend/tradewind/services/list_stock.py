from __future__ import annotations

import msgspec
from msgspec import UNSET

from tradewind.contract.types import ListStockQuery, StockPage
from tradewind.domain.shop import Shop
from tradewind.services.shared.cursors import read_cursor, start_there, write_cursor
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def list_stock(stock: Stock, products: Products, shop: Shop, query: ListStockQuery) -> StockPage:
    """One page of SKUs in their order, with their stock and what they are of."""
    usual = shop.low_stock_threshold
    if query.product is not UNSET:
        product = products.get(query.product, consistent=True)
        return StockPage(items=products.stock_items([variant.sku for variant in product.variants] if product else [], usual))
    beginning = "" if query.sku is UNSET else query.sku.upper()
    low = query.low is not UNSET
    asked = msgspec.json.encode([beginning, low])
    position = None if query.cursor is UNSET else read_cursor(query.cursor, asked, tuple[str])[0]
    skus, last = start_there(position, lambda: stock.skus(beginning, query.limit, position, low=low))
    return StockPage(items=products.stock_items(skus, usual), next_cursor=write_cursor([last], asked) if last else UNSET)
