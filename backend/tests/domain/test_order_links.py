"""The way back to an order: how numbers are read, and who counts as one. Pure; under a second."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.domain.identifiers import order_id, order_number
from tradewind.domain.order_links import MOST_PER_ADDRESS, MOST_PER_EMAIL, WINDOW_SECONDS, counted_limits, read_number
from tradewind.edge.problems import ROWS

EMAIL = "ada@example.com"
SPELLINGS = [str.lower, str.title, lambda n: n.replace("-", ""), lambda n: n.replace("-", " "), lambda n: f" {n} "]


@given(st.integers(), st.sampled_from(SPELLINGS))
def test_a_number_is_read_however_it_is_typed(key: int, spelling: object) -> None:
    number = order_number(order_id(str(key)))
    assert callable(spelling)
    assert read_number(spelling(number)) == number


@given(st.integers())
def test_a_number_is_read_where_letters_were_taken_for_others(key: int) -> None:
    number = order_number(order_id(str(key)))
    assert read_number(number.replace("0", "o").replace("1", "l")) == read_number(number.replace("1", "I")) == number


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("socket", "socket", True),
        ("socket", "pipe", False),
    ],
)
def test_who_may_choose_among_addresses_counts_as_one(one: str, other: str, same: bool) -> None:
    assert (counted_limits(one, EMAIL) == counted_limits(other, EMAIL)) == same


def test_nobodys_address_is_kept_as_it_is() -> None:
    limits = counted_limits("192.0.2.1", EMAIL)
    assert sorted(limits.values()) == sorted((MOST_PER_ADDRESS, MOST_PER_EMAIL))
    assert "192.0.2" not in str(limits)
    assert "ada" not in str(limits)


def test_who_asked_too_often_is_told_to_wait_as_long_as_a_window_lasts() -> None:
    assert ROWS["asked-too-often"].retry_after_seconds == WINDOW_SECONDS
