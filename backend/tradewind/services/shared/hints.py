"""The lists' hint of what is in stock."""

from __future__ import annotations

from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def refresh_hint(products: Products, stock: Stock, product_id: str) -> None:
    """Write whether anything of a product can be sold, until what was written is what is there: of several at once, the last is right."""
    product = products.get(product_id, consistent=True)
    if product is None:
        return
    skus = [variant.sku for variant in product.variants]
    said: bool | None = None
    while said != (now := any(each.available > 0 for each in stock.standings(skus).values())):
        products.set_in_stock(product, now)
        said = now
