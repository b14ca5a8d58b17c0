"""What customers keep with the shop, as the contract has it."""

from __future__ import annotations

from typing import Any


def address(line1: str = "Example Street 1", **changes: Any) -> dict[str, Any]:
    """An address in Berlin, unless changed."""
    return {"name": "Ada Example", "line1": line1, "city": "Berlin", "postalCode": "10115", "country": "DE", **changes}


def cart(**quantities: int) -> dict[str, Any]:
    """A cart of quantities by SKU."""
    price = {"amount": 1200, "currency": "EUR"}
    return {"lines": [{"sku": sku, "quantity": quantity, "seenPrice": price} for sku, quantity in quantities.items()]}
