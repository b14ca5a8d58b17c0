from __future__ import annotations

from tradewind.contract.types import AddressPage
from tradewind.domain.address_book import AddressBook
from tradewind.services.shared.customer_parts import read_part
from tradewind.stores.customers import Customers


def list_addresses(customers: Customers, customer: str) -> AddressPage:
    """All of them, the default first."""
    return AddressPage(items=list(read_part(customers, customer, "addresses", AddressBook()).items))
