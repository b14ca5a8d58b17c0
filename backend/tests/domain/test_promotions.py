"""What a discount code takes off and when it holds. Pure; under a second."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.domain.promotions import Problem, Promotion

NOON = "2026-03-01T12:00:00.000Z"


def promotion(**changes: object) -> Promotion:
    return Promotion(code="WELCOME10", description="10 % off", **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "goods", "problem"),
    [
        ({}, 0, None),
        ({"starts_at": NOON}, 100, None),
        ({"starts_at": "2026-03-01T12:00:00.001Z"}, 100, "not-active"),
        ({"ends_at": NOON}, 100, "not-active"),
        ({"ends_at": "2026-03-01T12:00:00.001Z"}, 100, None),
        ({"uses": 4, "uses_limit": 5}, 100, None),
        ({"uses": 5, "uses_limit": 5}, 100, "used-up"),
        ({"uses": 5}, 100, None),
        ({"uses_limit": 0}, 100, "used-up"),
        ({"minimum_goods": 101}, 100, "below-minimum"),
        ({"minimum_goods": 100}, 100, None),
    ],
)
def test_when_a_code_holds(changes: dict[str, object], goods: int, problem: Problem | None) -> None:
    assert promotion(**changes).problem(goods, NOON) == problem


@pytest.mark.parametrize(
    ("changes", "goods", "discount"),
    [
        ({"percent_off": 1000}, 2995, 300),
        ({"amount_off": 500}, 4000, 500),
        ({"amount_off": 500}, 300, 300),
        ({"percent_off": 10_000}, 300, 300),
        ({"percent_off": 5000, "amount_off": 100}, 1000, 600),
        ({}, 1000, 0),
    ],
)
def test_what_a_code_takes_off(changes: dict[str, object], goods: int, discount: int) -> None:
    assert promotion(**changes).discount(goods) == discount


@given(st.integers(0, 10_000), st.integers(0, 10**9), st.integers(0, 10**11))
def test_a_discount_is_never_more_than_the_goods(percent_off: int, amount_off: int, goods: int) -> None:
    assert 0 <= promotion(percent_off=percent_off, amount_off=amount_off).discount(goods) <= goods
