from __future__ import annotations

from tradewind.contract.types import Product, ProductInput
from tradewind.domain.catalogue import build_product, check_product
from tradewind.domain.refusal import Refusal
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def update_product(
    products: Products,
    stock: Stock,
    shop: Shop,
    clock: Clock,
    id_or_slug: str,
    version: int,
    wanted: ProductInput,
    by: str,
) -> Product:
    """Replace the product if it is still of this version."""
    before = load_version(products, id_or_slug, version)
    check_product(wanted, shop.currency)
    available = stock.available(variant.sku for variant in before.variants)
    after = build_product(wanted, before.id, version + 1, before.created_at, timestamp(clock.seconds()), available)
    products.update(before, after, change_record("updateProduct", by, after.updated_at, after.id, before, after), shop.low_stock_threshold)
    return after


def load_version(products: Products, id_or_slug: str, version: int) -> Product:
    product = products.get(id_or_slug, consistent=True)
    if product is None:
        raise Refusal("not-found", "There is no such product.")
    if product.version != version:
        raise Refusal("stale-version", "Somebody changed this product since you read it; read it again, then change it.")
    return product
