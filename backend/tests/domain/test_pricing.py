"""From goods to a total: by example, and for any goods, discount, shipping and tax. Pure; about two seconds."""

from hypothesis import given
from hypothesis import strategies as st

from tradewind.domain.pricing import Priced, price
from tradewind.domain.shop import TaxRule

INCLUDED = TaxRule(("DE",), 1900, True)
ADDED = TaxRule(("CH",), 810, False)

goods = st.lists(st.tuples(st.integers(0, 99_999_999), st.integers(1, 99)), max_size=40)
shippings = st.integers(0, 10**6)
discounts = st.one_of(st.integers(0, 10**6), st.integers(0, 10**12))
rules = st.builds(TaxRule, st.just(("DE",)), st.integers(0, 10_000), st.booleans())


def test_tax_that_is_included_is_told_and_not_added() -> None:
    priced = price([(1190, 2)], 0, 595, INCLUDED)
    assert (priced.subtotal, priced.shipping, priced.tax, priced.total) == (2380, 595, 380 + 95, 2975)
    assert priced.lines[0] == (2380, 0, 380, 2380)


def test_tax_that_is_not_included_is_added_to_goods_and_shipping() -> None:
    priced = price([(1000, 2)], 0, 1000, ADDED)
    assert (priced.tax, priced.total) == (162 + 81, 3243)
    assert priced.lines[0] == (2000, 0, 162, 2162)


def test_tax_is_of_what_is_left_after_the_discount() -> None:
    priced = price([(10_000, 1), (5_000, 1)], 3_000, 0, ADDED)
    assert [line.discount for line in priced.lines] == [2_000, 1_000]
    assert priced.tax == 648 + 324
    assert priced.total == 12_000 + 972


def test_nothing_costs_nothing() -> None:
    assert price([], 500, 0, INCLUDED) == Priced([], 0, 0, 0, 0, True, 0)


@given(goods, discounts, shippings, rules)
def test_lines_add_up_to_the_total_to_the_minor_unit(goods: list[tuple[int, int]], discount: int, shipping: int, rule: TaxRule) -> None:
    priced = price(goods, discount, shipping, rule)
    shipping_tax = priced.tax - sum(line.tax for line in priced.lines)
    assert priced.subtotal == sum(line.subtotal for line in priced.lines) == sum(p * q for p, q in goods)
    assert priced.discount == sum(line.discount for line in priced.lines)
    assert priced.total == sum(line.total for line in priced.lines) + shipping + (0 if rule.included else shipping_tax)
    assert priced.total == priced.subtotal - priced.discount + shipping + (0 if rule.included else priced.tax)
    for line in priced.lines:
        assert line.total == line.subtotal - line.discount + (0 if rule.included else line.tax)


@given(goods, discounts, shippings, rules)
def test_no_discount_makes_anything_negative(goods: list[tuple[int, int]], discount: int, shipping: int, rule: TaxRule) -> None:
    priced = price(goods, discount, shipping, rule)
    assert min(min(line) for line in [*priced.lines, (0,)]) >= 0
    assert min(priced.subtotal, priced.discount, priced.shipping, priced.tax, priced.total) >= 0
    assert priced.discount <= priced.subtotal
    assert priced.total >= shipping


@given(goods, discounts, shippings, rules)
def test_tax_within_the_prices_is_at_most_the_prices(goods: list[tuple[int, int]], discount: int, shipping: int, rule: TaxRule) -> None:
    priced = price(goods, discount, shipping, rule)
    assert priced.tax_included == rule.included
    if rule.included:
        assert priced.tax <= priced.total
        assert all(line.tax <= line.total for line in priced.lines)


@given(goods, discounts, discounts, rules)
def test_a_larger_discount_never_makes_the_goods_dearer(goods: list[tuple[int, int]], one: int, other: int, rule: TaxRule) -> None:
    less, more = sorted((one, other))
    # Tax is rounded per line, so where it is added a total may lie up to half a unit a line from the exact one.
    slack = 0 if rule.included else len(goods)
    assert price(goods, more, 0, rule).total <= price(goods, less, 0, rule).total + slack
