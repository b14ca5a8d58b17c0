from tradewind.contract.types import CategoryPage
from tradewind.stores.categories import Categories


def list_categories(categories: Categories) -> CategoryPage:
    tree = categories.tree()
    return CategoryPage(items=tree.categories, version=tree.version)
