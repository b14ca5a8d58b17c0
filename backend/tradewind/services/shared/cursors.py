"""Cursors of lists: opaque, and bound to the very list that gave them. docs/decisions/0008-opaque-cursors.md has why."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable
from typing import TypeVar

import msgspec

from tradewind.domain.refusal import Field, Refusal
from tradewind.stores.dynamodb import DynamoDBError

T = TypeVar("T")
DIGEST_BYTES = 6


def write_cursor(position: object, asked: bytes) -> str:
    """A place in a list; `asked` is all that makes the list what it is."""
    place = msgspec.json.encode(position)
    return base64.urlsafe_b64encode(_digest(place, asked) + place).rstrip(b"=").decode()


def read_cursor(cursor: str, asked: bytes, kind: type[T]) -> T:
    """The place again; a Refusal where the cursor is another list's, or nobody's."""
    try:
        data = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        place = data[DIGEST_BYTES:]
        if data[:DIGEST_BYTES] == _digest(place, asked) and cursor == cursor.rstrip("="):
            return msgspec.json.decode(place, type=kind)
    except (binascii.Error, msgspec.DecodeError):
        pass
    raise foreign_cursor()


def start_there(position: object | None, load: Callable[[], T]) -> T:
    """What a page is loaded from. The one part of the question that is not of our making is where to start."""
    try:
        return load()
    except DynamoDBError as error:
        if position and error.code == "ValidationException":
            raise foreign_cursor() from None
        raise


def foreign_cursor() -> Refusal:
    return Refusal(
        "malformed-request",
        "Start again from the first page.",
        Field("/query/cursor", "This cursor is not one that this list gave, with these filters and this sort."),
    )


def page(items: list[str], position: object | None, asked: bytes) -> bytes:
    """A page as JSON, of items that are stored as they are sent, so that they are put together and not parsed."""
    more = f',"nextCursor":"{write_cursor(position, asked)}"' if position else ""
    return f'{{"items":[{",".join(items)}]{more}}}'.encode()


def _digest(place: bytes, asked: bytes) -> bytes:
    return hashlib.blake2b(asked + b"\n" + place, digest_size=DIGEST_BYTES).digest()
