from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.update_product import load_version
from tradewind.stores.products import Products


def delete_product(products: Products, clock: Clock, id_or_slug: str, version: int, by: str) -> None:
    """Delete the product and its stock if it is still of this version and nothing of it is reserved."""
    product = load_version(products, id_or_slug, version)
    products.delete(product, change_record("deleteProduct", by, timestamp(clock.seconds()), product.id, product, None))
