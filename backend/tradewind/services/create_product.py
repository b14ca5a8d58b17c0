from __future__ import annotations

import os

from tradewind.contract.types import Product, ProductInput
from tradewind.domain.catalogue import build_product, check_product
from tradewind.domain.identifiers import product_id
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.stores.products import Products


def create_product(products: Products, shop: Shop, clock: Clock, wanted: ProductInput, by: str) -> Product:
    check_product(wanted, shop.currency)
    now = clock.seconds()
    id = product_id(int(now * 1000), os.urandom(8))
    product = build_product(wanted, id, 1, timestamp(now), timestamp(now), {})
    record = change_record("createProduct", by, product.created_at, product.id, None, product)
    products.create(product, record, shop.low_stock_threshold)
    return product
