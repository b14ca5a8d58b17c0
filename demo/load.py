"""The demo catalogue, expanded from `catalogue.yaml` into the contract's shapes."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

CATALOGUE = Path(__file__).with_name("catalogue.yaml")


class Catalogue(NamedTuple):
    """Dicts in the contract's shapes: `Category`, in the shop's order, and `ProductInput`."""

    categories: list[dict[str, Any]]
    products: list[dict[str, Any]]


def load() -> Catalogue:
    source = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))
    return Catalogue([_category(row) for row in source["categories"]], [_product(row) for row in source["products"]])


def _category(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "slug": row["slug"],
        "name": row["name"],
        "description": row["description"],
        "image": _image(f"category-{row['slug']}", row["alt"]),
    }


def _product(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "slug": row["slug"],
        "name": row["name"],
        "description": row["description"].replace("\n", "\n\n"),
        "category": row["category"],
        "status": row.get("status", "active"),
        "images": [_image(row["slug"] + (f"-{n}" if n > 1 else ""), alt) for n, alt in enumerate(row["alts"], 1)],
        "variants": [_variant(variant, row.get("price")) for variant in row["variants"]],
    }


def _variant(row: dict[str, Any], price: int | None) -> dict[str, Any]:
    return {
        "sku": row["sku"],
        "options": row.get("options", {}),
        "price": {"amount": row.get("price", price), "currency": "EUR"},
        "stock": row["stock"],
    }


def _image(name: str, alt: str) -> dict[str, Any]:
    return {"url": f"/images/{name}.webp", "alt": alt, "width": 800, "height": 800}
