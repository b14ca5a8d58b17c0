"""From the tree of categories to its next version."""

from __future__ import annotations

from tradewind.contract.types import Category, CategoryPage
from tradewind.domain.refusal import Refusal
from tradewind.stores.categories import Categories, CategoryTree, stale_tree


def load_tree(categories: Categories, version: int) -> CategoryTree:
    tree = categories.tree(consistent=True)
    if tree.version != version:
        raise stale_tree()
    return tree


def find_category(tree: CategoryTree, slug: str) -> Category:
    found = next((each for each in tree.categories if each.slug == slug), None)
    if found is None:
        raise Refusal("not-found", "There is no such category.")
    return found


def next_page(tree: CategoryTree, after: list[Category]) -> CategoryPage:
    return CategoryPage(items=after, version=tree.version + 1)
