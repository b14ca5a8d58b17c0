from __future__ import annotations

import os

from tradewind.contract.types import AddressInput, SavedAddress
from tradewind.domain.address_book import AddressBook, add_address, check_address, find_address
from tradewind.domain.identifiers import base32
from tradewind.domain.shop import Shop
from tradewind.services.shared.customer_parts import change_part
from tradewind.stores.customers import Customers


def create_address(customers: Customers, shop: Shop, customer: str, wanted: AddressInput) -> SavedAddress:
    check_address(wanted.address, shop.countries(), "/address")
    id = "adr_" + base32(os.urandom(8))

    def add(book: AddressBook) -> AddressBook:
        nonlocal id
        book, id = add_address(book, wanted, id)
        return book

    return find_address(change_part(customers, customer, "addresses", AddressBook(), add), id)
