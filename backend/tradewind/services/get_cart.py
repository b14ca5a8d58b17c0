from __future__ import annotations

from tradewind.contract.types import SavedCart
from tradewind.services.shared.customer_parts import read_part
from tradewind.stores.customers import Customers

EMPTY = SavedCart(lines=[])


def get_cart(customers: Customers, customer: str) -> SavedCart:
    return read_part(customers, customer, "cart", EMPTY)
