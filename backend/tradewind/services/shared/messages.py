from __future__ import annotations

from typing import TypeVar

import msgspec

from tradewind.domain.refusal import GivenUp

T = TypeVar("T")


def read_message(body: str, kind: type[T], otherwise: str) -> T:
    """A queue's message. One that is none is given up for the reason `otherwise`: it would not read better another time."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
        raise GivenUp(otherwise) from error
