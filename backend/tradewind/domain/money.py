"""Arithmetic of amounts of money: integers of minor units, and never a float.

Shares are in basis points (1 % is 100). Halves are rounded away from zero, as invoices are.
"""

from collections.abc import Sequence

WHOLE = 10_000
# Where one unit is not a hundred minor ones, and how currencies are written that have a sign of their own.
MINOR_DIGITS = {**dict.fromkeys(("BHD", "JOD", "KWD", "OMR", "TND"), 3), **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "VND", "XAF"), 0)}
SIGNS = {"EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "KRW": "₩", "USD": "$"}


def written(amount: int, currency: str) -> str:
    """An amount for people to read, as the storefront writes it: `€1,234.50`, `CHF 20.00`."""
    digits = MINOR_DIGITS.get(currency, 2)
    whole, minor = divmod(abs(amount), 10**digits)
    sign = SIGNS.get(currency, f"{currency}\N{NO-BREAK SPACE}")
    return ("-" if amount < 0 else "") + f"{sign}{whole:,}" + (f".{minor:0{digits}d}" if digits else "")


def share(amount: int, basis_points: int) -> int:
    """`basis_points` of a non-negative amount."""
    return _divide(amount * basis_points, WHOLE)


def share_within(amount: int, basis_points: int) -> int:
    """The part of a non-negative amount that was added to a net one at this rate: the tax within a price."""
    return _divide(amount * basis_points, WHOLE + basis_points)


def allocate(amount: int, weights: Sequence[int]) -> list[int]:
    """Split a non-negative amount by weights, to the last minor unit.

    Where the division leaves units over, they go to the largest remainders, and among equal ones to the first. No part is larger
    than its weight as long as the amount is not larger than all weights together.
    """
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    parts = [amount * weight // whole for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for i in remainders[: amount - sum(parts)]:
        parts[i] += 1
    return parts


def _divide(numerator: int, denominator: int) -> int:
    return (2 * numerator + denominator) // (2 * denominator)
