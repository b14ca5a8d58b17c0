"""Arithmetic of amounts: rounding, shares and allocation, by example and by property. Pure; about a second."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.domain.money import WHOLE, allocate, share, share_within

amounts = st.integers(0, 10**11)
rates = st.integers(0, WHOLE)
weights = st.lists(st.integers(0, 10**10), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("amount", "basis_points", "expected"),
    [(0, 1900, 0), (100, 1900, 19), (50, 100, 1), (49, 100, 0), (150, 100, 2), (999, 10_000, 999), (1, 5000, 1), (10**11, 1, 10**7)],
)
def test_a_share_rounds_halves_up(amount: int, basis_points: int, expected: int) -> None:
    assert share(amount, basis_points) == expected


@pytest.mark.parametrize(
    ("amount", "basis_points", "expected"), [(119, 1900, 19), (0, 1900, 0), (100, 0, 0), (3, 10_000, 2), (7500, 1900, 1197)]
)
def test_the_tax_within_a_price(amount: int, basis_points: int, expected: int) -> None:
    assert share_within(amount, basis_points) == expected


@given(amounts, rates)
def test_a_share_is_the_exact_one_rounded_to_the_nearest_unit(amount: int, basis_points: int) -> None:
    assert abs(share(amount, basis_points) - Fraction(amount * basis_points, WHOLE)) <= Fraction(1, 2)
    assert 0 <= share(amount, basis_points) <= amount


@given(amounts, rates)
def test_tax_within_a_price_is_at_most_the_price_and_belongs_to_the_net_price(amount: int, basis_points: int) -> None:
    tax = share_within(amount, basis_points)
    assert 0 <= tax <= amount
    assert abs(tax - Fraction(amount * basis_points, WHOLE + basis_points)) <= Fraction(1, 2)


@given(st.data(), weights)
def test_an_allocation_adds_up_and_gives_no_part_more_than_its_weight(data: st.DataObject, weights: list[int]) -> None:
    amount = data.draw(st.integers(0, sum(weights)))
    parts = allocate(amount, weights)
    assert len(parts) == len(weights)
    assert sum(parts) == amount
    assert all(0 <= part <= weight for part, weight in zip(parts, weights, strict=True))


@given(amounts, weights.filter(any))
def test_an_allocation_is_within_one_unit_of_the_exact_part(amount: int, weights: list[int]) -> None:
    for part, weight in zip(allocate(amount, weights), weights, strict=True):
        assert abs(part - Fraction(amount * weight, sum(weights))) < 1


@pytest.mark.parametrize(
    ("amount", "weights", "expected"),
    [(100, [1, 1, 1], [34, 33, 33]), (10, [0, 5], [0, 10]), (5, [0, 0], [0, 0]), (0, [3, 4], [0, 0]), (1, [1, 2], [0, 1]), (7, [], [])],
)
def test_units_left_over_go_to_the_largest_remainders_then_to_the_first(amount: int, weights: list[int], expected: list[int]) -> None:
    assert allocate(amount, weights) == expected
