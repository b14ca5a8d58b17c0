from __future__ import annotations

from tradewind.domain.wishlist import Wishlist, remove_wish
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.customers import Customers


def remove_from_wishlist(customers: Customers, customer: str, sku: str) -> None:
    change_part(customers, customer, "wishlist", Wishlist(), lambda wishlist: remove_wish(wishlist, sku))
