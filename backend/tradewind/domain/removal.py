"""What is left of an order when its customer is gone: all that the books need, and nobody's name."""

from __future__ import annotations

from msgspec.structs import replace

from tradewind.contract.types import Address, Order, OrderState

OPEN: tuple[OrderState, ...] = ("placed", "paid", "partly-fulfilled")
REMOVED = "Removed"
REMOVED_EMAIL = "removed@example.invalid"


def without_person(order: Order) -> Order:
    """Country and amounts stay: tax is owed by them."""
    nowhere = Address(name=REMOVED, line1=REMOVED, city=REMOVED, postal_code="00000", country=order.shipping_address.country)
    return replace(order, email=REMOVED_EMAIL, shipping_address=nowhere)
