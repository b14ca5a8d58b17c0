from tradewind.contract.types import CategoryPage
from tradewind.stores.categories import Categories


def list_categories(categories: Categories) -> CategoryPage:
    return CategoryPage(items=categories.list_all())
