"""docs/access-patterns.md against what DynamoDB counts: every row is performed, and every store function has a row. Some 3 s."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
import pytest

from backend.tests.support.orders import order_event
from backend.tests.support.webhooks import SECRET, add_delivery, subscribe
from demo.load import load
from local.settings import ROOT
from tradewind.contract.types import Category, Money, Order, OrderShipping, Product, ProductInput, StockAdjustment, Totals, WebhookAttempt
from tradewind.domain.catalogue import build_product
from tradewind.domain.identifiers import webhook_id
from tradewind.domain.promotions import Promotion
from tradewind.domain.webhooks import MOST_SUBSCRIPTIONS, after_attempt, build_delivery, first_message
from tradewind.stores.cart import Cart
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.orders import OrderRecord, Orders
from tradewind.stores.products import Products
from tradewind.stores.promotions import Promotions
from tradewind.stores.stock import Stock
from tradewind.stores.webhooks import Webhooks

PAGE = ROOT / "docs" / "access-patterns.md"
STORES = (Products, Stock, Categories, Cart, Orders, Promotions, Webhooks)
ROW = re.compile(r"^\| .* \| \[`(?P<function>[\w.]+)`\]\((?P<file>[^)]+)\) \| (?P<units>[\d.]+) (?P<kind>RRU|WRU) \| .*\|$", re.M)
NOW = "2026-03-01T12:00:00.000Z"


class Row(NamedTuple):
    function: str
    file: str
    units: float


def rows() -> list[Row]:
    return [Row(m["function"], m["file"], float(m["units"])) for m in ROW.finditer(PAGE.read_text("utf-8"))]


def a_product(number: int = 0, version: int = 1) -> Product:
    source = msgspec.convert(next(p for p in load().products if p["slug"] == "chef-knife" or len(p["variants"]) == 1), ProductInput)
    variant = msgspec.structs.replace(source.variants[0], sku=f"SKU-{number}", stock=9)
    wanted = msgspec.structs.replace(source, slug=f"product-{number}", variants=[variant], status="active", category="kitchen")
    return build_product(wanted, f"prd_{number:026d}", version, NOW, NOW, {})


def a_record() -> OrderRecord:
    money = Money(amount=1000, currency="EUR")
    line = {
        "sku": "SKU-0",
        "quantity": 1,
        "productId": "prd_1",
        "slug": "product-0",
        "name": "A thing of some kind",
        "options": {},
        **{name: {"amount": 1000, "currency": "EUR"} for name in ("unitPrice", "subtotal", "discount", "tax", "total")},
    }
    address = {"name": "A Person", "line1": "Main street 1", "city": "Berlin", "postalCode": "10115", "country": "DE"}
    order = {
        "id": "ord_1",
        "number": "AAAAA-BBBBB",
        "state": "placed",
        "placedAt": NOW,
        "email": "buyer@example.com",
        "shippingAddress": address,
        "lines": [line, {**line, "sku": "SKU-1"}],
        "promotion": {"code": "LIMITED", "description": "Less"},
        "shippingMethod": msgspec.to_builtins(OrderShipping(id="standard", name="Standard delivery", price=money)),
        "totals": msgspec.to_builtins(Totals(subtotal=money, discount=money, shipping=money, tax=money, tax_included=True, total=money)),
    }
    document = msgspec.json.encode(msgspec.convert(order, Order)).decode()
    secrets = {"request_hash": "h" * 32, "salt": "s" * 24, "token_hash": "t" * 32}
    return OrderRecord(id="ord_1", state="placed", document=document, reservation_ends=1, uses_promotion=True, **secrets)


@pytest.fixture
def performed(dynamodb: DynamoDB) -> dict[str, Callable[[], object]]:
    """Each store function on the example that its row names."""
    products, stock, categories = Products(dynamodb), Stock(dynamodb), Categories(dynamodb)
    orders, promotions = Orders(dynamodb), Promotions(dynamodb)
    shown = [a_product(number) for number in range(30)]
    for product in shown:
        products.create(product)
    for place, category in enumerate(msgspec.convert(load().categories, list[Category])):
        categories.put(category, place)
    limited = Promotion(code="LIMITED", description="Less", amount_off=100, uses_limit=5)
    promotions.create(limited)
    webhooks, webhook = Webhooks(dynamodb), subscribe(dynamodb, "OrderPaid", "OrderCancelled")
    shown_delivery, other = (add_delivery(dynamodb, webhook, order_event(index=index)) for index in range(2))
    attempt = WebhookAttempt(at=NOW, ok=True, status=200, answer="thanks", milliseconds=99)
    taken = after_attempt(other, first_message(webhook.id, other), attempt, None)
    new = build_delivery(webhook.id, order_event(index=2), shown_delivery.log.payload, NOW)
    for slot in range(1, MOST_SUBSCRIPTIONS - 1):
        subscribe(dynamodb, slot=slot)
    record = a_record()
    orders.place(msgspec.structs.replace(record, id="ord_2", salt="z" * 24))
    adjustment = StockAdjustment(quantity=3, reason="received")

    return {
        "Products.get": lambda: products.get("product-3"),
        "Products.shelf": lambda: products.shelf("all", "newest", 24, None, None, None),
        "Products.create": lambda: products.create(a_product(40)),
        "Products.update": lambda: products.update(shown[5], a_product(5, version=2)),
        "Products.delete": lambda: products.delete(shown[6]),
        "Products.set_in_stock": lambda: products.set_in_stock(shown[7], False),
        "Stock.available": lambda: stock.available(["SKU-0", "SKU-1"]),
        "Stock.get": lambda: stock.get("SKU-0"),
        "Stock.adjust": lambda: stock.adjust("SKU-2", adjustment, "k" * 32, "h" * 32, "somebody", NOW),
        "Categories.list_all": categories.list_all,
        "Categories.exists": lambda: categories.exists("kitchen"),
        "Categories.put": lambda: categories.put(Category(slug="new", name="New", description="Things"), 9),
        "Cart.read": lambda: Cart(dynamodb).read(["SKU-0", "SKU-1"], "LIMITED"),
        "Orders.place": lambda: orders.place(record),
        "Orders.get": lambda: orders.get("ord_1"),
        "Orders.payment_cancelled": lambda: orders.payment_cancelled("ord_1"),
        "Orders.fail": lambda: orders.fail(record, "payment-timeout"),
        "Orders.confirm": lambda: orders.confirm("ord_2"),
        "Webhooks.list_all": webhooks.list_all,
        "Webhooks.get": lambda: webhooks.get(webhook.id),
        "Webhooks.create": lambda: webhooks.create(msgspec.structs.replace(webhook, id=webhook_id(19, bytes(10))), SECRET),
        "Webhooks.delete": lambda: webhooks.delete(webhook_id(1, bytes(10))),
        "Webhooks.add_delivery": lambda: webhooks.add_delivery(webhook.id, new, 1),
        "Webhooks.delivery": lambda: webhooks.delivery(webhook.id, shown_delivery.log.id),
        "Webhooks.deliveries": lambda: webhooks.deliveries(webhook.id, 24, None),
        "Webhooks.update_delivery": lambda: webhooks.update_delivery(webhook.id, taken),
        "Promotions.create": lambda: promotions.create(msgspec.structs.replace(limited, code="OTHER")),
    }


def test_every_row_costs_what_it_says(dynamodb: DynamoDB, performed: dict[str, Callable[[], object]]) -> None:
    units: list[float] = []

    def observe(_action: str, answer: dict[str, Any]) -> None:
        consumed = answer["ConsumedCapacity"]
        units.append(sum(each["CapacityUnits"] for each in (consumed if isinstance(consumed, list) else [consumed])))

    dynamodb.observe = observe
    stated = {row.function: row.units for row in rows()}
    measured = {}
    for function, perform in performed.items():
        units.clear()
        perform()
        measured[function] = sum(units)
    dynamodb.observe = None
    assert measured == stated


def test_every_store_function_has_a_row() -> None:
    functions = {f"{store.__name__}.{name}" for store in STORES for name, _ in public_functions(store)}
    assert {row.function for row in rows()} == functions


def test_rows_name_the_file_that_holds_the_function() -> None:
    files = {row.function: (PAGE.parent / row.file).resolve() for row in rows()}
    for store in STORES:
        for name, _ in public_functions(store):
            assert files[f"{store.__name__}.{name}"] == ROOT / inspect.getfile(store)


def public_functions(store: type) -> Iterator[tuple[str, Any]]:
    return ((name, member) for name, member in inspect.getmembers(store, inspect.isfunction) if not name.startswith("_"))
