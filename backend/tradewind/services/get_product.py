from __future__ import annotations

from msgspec.structs import replace

from tradewind.contract.types import Product
from tradewind.domain.refusal import Refusal
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def get_product(products: Products, stock: Stock, id_or_slug: str, *, for_staff: bool) -> Product:
    """The product with what is available now; to the public, only an active one exists."""
    product = products.get(id_or_slug)
    if product is None or not (for_staff or product.status == "active"):
        raise Refusal("not-found", "There is no such product.")
    return with_availability(product, stock)


def with_availability(product: Product, stock: Stock) -> Product:
    available = stock.available(variant.sku for variant in product.variants)
    return replace(product, variants=[replace(variant, available=available.get(variant.sku, 0)) for variant in product.variants])
