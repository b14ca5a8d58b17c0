"""One builder per entity: what a test does not care about has a value that is right."""

from __future__ import annotations

from typing import Any

from tradewind.contract.types import Category
from tradewind.domain.promotions import Promotion
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.promotions import Promotions

KITCHEN, CLOTHING = "kitchen", "clothing"


def variant(sku: str = "MUG-BLUE", amount: int = 1200, stock: int = 10, **options: str) -> dict[str, Any]:
    return {"sku": sku, "price": {"amount": amount, "currency": "EUR"}, "stock": stock, **({"options": options} if options else {})}


def product(slug: str = "mug", *variants: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A `ProductInput`: an active mug, unless changed."""
    sku = slug.upper() + "-1"
    return {
        "slug": slug,
        "name": slug.replace("-", " ").capitalize(),
        "category": KITCHEN,
        "status": "active",
        "variants": list(variants) or [variant(sku)],
        **changes,
    }


def order(*lines: tuple[str, int], total: int, pay: str = "succeed", **changes: Any) -> dict[str, Any]:
    """An `OrderRequest` to Berlin; `pay` is what the simulated provider will do."""
    return {
        "lines": [{"sku": sku, "quantity": quantity} for sku, quantity in lines],
        "email": "ada@example.com",
        "shippingAddress": {"name": "Ada Example", "line1": "Example Street 1", "city": "Berlin", "postalCode": "10115", "country": "DE"},
        "shippingMethod": "standard",
        "paymentToken": f"sim_{pay}_3f9c1a7e",
        "expectedTotal": {"amount": total, "currency": "EUR"},
        **changes,
    }


def add_categories(db: DynamoDB) -> None:
    categories = Categories(db)
    for place, (slug, name) in enumerate([(CLOTHING, "Clothing"), (KITCHEN, "Kitchen & table")]):
        categories.put(Category(slug=slug, name=name, description=f"All that is {name.lower()}."), place)


def add_promotion(db: DynamoDB, code: str = "WELCOME10", **changes: Any) -> None:
    terms = changes or {"percent_off": 1000}
    assert Promotions(db).create(Promotion(code=code, description=f"The terms of {code}", **terms))
