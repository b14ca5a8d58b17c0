from __future__ import annotations

import msgspec

from tradewind.contract.types import Stock as StockLevel
from tradewind.contract.types import StockAdjustment
from tradewind.domain.identifiers import fingerprint
from tradewind.domain.refusal import Refusal
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.get_product import with_availability
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def adjust_stock(
    stock: Stock, products: Products, clock: Clock, sku: str, adjustment: StockAdjustment, idempotency_key: str, by: str
) -> tuple[StockLevel, bool]:
    """The stock as it is after the adjustment, and whether this key had adjusted it before."""
    request_hash = fingerprint(msgspec.json.encode(adjustment))
    fresh = stock.adjust(sku, adjustment, fingerprint(idempotency_key), request_hash, by, timestamp(clock.seconds()))
    found = stock.get(sku)
    if found is None:
        raise Refusal("not-found", "There is no such SKU.")
    level, product_id = found
    _refresh_shelves(products, stock, product_id)
    return level, not fresh


def _refresh_shelves(products: Products, stock: Stock, product_id: str) -> None:
    """Let the hint in the lists follow the stock."""
    product = products.get(product_id, consistent=True)
    if product:
        now = with_availability(product, stock)
        products.set_in_stock(product, any(variant.available > 0 for variant in now.variants))
