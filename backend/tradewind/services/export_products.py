from __future__ import annotations

from msgspec import UNSET

from tradewind.contract.types import ExportProductsQuery
from tradewind.services.shared.cursors import page, read_cursor, start_there
from tradewind.stores.products import Products

ASKED = b"exportProducts"


def export_products(products: Products, query: ExportProductsQuery) -> bytes:
    """One page of whole products as JSON, the oldest first."""
    position = None if query.cursor is UNSET else list(read_cursor(query.cursor, ASKED, tuple[str, str]))
    found = start_there(position, lambda: products.documents(query.limit, position))
    return page(found.cards, found.position, ASKED)
