"""A product's rules, and how it appears in lists. Pure; under a second."""

from __future__ import annotations

import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.contract.types import ProductInput
from tradewind.domain import catalogue
from tradewind.domain.refusal import Refusal


def variant(sku: str = "MUG", options: dict[str, str] | None = None, currency: str = "EUR", amount: int = 100) -> dict[str, Any]:
    return {"sku": sku, "options": options or {}, "price": {"amount": amount, "currency": currency}, "stock": 3}


def product(*variants: dict[str, Any], **changes: Any) -> ProductInput:
    fields = {"slug": "mug", "name": "Mug", "category": "kitchen", "variants": list(variants) or [variant()], **changes}
    return msgspec.convert(fields, ProductInput)


@pytest.mark.parametrize(
    ("variants", "pointers"),
    [
        ([variant("A", {"Size": "S"}), variant("A", {"Size": "M"})], ["/variants/1/sku"]),
        ([variant("A", {"Size": "S"}), variant("B", {"Size": "S"})], ["/variants/1/options"]),
        ([variant("A", {"Size": "S", "Hue": "x"}), variant("B", {"Hue": "x", "Size": "S"})], ["/variants/1/options"]),
        ([variant("A", {"Size": "S"}), variant("B", {"Colour": "S"})], ["/variants/1/options"]),
        ([variant("A"), variant("B")], ["/variants/1/options"]),
        ([variant("A", currency="USD")], ["/variants/0/price/currency"]),
        ([variant("A", {"": "S"})], ["/variants/0/options"]),
        ([variant("A", {"Si\nze": "S"})], ["/variants/0/options"]),
        ([variant("A", {"S" * 41: "S"})], ["/variants/0/options"]),
        (
            [variant("A", {"Size": "S"}), variant("A", {"Size": "S"}, "USD")],
            ["/variants/1/sku", "/variants/1/price/currency", "/variants/1/options"],
        ),
    ],
)
def test_variants_must_go_together(variants: list[dict[str, Any]], pointers: list[str]) -> None:
    with pytest.raises(Refusal) as raised:
        catalogue.check_product(product(*variants), "EUR")
    assert raised.value.kind == "invalid-request"
    assert [field.pointer for field in raised.value.fields] == pointers


def test_variants_that_can_be_told_apart_go_together() -> None:
    catalogue.check_product(product(variant("A", {"Size": "S"}), variant("B", {"Size": "M"})), "EUR")
    catalogue.check_product(product(), "EUR")


def build(wanted: ProductInput, available: dict[str, int] | None = None) -> Any:
    return catalogue.build_product(wanted, "prd_1", 3, "2026-03-01T09:30:00.000Z", "2026-03-02T09:30:00.000Z", available or {})


def test_a_new_product_is_a_draft_with_the_stock_that_it_brings() -> None:
    built = build(product())
    assert (built.status, built.images, built.description) == ("draft", [], "")
    assert built.variants[0].available == 3


def test_a_variant_that_stays_keeps_its_stock() -> None:
    built = build(product(variant("A", {"Size": "S"}), variant("B", {"Size": "M"})), {"A": 7})
    assert [v.available for v in built.variants] == [7, 3]


def test_a_card_spans_the_prices_of_the_variants() -> None:
    card = catalogue.card(build(product(variant("A", {"Size": "S"}, amount=300), variant("B", {"Size": "M"}, amount=100))))
    assert (card.price_from.amount, card.price_to.amount) == (100, 300)
    assert card.in_stock
    assert not catalogue.card(build(product(), {"MUG": 0})).in_stock


@pytest.mark.parametrize(("status", "shelves"), [("active", {"all", "kitchen"}), ("draft", set()), ("archived", set())])
def test_only_active_products_stand_on_shelves(status: str, shelves: set[str]) -> None:
    assert catalogue.shelves(build(product(status=status))) == shelves


def test_names_sort_without_case_and_accents() -> None:
    assert sorted(["zebra", "Éclair", "apple", "Eclipse", "ÖL", "STRASSE", "straße x"], key=catalogue.sort_name) == [
        *("apple", "Éclair", "Eclipse", "ÖL", "STRASSE", "straße x", "zebra")
    ]


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), max_size=40))
def test_a_letter_sorts_the_same_however_it_is_composed(name: str) -> None:
    assert catalogue.sort_name(unicodedata.normalize("NFC", name)) == catalogue.sort_name(unicodedata.normalize("NFD", name))
