"""The tree of the shop's categories: few, read together, and changed as a whole.

Each rule looks at all categories as one version has them; that the version is still the one that was looked at is the condition of the
write. So no two changes can make a ring of what each of them found to be a tree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from tradewind.contract.types import Category, CategoryPlace
from tradewind.domain.refusal import Field, Refusal

MOST_CATEGORIES = 60
MOST_LEVELS = 3
CHANGE = "Change the fields that are named."


def with_new(categories: Sequence[Category], new: Category) -> list[Category]:
    if any(each.slug == new.slug for each in categories):
        raise Refusal(
            "slug-taken", "Another category has this slug; choose another.", Field("/slug", f"{new.slug} is taken.", "slug-taken")
        )
    if len(categories) == MOST_CATEGORIES:
        raise Refusal("list-full", f"There are {MOST_CATEGORIES} categories already, the most there may be.")
    after = [*categories, new]
    check_tree(after, lambda _: "/parent")
    return after


def arranged(categories: Sequence[Category], places: Sequence[CategoryPlace]) -> list[Category]:
    """The same categories at these places."""
    known = {each.slug: each for each in categories}
    seen: set[str] = set()
    for i, place in enumerate(places):
        if place.slug not in known or place.slug in seen:
            problem = "This is here twice." if place.slug in seen else "There is no such category."
            raise Refusal("invalid-request", CHANGE, Field(f"/items/{i}/slug", problem))
        seen.add(place.slug)
    missing = sorted(known.keys() - seen)
    if missing:
        raise Refusal("invalid-request", CHANGE, Field("/items", f"Name every category; {missing[0]} is missing."))
    after = [replace(known[place.slug], parent=place.parent) for place in places]
    check_tree(after, lambda i: f"/items/{i}/parent")
    return after


def check_tree(categories: Sequence[Category], pointer: Callable[[int], str]) -> None:
    """Every parent is there, nothing is above itself, and nothing is too deep. `pointer` says where a category's parent was given."""
    parents = {each.slug: each.parent for each in categories}
    for i, category in enumerate(categories):
        level, above = 1, category.parent
        while above is not UNSET:
            level += 1
            if above not in parents:
                raise Refusal("invalid-request", CHANGE, Field(pointer(i), "There is no category with this slug."))
            if level > MOST_LEVELS:
                problem = f"There may be {MOST_LEVELS} levels, and nothing may be below itself."
                raise Refusal("invalid-request", CHANGE, Field(pointer(i), problem))
            above = parents[above]


def check_childless(categories: Sequence[Category], slug: str) -> None:
    child = next((each for each in categories if each.parent == slug), None)
    if child:
        raise Refusal("category-in-use", f"{child.name} is in this category; move it elsewhere first.")
