from __future__ import annotations

from tradewind.domain.address_book import AddressBook, remove_address
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.customers import Customers


def delete_address(customers: Customers, customer: str, id: str) -> None:
    change_part(customers, customer, "addresses", AddressBook(), lambda book: remove_address(book, id))
