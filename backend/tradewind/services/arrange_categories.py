from __future__ import annotations

from tradewind.contract.types import Category, CategoryArrangement, CategoryPage, CategoryPlace
from tradewind.domain.categories import arranged
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.category_changes import load_tree, next_page
from tradewind.stores.categories import TREE, Categories


def arrange_categories(categories: Categories, clock: Clock, version: int, wanted: CategoryArrangement, by: str) -> CategoryPage:
    tree = load_tree(categories, version)
    after = arranged(tree.categories, wanted.items)
    was, now = (CategoryArrangement(items=[_place(each) for each in several]) for several in (tree.categories, after))
    categories.update(tree, after, change_record("arrangeCategories", by, timestamp(clock.seconds()), TREE, was, now))
    return next_page(tree, after)


def _place(category: Category) -> CategoryPlace:
    return CategoryPlace(slug=category.slug, parent=category.parent)
