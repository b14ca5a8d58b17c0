"""An address book: what may be in it, and which address is the default."""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from tradewind.contract.types import Address, AddressInput, SavedAddress
from tradewind.domain.refusal import Field, Refusal

MOST_ADDRESSES = 20


class PostalCode(NamedTuple):
    """How a country writes its postal codes; `example` is one of them."""

    pattern: str
    example: str


# A country that is not here is held to the contract's own rule alone.
POSTAL_CODES: dict[str, PostalCode] = {
    "AT": PostalCode(r"[1-9]\d{3}", "1010"),
    "BE": PostalCode(r"[1-9]\d{3}", "1000"),
    "CH": PostalCode(r"[1-9]\d{3}", "8001"),
    "DE": PostalCode(r"\d{5}", "10115"),
    "DK": PostalCode(r"\d{4}", "1050"),
    "ES": PostalCode(r"(0[1-9]|[1-4]\d|5[0-2])\d{3}", "28001"),
    "FR": PostalCode(r"\d{5}", "75001"),
    "GB": PostalCode(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", "SW1A 1AA"),
    "IE": PostalCode(r"[A-Z]\d[\dW] ?[A-Z\d]{4}", "D02 X285"),
    "IT": PostalCode(r"\d{5}", "00118"),
    "LU": PostalCode(r"\d{4}", "1009"),
    "NL": PostalCode(r"[1-9]\d{3} ?[A-Z]{2}", "1012 AB"),
    "NO": PostalCode(r"\d{4}", "0150"),
    "PL": PostalCode(r"\d{2}-\d{3}", "00-001"),
    "PT": PostalCode(r"[1-9]\d{3}-\d{3}", "1000-001"),
    "SE": PostalCode(r"[1-9]\d{2} ?\d{2}", "111 22"),
}


class AddressBook(Struct, frozen=True):
    """The default comes first; there is one as soon as there is an address."""

    items: tuple[SavedAddress, ...] = ()


def check_address(address: Address, countries: list[str], pointer: str) -> None:
    """Refuse where the shop does not deliver, and a postal code that its country does not have."""
    if address.country not in countries:
        raise Refusal(
            "invalid-request", "Choose another country.", Field(f"{pointer}/country", f"The shop does not deliver to {address.country}.")
        )
    row = POSTAL_CODES.get(address.country)
    if row and not re.fullmatch(row.pattern, address.postal_code.upper()):
        raise Refusal(
            "invalid-request",
            "Change the postal code.",
            Field(f"{pointer}/postalCode", f"A postal code there looks like {row.example}."),
        )


def add_address(book: AddressBook, wanted: AddressInput, id: str) -> tuple[AddressBook, str]:
    """The book with the address in it, and the address's id: the one that it has already, where it is there."""
    known = next((each.id for each in book.items if each.address == wanted.address), None)
    if known is not None:
        return (change_address(book, known, wanted) if wanted.is_default else book), known
    if len(book.items) >= MOST_ADDRESSES:
        raise Refusal("list-full", f"An address book holds {MOST_ADDRESSES} addresses; delete one that you no longer need.")
    saved = SavedAddress(id=id, is_default=wanted.is_default or not book.items, address=wanted.address)
    return _ordered([*book.items, saved], id if saved.is_default else None), id


def change_address(book: AddressBook, id: str, wanted: AddressInput) -> AddressBook:
    """A default stays the default until another one is."""
    before = find_address(book, id)
    after = replace(before, address=wanted.address, is_default=wanted.is_default or before.is_default)
    return _ordered([after if each.id == id else each for each in book.items], id if after.is_default else None)


def remove_address(book: AddressBook, id: str) -> AddressBook:
    find_address(book, id)
    return _ordered([each for each in book.items if each.id != id], None)


def find_address(book: AddressBook, id: str) -> SavedAddress:
    found = next((each for each in book.items if each.id == id), None)
    if found is None:
        raise Refusal("not-found", "There is no such address in your address book.")
    return found


def _ordered(items: list[SavedAddress], default: str | None) -> AddressBook:
    """With this one as the default; with the one that was, or else the first, where none is named."""
    if items:
        default = default or next((each.id for each in items if each.is_default), items[0].id)
    marked = [replace(each, is_default=each.id == default) for each in items]
    return AddressBook(tuple(sorted(marked, key=lambda each: not each.is_default)))
