from __future__ import annotations

from tradewind.contract.types import SavedCart
from tradewind.domain.carts import check_cart, merge_carts
from tradewind.services.get_cart import EMPTY
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.customers import Customers
from tradewind.stores.stock import Stock


def merge_cart(customers: Customers, stock: Stock, customer: str, brought: SavedCart) -> SavedCart:
    """The customer's cart with what was brought from before sign-in."""
    check_cart(brought)

    def merge(kept: SavedCart) -> SavedCart:
        available = stock.available({line.sku for line in [*kept.lines, *brought.lines]})
        return merge_carts(kept, brought, available)

    return change_part(customers, customer, "cart", EMPTY, merge)
