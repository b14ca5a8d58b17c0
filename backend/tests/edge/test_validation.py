"""From untrusted bytes and strings to the contract's types: every bad field is named by its JSON pointer. Pure; a second or two."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.tests.support.contract import example, violations
from tradewind.contract.types import CartLine, GetOrderHeader, GetProductPath, ListProductsQuery, OrderRequest, ProductInput, QuoteRequest
from tradewind.domain.refusal import Refusal
from tradewind.edge.validation import MOST_FIELDS, parse_body, parse_strings


def pointers(body: Any, kind: type[Any]) -> list[str]:
    """Where the body is wrong; an empty list where it is right."""
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        parse_body(text, kind)
    except Refusal as refusal:
        return sorted(named(refusal))
    return []


def named(refusal: Refusal) -> list[str]:
    """The pointers that a refusal names, each with a sentence that people can read."""
    assert refusal.kind == "malformed-request"
    assert refusal.fields
    assert all(field.detail.endswith(".") and "regex" not in field.detail for field in refusal.fields)
    return [field.pointer for field in refusal.fields]


def changed(body: dict[str, Any], pointer: str, value: Any) -> dict[str, Any]:
    *parents, last = pointer.split("/")[1:]
    node: Any = body
    for name in parents:
        node = node[int(name)] if isinstance(node, list) else node[name]
    node[int(last) if isinstance(node, list) else last] = value
    return body


BAD_ORDER_FIELDS = [
    *(("/lines/0/quantity", value) for value in (0, -1, 100, 10**30, 1.0, 1.5, "1", True, None, [], {})),
    *(("/lines/0/sku", value) for value in ("", "mug", "MUG--A", "-MUG", "MUG\n", "MUG ", "MÜG", "A" * 41, 7, None, "MUG\x00")),
    *(("/lines", value) for value in ([], None, "MUG", {}, [{"sku": "MUG", "quantity": 1}] * 41)),
    *(("/email", value) for value in ("", "a", "a@b", "a b@example.com", "a@@example.com", "a@example.com\n", "a@ex\tample.com", "a@.com")),
    *(("/email", value) for value in ("a" * 250 + "@example.com", None, 7, "a@example..com", "a@example.com\x7f", "@example.com")),
    *(("/shippingAddress/name", value) for value in ("", " ", "   ", "A\nB", "A\x00", "A\x1b[0m", "x" * 101, None, 5, "Ada\n")),
    *(("/shippingAddress/postalCode", value) for value in ("1", "-10115", "10115\n", "1" * 13, 10115, "\uff11\uff10\uff11\uff11\uff15")),
    *(("/shippingAddress/country", value) for value in ("de", "DEU", "D", "DE\n", "", None)),
    *(("/shippingAddress/phone", value) for value in ("call me", "1" * 31, "+49 30\n")),
    ("/shippingAddress", []),
    *(("/shippingMethod", value) for value in ("", "Standard", "standard\n", "a" * 41)),
    *(("/promotionCode", value) for value in ("", "welcome10", "WELCOME10\n", "A" * 41, None)),
    *(("/paymentToken", value) for value in ("short", "with space x", "x" * 201, "sim_succeed_1\n", "4242 4242 4242 4242")),
    *(("/expectedTotal/amount", value) for value in (-1, 1.5, 10.0, "1000", 10**12, True, None)),
    *(("/expectedTotal/currency", value) for value in ("eur", "EURO", "EUR\n", "", None)),
    ("/expectedTotal", 1000),
]


@pytest.mark.parametrize(("pointer", "value"), BAD_ORDER_FIELDS)
def test_each_bad_field_of_an_order_is_named(pointer: str, value: Any) -> None:
    assert pointers(changed(example("createOrder.request"), pointer, value), OrderRequest) == [pointer]


BAD_PRODUCT_FIELDS = [
    *(("/slug", value) for value in ("", "Mug", "mug_1", "-mug", "mug-", "mug--a", "a" * 81, "mug\n", None, 1)),
    *(("/name", value) for value in ("", "x" * 121, "A\tB", "Mug\n", None)),
    *(("/description", value) for value in ("x" * 5001, "A\tB", "\x00", "a\r\nb", None)),
    *(("/status", value) for value in ("sold", "", "Active", None, 1)),
    *(("/images", value) for value in ({}, "x", None)),
    *(("/images/0/url", value) for value in ("javascript:alert(1)", "http://example.com/a.webp", "", "/a b", "/" + "a" * 500, "/a\n")),
    *(("/images/0/width", value) for value in (0, 10_001, 1.5, "800")),
    *(("/variants", value) for value in ([], None)),
    *(("/variants/0/price/amount", value) for value in (-1, 100_000_000, 12.5, 12.0, "1250")),
    *(("/variants/0/stock", value) for value in (-1, 1_000_001, 1.0, "5")),
    *(("/variants/0/options/Size", value) for value in ("", "x" * 41, "a\nb", 7)),
    ("/variants/0/options", {"a": "1", "b": "2", "c": "3", "d": "4"}),
    ("/variants/0/options", []),
]


@pytest.mark.parametrize(("pointer", "value"), BAD_PRODUCT_FIELDS)
def test_each_bad_field_of_a_product_is_named(pointer: str, value: Any) -> None:
    assert pointers(changed(example("createProduct.request"), pointer, value), ProductInput) == [pointer]


def test_every_bad_field_is_named_at_once() -> None:
    body = {"lines": [{"sku": "a", "quantity": 0}, {"sku": "MUG", "quantity": 1, "price": 5}, 7], "country": "x"}
    assert pointers(body, QuoteRequest) == ["/country", "/lines/0/quantity", "/lines/0/sku", "/lines/1/price", "/lines/2"]


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Refusal) as raised:
        parse_body(b"{}", OrderRequest)
    assert {(field.pointer, field.code) for field in raised.value.fields} == {
        (f"/{name}", "missing") for name in ("lines", "email", "shippingAddress", "shippingMethod", "paymentToken", "expectedTotal")
    }


@pytest.mark.parametrize(
    ("name", "pointer"),
    [("price", "/price"), ("a/b", "/a~1b"), ("a~b", "/a~0b"), ("~1", "/~01"), ("", "/"), ("ü", "/ü"), ("x" * 500, "/" + "x" * 80)],
)
def test_an_unknown_field_is_named_as_a_json_pointer(name: str, pointer: str) -> None:
    with pytest.raises(Refusal) as raised:
        parse_body(json.dumps({"sku": "MUG", "quantity": 1, name: 1}).encode(), CartLine)
    assert [(field.pointer, field.code) for field in raised.value.fields] == [(pointer, "unknown")]


def test_a_flood_of_bad_fields_is_cut() -> None:
    body = {"sku": "MUG", "quantity": 1, **{f"field-{i}": i for i in range(1000)}}
    assert len(pointers(body, CartLine)) == MOST_FIELDS


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut off"),
        pytest.param(b'{"sku":"MUG","quantity":1} x', id="more than one value"),
        pytest.param(b'{"sku":"MUG","quantity":NaN}', id="no number"),
        pytest.param(b'{"sku":"MUG","quantity":1e400}', id="no finite number"),
        pytest.param(b'{"sku":"MUG","quantity":' + b"1" * 5000 + b"}", id="five thousand digits"),
        pytest.param(b'{"sku":"\xff","quantity":1}', id="not UTF-8"),
        pytest.param(b'{"sku":"\xed\xa0\x80","quantity":1}', id="a surrogate in UTF-8"),
        pytest.param(b'{"sku":"\\ud800","quantity":1}', id="a lone surrogate"),
        pytest.param(b'{"sku":"MUG","quantity":1,"\\udfff":1}', id="a lone surrogate as a name"),
        pytest.param(b'\xef\xbb\xbf{"sku":"MUG","quantity":1}', id="a byte order mark"),
        pytest.param(b"[" * 60_000, id="nested deep and cut off"),
        pytest.param(b'{"sku":"MUG","quantity":1,"x":' + b"[" * 20_000 + b"]" * 20_000 + b"}", id="nested deep in an unknown field"),
        pytest.param(b'{"quantity":' * 9000 + b"1" + b"}" * 9000, id="nested deep in a known field"),
        pytest.param(b"{'sku':'MUG','quantity':1}", id="single quotes"),
    ],
)
def test_what_is_not_json_is_said_to_be_so(body: bytes) -> None:
    assert pointers(body, CartLine) == [""]


@pytest.mark.parametrize("body", [b"null", b"[]", b'"x"', b"1", b"true"])
def test_a_body_that_is_no_object_is_named_as_a_whole(body: bytes) -> None:
    assert pointers(body, CartLine) == [""]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(["lines", "country", "shippingMethod", "promotionCode", "other"]), json_values)
def test_a_quote_is_taken_exactly_where_its_schema_takes_it(name: str, value: Any) -> None:
    body = {**example("quoteCart.request"), name: value}
    # JSON Schema calls 1.0 an integer, and the shop does not: a client that sends one counts in floats.
    wrong = bool(violations("QuoteRequest", body)) or ".0" in json.dumps(value)
    assert bool(pointers(body, QuoteRequest)) == wrong


@given(st.integers(), st.integers(), st.text(max_size=12))
def test_a_line_is_taken_exactly_where_its_schema_takes_it(quantity: int, amount: int, sku: str) -> None:
    line = {"sku": sku, "quantity": quantity, "seenPrice": {"amount": amount, "currency": "EUR"}}
    assert bool(pointers({"lines": [line]}, QuoteRequest)) == bool(violations("QuoteRequest", {"lines": [line]}))


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({}, []),
        ({"limit": "100", "sort": "name", "minPrice": "0", "maxPrice": "99999999", "category": "mugs"}, []),
        *(({"limit": value}, ["/query/limit"]) for value in ("0", "101", "-1", "ten", "", " 5", "5\n", "1.5", "9" * 5000, "\uff15")),
        *(({"minPrice": value}, ["/query/minPrice"]) for value in ("-1", "12.5", "100000000", "NaN", "0x10", "true")),
        *(({"sort": value}, ["/query/sort"]) for value in ("", "price", "newest\n", "NEWEST")),
        *(({"cursor": value}, ["/query/cursor"]) for value in ("", "a b", "a=", "x" * 513, "ü", "abc\n")),
        *(({"category": value}, ["/query/category"]) for value in ("", "Mugs", "mugs\n", "a/b", "\x00")),
        ({"limt": "5"}, ["/query/limt"]),
        ({"a/b~c": "5", "limit": "x"}, ["/query/a~1b~0c", "/query/limit"]),
    ],
)
def test_each_bad_parameter_of_a_query_is_named(values: dict[str, str], wrong: list[str]) -> None:
    named: list[str] = []
    try:
        parse_strings(values, ListProductsQuery, "query")
    except Refusal as refusal:
        named = sorted(field.pointer for field in refusal.fields)
    assert named == wrong


def test_parameters_are_typed_and_have_their_defaults() -> None:
    query = parse_strings({"limit": "7", "minPrice": "100"}, ListProductsQuery, "query")
    assert (query.limit, query.min_price, query.sort) == (7, 100, "newest")
    assert parse_strings({}, ListProductsQuery, "query").limit == 24


def test_paths_and_headers_are_named_by_their_place() -> None:
    for values, kind, place, pointer in (
        ({"product": "../x"}, GetProductPath, "path", "/path/product"),
        ({}, GetProductPath, "path", "/path/product"),
        ({"Order-Token": "a b"}, GetOrderHeader, "header", "/header/Order-Token"),
    ):
        with pytest.raises(Refusal) as raised:
            parse_strings(values, kind, place)
        assert [field.pointer for field in raised.value.fields] == [pointer]
