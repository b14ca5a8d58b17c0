"""What follows the stock of a SKU wherever staff change it: the mark of what runs low, and the hint in the shop's lists."""

from __future__ import annotations

from tradewind.contract.types import Stock as StockLevel
from tradewind.domain.refusal import Refusal
from tradewind.domain.shop import Shop
from tradewind.services.shared.hints import refresh_hint
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def follow_stock(stock: Stock, products: Products, shop: Shop, sku: str) -> StockLevel:
    """The level as it is now, which all else is made to follow."""
    found = stock.get(sku)
    if found is None:
        raise Refusal("not-found", "There is no such SKU.")
    level, product_id = found
    follow_threshold(stock, shop, sku)
    refresh_hint(products, stock, product_id)
    return level


def follow_threshold(stock: Stock, shop: Shop, sku: str) -> None:
    """Mark the SKU as running low, or as not, by its own threshold or the shop's."""
    standing = stock.standings([sku]).get(sku)
    if standing:
        stock.mark_low(sku, shop.low_stock_threshold if standing.threshold is None else standing.threshold)
