"""What buyers do at the shop under load: they read lists and products, and place orders from the quote to the receipt."""

from __future__ import annotations

import uuid
from typing import Any

import msgspec

from tests.bench.load import Script, get, post
from tradewind.contract.types import Category, ProductInput
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import SystemClock
from tradewind.services.create_product import create_product
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.products import Products

ADDRESS = {"name": "Bench", "line1": "Main street 1", "city": "Berlin", "postalCode": "10115", "country": "DE"}


def put_product(db: DynamoDB, shop: Shop, sku: str, stock: int) -> None:
    """A product of one SKU to buy in quantity."""
    Categories(db).put(Category(slug="bench", name="Bench", description=""), 99)
    variant = {"sku": sku, "price": {"amount": 1200, "currency": shop.currency}, "stock": stock}
    wanted = {"slug": sku.lower(), "name": sku, "category": "bench", "status": "active", "variants": [variant]}
    create_product(Products(db), shop, SystemClock(), msgspec.convert(wanted, ProductInput), "bench")


def list_page() -> Script:
    yield get("/api/products?limit=24")


def product_page() -> Script:
    yield get("/api/products/stoneware-mug")


def order(sku: str) -> Script:
    """One order: priced, placed and paid, and read again by its token."""
    lines = [{"sku": sku, "quantity": 1}]
    quoted = yield post("/api/quotes", msgspec.json.encode({"lines": lines}))
    total: Any = msgspec.json.decode(quoted.body)["totals"]["total"]
    request = {
        "lines": lines,
        "email": "bench@example.com",
        "shippingAddress": ADDRESS,
        "shippingMethod": "standard",
        "paymentToken": "sim_succeed_bench",
        "expectedTotal": total,
    }
    placed = yield post("/api/orders", msgspec.json.encode(request), f"Idempotency-Key: {uuid.uuid4()}\r\n")
    if placed.status == 201:
        answer: Any = msgspec.json.decode(placed.body)
        yield get(f"/api/orders/{answer['order']['id']}", f"Order-Token: {answer['orderToken']}\r\n")
