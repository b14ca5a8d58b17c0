"""The rules of the tree of categories. No table; a moment."""

from __future__ import annotations

import pytest
from msgspec import UNSET

from tradewind.contract.types import Category, CategoryPlace
from tradewind.domain.categories import MOST_CATEGORIES, arranged, check_childless, with_new
from tradewind.domain.refusal import Refusal


def category(slug: str, parent: str = "") -> Category:
    return Category(slug=slug, name=slug.capitalize(), description="", parent=parent or UNSET)


def places(*pairs: tuple[str, str]) -> list[CategoryPlace]:
    return [CategoryPlace(slug=slug, parent=parent or UNSET) for slug, parent in pairs]


HOME = [category("home"), category("kitchen", "home"), category("cups", "kitchen"), category("garden")]


def test_categories_are_put_in_another_order_and_under_other_ones() -> None:
    after = arranged(HOME, places(("garden", ""), ("cups", "garden"), ("home", ""), ("kitchen", "home")))
    assert [(each.slug, each.parent) for each in after] == [("garden", UNSET), ("cups", "garden"), ("home", UNSET), ("kitchen", "home")]
    assert after[1].name == "Cups"


@pytest.mark.parametrize(
    ("wanted", "pointer"),
    [
        pytest.param((("home", ""), ("kitchen", ""), ("cups", "")), "/items", id="one is missing"),
        pytest.param((("home", ""), ("home", ""), ("cups", ""), ("garden", "")), "/items/1/slug", id="one is there twice"),
        pytest.param((("home", ""), ("kitchen", ""), ("cups", ""), ("attic", "")), "/items/3/slug", id="one that is not known"),
        pytest.param((("home", "attic"), ("kitchen", ""), ("cups", ""), ("garden", "")), "/items/0/parent", id="a parent that is not"),
        pytest.param((("home", "home"), ("kitchen", ""), ("cups", ""), ("garden", "")), "/items/0/parent", id="below itself"),
        pytest.param((("home", "cups"), ("kitchen", "home"), ("cups", "kitchen"), ("garden", "")), "/items/0/parent", id="a ring"),
        pytest.param((("home", "garden"), ("kitchen", "home"), ("cups", "kitchen"), ("garden", "")), "/items/2/parent", id="too deep"),
    ],
)
def test_what_is_no_tree_is_refused_where_it_is_none(wanted: tuple[tuple[str, str], ...], pointer: str) -> None:
    with pytest.raises(Refusal, match="invalid-request") as raised:
        arranged(HOME, places(*wanted))
    assert [field.pointer for field in raised.value.fields] == [pointer]


@pytest.mark.parametrize(
    ("new", "kind", "pointers"),
    [
        (category("kitchen"), "slug-taken", ["/slug"]),
        (category("tea", "attic"), "invalid-request", ["/parent"]),
        (category("tea", "cups"), "invalid-request", ["/parent"]),
        (category("tea", "tea"), "invalid-request", ["/parent"]),
    ],
)
def test_a_new_category_that_does_not_fit_is_refused(new: Category, kind: str, pointers: list[str]) -> None:
    with pytest.raises(Refusal, match=kind) as raised:
        with_new(HOME, new)
    assert [field.pointer for field in raised.value.fields] == pointers


def test_there_is_an_end_to_categories() -> None:
    full = [category(f"c{n}") for n in range(MOST_CATEGORIES)]
    assert len(with_new(full[1:], category("new"))) == MOST_CATEGORIES
    with pytest.raises(Refusal, match="list-full"):
        with_new(full, category("new"))


def test_one_with_others_in_it_is_in_use() -> None:
    with pytest.raises(Refusal, match="category-in-use"):
        check_childless(HOME, "kitchen")
    check_childless(HOME, "cups")
