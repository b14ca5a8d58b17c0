"""A wishlist: SKUs, the newest first, each once."""

from __future__ import annotations

from msgspec import Struct

from tradewind.contract.types import Wish
from tradewind.domain.refusal import Refusal

MOST_WISHES = 40


class Wishlist(Struct, frozen=True):
    items: tuple[Wish, ...] = ()


def add_wish(wishlist: Wishlist, sku: str, at: str) -> Wishlist:
    if any(wish.sku == sku for wish in wishlist.items):
        return wishlist
    if len(wishlist.items) >= MOST_WISHES:
        raise Refusal("list-full", f"A wishlist holds {MOST_WISHES} things; remove one that you no longer wish for.")
    return Wishlist((Wish(sku=sku, added_at=at), *wishlist.items))


def remove_wish(wishlist: Wishlist, sku: str) -> Wishlist:
    return Wishlist(tuple(wish for wish in wishlist.items if wish.sku != sku))
