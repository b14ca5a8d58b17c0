from __future__ import annotations

from tradewind.contract.types import CategoryPage
from tradewind.domain.categories import check_childless
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.category_changes import find_category, load_tree, next_page
from tradewind.stores.categories import Categories


def delete_category(categories: Categories, clock: Clock, slug: str, version: int, by: str) -> CategoryPage:
    tree = load_tree(categories, version)
    was = find_category(tree, slug)
    check_childless(tree.categories, slug)
    categories.delete(tree, slug, change_record("deleteCategory", by, timestamp(clock.seconds()), slug, before=was))
    return next_page(tree, [each for each in tree.categories if each.slug != slug])
