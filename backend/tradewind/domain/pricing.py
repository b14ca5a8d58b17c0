"""From goods to a total. All amounts are minor units of the shop's one currency.

Tax is computed and rounded per line, and for the shipping, so that every printed line adds up to the printed total.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tradewind.domain.money import allocate, share, share_within
from tradewind.domain.shop import TaxRule


class PricedLine(NamedTuple):
    """`total` = `subtotal` - `discount`, plus `tax` where the prices do not include it."""

    subtotal: int
    discount: int
    tax: int
    total: int


class Priced(NamedTuple):
    """`total` is the lines' totals and the shipping, plus the shipping's tax where the prices do not include it."""

    lines: list[PricedLine]
    subtotal: int
    discount: int
    shipping: int
    tax: int
    tax_included: bool
    total: int


def price(goods: Sequence[tuple[int, int]], discount: int, shipping: int, rule: TaxRule) -> Priced:
    """Price lines of (unit price, quantity), with a discount on all goods, which is cut to what the goods cost."""
    subtotals = [unit_price * quantity for unit_price, quantity in goods]
    subtotal = sum(subtotals)
    discount = min(discount, subtotal)
    lines = [_line(amount, off, rule) for amount, off in zip(subtotals, allocate(discount, subtotals), strict=True)]
    shipping_tax = _tax(shipping, rule)
    total = sum(line.total for line in lines) + shipping + (0 if rule.included else shipping_tax)
    tax = sum(line.tax for line in lines) + shipping_tax
    return Priced(lines, subtotal, discount, shipping, tax, rule.included, total)


def _line(subtotal: int, discount: int, rule: TaxRule) -> PricedLine:
    goods = subtotal - discount
    tax = _tax(goods, rule)
    return PricedLine(subtotal, discount, tax, goods if rule.included else goods + tax)


def _tax(amount: int, rule: TaxRule) -> int:
    return share_within(amount, rule.basis_points) if rule.included else share(amount, rule.basis_points)
