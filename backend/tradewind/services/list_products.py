from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from tradewind.contract.types import ListProductsQuery
from tradewind.domain import catalogue
from tradewind.domain.refusal import Field, Refusal
from tradewind.services.shared.cursors import page, read_cursor, start_there
from tradewind.stores.products import Products


def list_products(products: Products, query: ListProductsQuery) -> bytes:
    """One page as JSON."""
    shelf = catalogue.ALL if query.category is UNSET else query.category
    lowest, highest = _number(query.min_price), _number(query.max_price)
    if lowest is not None and highest is not None and lowest > highest:
        raise Refusal(
            "malformed-request",
            "Change the fields that are named.",
            Field("/query/minPrice", "This is more than the highest price."),
        )
    asked = msgspec.json.encode([shelf, query.sort, lowest, highest])
    position = None if query.cursor is UNSET else list(read_cursor(query.cursor, asked, tuple[str, str]))
    found = start_there(position, lambda: products.shelf(shelf, query.sort, query.limit, position, lowest, highest))
    return page(found.cards, found.position, asked)


def _number(value: int | UnsetType) -> int | None:
    return None if value is UNSET else value
