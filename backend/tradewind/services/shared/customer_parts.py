"""A part of what a customer keeps: read, and changed as it is now, whoever else changes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tradewind.domain.refusal import Unavailable
from tradewind.stores.customers import Customers, Part

T = TypeVar("T")
TRIES = 8


def read_part(customers: Customers, customer: str, part: Part, empty: T) -> T:
    kept = customers.get(customer, part, type(empty))
    return empty if kept.value is None else kept.value


def change_part(customers: Customers, customer: str, part: Part, empty: T, change: Callable[[T], T]) -> T:
    """Keep what `change` makes of the part; where somebody else was faster, of what they made of it."""
    for _ in range(TRIES):
        kept = customers.get(customer, part, type(empty))
        before = empty if kept.value is None else kept.value
        after = change(before)
        if after == before or customers.put(customer, part, after, kept.version):
            return after
    raise Unavailable
