from __future__ import annotations

from tradewind.contract.types import SavedCart
from tradewind.domain.carts import check_cart
from tradewind.services.get_cart import EMPTY
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.customers import Customers


def replace_cart(customers: Customers, customer: str, wanted: SavedCart) -> SavedCart:
    check_cart(wanted)
    return change_part(customers, customer, "cart", EMPTY, lambda _: wanted)
