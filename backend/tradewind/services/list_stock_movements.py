from __future__ import annotations

import msgspec
from msgspec import UNSET

from tradewind.contract.types import ListStockMovementsQuery, StockMovementPage
from tradewind.services.shared.cursors import read_cursor, start_there, write_cursor
from tradewind.stores.stock import Stock


def list_stock_movements(stock: Stock, sku: str, query: ListStockMovementsQuery) -> StockMovementPage:
    """One page of what staff did to a SKU's stock, the newest first; none where nobody did, or there is no such SKU."""
    asked = msgspec.json.encode([sku])
    position = None if query.cursor is UNSET else list(read_cursor(query.cursor, asked, tuple[str, str]))
    movements, last = start_there(position, lambda: stock.movements(sku, query.limit, position))
    return StockMovementPage(items=movements, next_cursor=write_cursor(last, asked) if last else UNSET)
