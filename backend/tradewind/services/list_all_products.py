from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from tradewind.contract.types import ListAllProductsQuery, ProductOverview, ProductOverviewPage
from tradewind.domain.catalogue import search_key
from tradewind.services.shared.cursors import read_cursor, start_there, write_cursor
from tradewind.stores.products import Products
from tradewind.stores.stock import Stock


def list_all_products(products: Products, stock: Stock, query: ListAllProductsQuery) -> ProductOverviewPage:
    """One page of what staff look for, or of all products of a status and category, with their stock."""
    text, status, category = ("" if value is UNSET else value for value in (query.q, query.status, query.category))
    text = search_key(text)
    asked = msgspec.json.encode([text, status, category, query.sort])
    place: Any = tuple[str, str, str] if text else tuple[str, str]
    position = None if query.cursor is UNSET else list(read_cursor(query.cursor, asked, place))
    page = start_there(
        position,
        lambda: (
            products.find(text, status, category, query.limit, position)
            if text
            else products.staff_shelf(status, category, query.sort, query.limit, position)
        ),
    )
    return ProductOverviewPage(
        items=_with_stock(page.overviews, stock),
        next_cursor=write_cursor(page.position, asked) if page.position else UNSET,
    )


def _with_stock(overviews: list[ProductOverview], stock: Stock) -> list[ProductOverview]:
    levels = stock.levels(sku for overview in overviews for sku in overview.skus)
    return [
        replace(
            overview,
            on_hand=sum(level.on_hand for level in of_it),
            reserved=sum(level.reserved for level in of_it),
            available=sum(level.available for level in of_it),
        )
        for overview in overviews
        for of_it in [[levels[sku] for sku in overview.skus if sku in levels]]
    ]
