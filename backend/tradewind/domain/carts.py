"""The cart that a customer keeps with the shop."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from tradewind.contract.types import SavedCart, SavedCartLine
from tradewind.domain.refusal import Field, Refusal

MOST_LINES = 40
MOST_PIECES = 99


def check_cart(cart: SavedCart) -> None:
    skus = [line.sku for line in cart.lines]
    twice = [Field(f"/lines/{i}/sku", "This SKU is there twice.") for i, sku in enumerate(skus) if sku in skus[:i]]
    if twice:
        raise Refusal("invalid-request", "A cart has one line for each SKU; change those that are named.", *twice)


def merge_carts(kept: SavedCart, brought: SavedCart, available: Mapping[str, int]) -> SavedCart:
    """Both carts in one, what was kept first.

    Of a SKU that both hold, the larger quantity counts, so that merging again changes nothing. No quantity is more than what is available,
    and none less than one: what has sold out meanwhile is seen and not lost. Of what is too much for one cart, what was brought stays out.
    """
    lines: dict[str, SavedCartLine] = {line.sku: line for line in kept.lines}
    for line in brought.lines:
        known = lines.get(line.sku)
        lines[line.sku] = replace(line, quantity=max(line.quantity, known.quantity if known else 0))
    return SavedCart(
        lines=[
            replace(line, quantity=max(1, min(line.quantity, available.get(line.sku, 0), MOST_PIECES)))
            for line in list(lines.values())[:MOST_LINES]
        ]
    )
