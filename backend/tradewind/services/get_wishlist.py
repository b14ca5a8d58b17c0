from __future__ import annotations

from msgspec import UNSET

from tradewind.contract.types import Wish, WishlistItem, WishlistPage
from tradewind.domain.wishlist import Wishlist
from tradewind.services.shared.customer_parts import read_part
from tradewind.stores.cart import Cart, CartContent
from tradewind.stores.customers import Customers


def get_wishlist(customers: Customers, cart: Cart, customer: str) -> WishlistPage:
    """The wishes, with what the catalogue says of them now."""
    wishes = read_part(customers, customer, "wishlist", Wishlist()).items
    content = cart.read((wish.sku for wish in wishes), None)
    return WishlistPage(items=[_item(wish, content) for wish in wishes])


def _item(wish: Wish, content: CartContent) -> WishlistItem:
    variant = content.variants.get(wish.sku)
    if variant is None or variant.status != "active":
        return WishlistItem(sku=wish.sku, added_at=wish.added_at, available=0)
    return WishlistItem(
        sku=wish.sku,
        added_at=wish.added_at,
        slug=variant.slug,
        name=variant.name,
        options=variant.options or UNSET,
        image=variant.image,
        price=variant.price,
        available=content.available.get(wish.sku, 0),
    )
