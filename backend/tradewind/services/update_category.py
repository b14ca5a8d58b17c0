from __future__ import annotations

from msgspec.structs import replace

from tradewind.contract.types import CategoryPage, CategoryText
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.category_changes import find_category, load_tree, next_page
from tradewind.stores.categories import Categories


def update_category(categories: Categories, clock: Clock, slug: str, version: int, wanted: CategoryText, by: str) -> CategoryPage:
    tree = load_tree(categories, version)
    was = find_category(tree, slug)
    now = replace(was, name=wanted.name, description=wanted.description, image=wanted.image)
    after = [now if each.slug == slug else each for each in tree.categories]
    categories.update(tree, after, change_record("updateCategory", by, timestamp(clock.seconds()), slug, was, now))
    return next_page(tree, after)
