"""Ids, order numbers and order tokens. Pure; about a second."""

import re

from hypothesis import given
from hypothesis import strategies as st

from tradewind.domain.identifiers import ALPHABET, base32, fingerprint, order_id, order_number, order_token, product_id

keys = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", min_size=16, max_size=128)


def decode(text: str) -> bytes:
    bits = "".join(f"{ALPHABET.index(letter):05b}" for letter in text)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) // 8 * 8, 8))


@given(st.binary(max_size=40))
def test_base32_loses_nothing(data: bytes) -> None:
    assert decode(base32(data)) == data


@given(st.binary(max_size=20), st.binary(max_size=20))
def test_base32_sorts_as_bytes(one: bytes, other: bytes) -> None:
    assert (base32(one) < base32(other)) == (one < other)
    assert (base32(one) == base32(other)) == (one == other)


@given(st.integers(0, 2**48 - 2), st.binary(min_size=8, max_size=8), st.binary(min_size=8, max_size=8))
def test_product_ids_sort_by_time(milliseconds: int, one: bytes, other: bytes) -> None:
    assert product_id(milliseconds, one) < product_id(milliseconds + 1, other)
    assert re.fullmatch(r"prd_[0-9a-z]{23}", product_id(milliseconds, one))


@given(keys, keys)
def test_an_order_id_is_that_of_its_key_and_of_no_other(one: str, other: str) -> None:
    assert re.fullmatch(r"ord_[0-9a-z]{26}", order_id(one))
    assert (order_id(one) == order_id(other)) == (one == other)


def test_an_order_id_stays_the_same_from_release_to_release() -> None:
    assert order_id("7a1f4c1e-3f0b-4f0e-9b57-2f4a4c8f6d10") == "ord_xphmwh3smax346t6hbaj065r1c"


@given(keys)
def test_an_order_number_can_be_read_to_each_other(key: str) -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", order_number(order_id(key)))


@given(keys, keys, st.text("0123456789abcdef", min_size=24, max_size=24), st.text("0123456789abcdef", min_size=24, max_size=24))
def test_an_order_token_takes_both_the_salt_and_the_key(key: str, other_key: str, salt: str, other_salt: str) -> None:
    token = order_token(salt, key)
    assert re.fullmatch(r"[0-9a-z]{32}", token)
    assert (order_token(salt, other_key) == token) == (other_key == key)
    assert (order_token(other_salt, key) == token) == (other_salt == salt)


@given(st.text())
def test_a_fingerprint_is_of_the_bytes(text: str) -> None:
    assert fingerprint(text) == fingerprint(text.encode())
    assert len(fingerprint(text)) == 32
