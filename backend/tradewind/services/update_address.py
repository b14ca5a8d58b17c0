from __future__ import annotations

from tradewind.contract.types import AddressInput, SavedAddress
from tradewind.domain.address_book import AddressBook, change_address, check_address, find_address
from tradewind.domain.shop import Shop
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.customers import Customers


def update_address(customers: Customers, shop: Shop, customer: str, id: str, wanted: AddressInput) -> SavedAddress:
    check_address(wanted.address, shop.countries(), "/address")
    book = change_part(customers, customer, "addresses", AddressBook(), lambda book: change_address(book, id, wanted))
    return find_address(book, id)
