from __future__ import annotations

from tradewind.contract.types import Category, CategoryInput, CategoryPage
from tradewind.domain.categories import with_new
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.category_changes import load_tree, next_page
from tradewind.stores.categories import Categories


def create_category(categories: Categories, clock: Clock, version: int, wanted: CategoryInput, by: str) -> CategoryPage:
    tree = load_tree(categories, version)
    new = Category(slug=wanted.slug, name=wanted.name, description=wanted.description, image=wanted.image, parent=wanted.parent)
    after = with_new(tree.categories, new)
    categories.create(tree, new, change_record("createCategory", by, timestamp(clock.seconds()), new.slug, after=new))
    return next_page(tree, after)
