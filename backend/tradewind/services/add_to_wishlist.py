from __future__ import annotations

from tradewind.domain.refusal import Refusal
from tradewind.domain.wishlist import Wishlist, add_wish
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.cart import Cart
from tradewind.stores.customers import Customers


def add_to_wishlist(customers: Customers, cart: Cart, clock: Clock, customer: str, sku: str) -> None:
    """Wish for a SKU that is on sale; one that is wished for already stays where it is."""
    variant = cart.read([sku], None).variants.get(sku)
    if variant is None or variant.status != "active":
        raise Refusal("not-found", "There is no such SKU on sale.")
    at = timestamp(clock.seconds())
    change_part(customers, customer, "wishlist", Wishlist(), lambda wishlist: add_wish(wishlist, sku, at))
