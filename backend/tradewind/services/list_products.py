from __future__ import annotations

import base64
import binascii
import hashlib

import msgspec
from msgspec import UNSET, UnsetType

from tradewind.contract.types import ListProductsQuery
from tradewind.domain import catalogue
from tradewind.domain.refusal import Field, Refusal
from tradewind.stores.dynamodb import DynamoDBError
from tradewind.stores.products import Products

DIGEST_BYTES = 6


def list_products(products: Products, query: ListProductsQuery) -> bytes:
    """One page as JSON: the cards are stored as they are sent, so they are put together and not parsed."""
    shelf = catalogue.ALL if query.category is UNSET else query.category
    lowest, highest = _number(query.min_price), _number(query.max_price)
    if lowest is not None and highest is not None and lowest > highest:
        raise Refusal(
            "malformed-request",
            "Change the fields that are named.",
            Field("/query/minPrice", "This is more than the highest price."),
        )
    asked = msgspec.json.encode([shelf, query.sort, lowest, highest])
    position = None if query.cursor is UNSET else _read_cursor(query.cursor, asked)
    try:
        page = products.shelf(shelf, query.sort, query.limit, position, lowest, highest)
    except DynamoDBError as error:
        # The one part of the question that is not of our making is where to start.
        if position and error.code == "ValidationException":
            raise _foreign_cursor() from None
        raise
    more = f',"nextCursor":"{_cursor(page.position, asked)}"' if page.position else ""
    return f'{{"items":[{",".join(page.cards)}]{more}}}'.encode()


def _number(value: int | UnsetType) -> int | None:
    return None if value is UNSET else value


def _cursor(position: list[str], asked: bytes) -> str:
    """Opaque: a place in a list, and a digest that ties it to that very list."""
    place = msgspec.json.encode(position)
    return base64.urlsafe_b64encode(_digest(place, asked) + place).rstrip(b"=").decode()


def _read_cursor(cursor: str, asked: bytes) -> list[str]:
    try:
        data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        place = data[DIGEST_BYTES:]
        if data[:DIGEST_BYTES] == _digest(place, asked) and cursor == cursor.rstrip("="):
            return list(msgspec.json.decode(place, type=tuple[str, str]))
    except (binascii.Error, msgspec.DecodeError):
        pass
    raise _foreign_cursor()


def _foreign_cursor() -> Refusal:
    return Refusal(
        "malformed-request",
        "Start again from the first page.",
        Field("/query/cursor", "This cursor is not one that this list gave, with these filters and this sort."),
    )


def _digest(place: bytes, asked: bytes) -> bytes:
    return hashlib.blake2b(asked + b"\n" + place, digest_size=DIGEST_BYTES).digest()
