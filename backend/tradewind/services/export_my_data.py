from __future__ import annotations

import msgspec
from msgspec import UNSET

from tradewind.contract.types import DataExport, OrderSummary, Profile, SavedCart
from tradewind.domain.address_book import AddressBook
from tradewind.domain.orders import for_customer
from tradewind.domain.wishlist import Wishlist
from tradewind.services.get_cart import EMPTY
from tradewind.services.get_profile import UNKNOWN
from tradewind.services.shared.cursors import read_cursor, write_cursor
from tradewind.stores.customers import Customers
from tradewind.stores.orders import Orders

ORDERS_AT_ONCE = 25


def export_my_data(customers: Customers, orders: Orders, customer: str, cursor: str | None) -> DataExport:
    """All that the shop keeps of a customer, and as many of the orders as go into one answer."""
    asked = msgspec.json.encode(["export", customer])
    position = None if cursor is None else read_cursor(cursor, asked, str)
    found = orders.by_owner(customer, ORDERS_AT_ONCE, position)
    ids = [msgspec.json.decode(summary, type=OrderSummary).id for summary in found.summaries]
    parts = customers.get_all(customer)
    profile, cart = parts.get("profile"), parts.get("cart")
    book = msgspec.json.decode(parts.get("addresses", b"{}"), type=AddressBook)
    wishlist = msgspec.json.decode(parts.get("wishlist", b"{}"), type=Wishlist)
    return DataExport(
        profile=msgspec.json.decode(profile, type=Profile) if profile else UNKNOWN,
        addresses=list(book.items),
        wishlist=list(wishlist.items),
        cart=msgspec.json.decode(cart, type=SavedCart) if cart else EMPTY,
        orders=[for_customer(record.order()) for record in orders.get_many(ids)],
        next_cursor=write_cursor(found.position, asked) if found.position else UNSET,
    )
