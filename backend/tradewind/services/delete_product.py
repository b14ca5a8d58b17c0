from tradewind.services.update_product import load_version
from tradewind.stores.products import Products


def delete_product(products: Products, id_or_slug: str, version: int) -> None:
    """Delete the product and its stock if it is still of this version and nothing of it is reserved."""
    products.delete(load_version(products, id_or_slug, version))
