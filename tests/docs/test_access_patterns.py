"""docs/access-patterns.md against what DynamoDB counts: every row is performed, and every store function has a row. Some 3 s."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec
import pytest
from msgspec.structs import replace

from backend.tests.support.orders import order_document, order_event, order_line, typed_order
from backend.tests.support.webhooks import SECRET, add_delivery, subscribe
from demo.load import load
from local.settings import ROOT
from tradewind.contract.types import (
    Address,
    Category,
    Image,
    ImageUpload,
    Product,
    ProductInput,
    SavedAddress,
    StockAdjustment,
    StockCount,
    WebhookAttempt,
)
from tradewind.domain.address_book import AddressBook
from tradewind.domain.catalogue import build_product
from tradewind.domain.identifiers import webhook_id
from tradewind.domain.orders import By, succeed
from tradewind.domain.promotions import Promotion
from tradewind.domain.sales import Sale, Sold
from tradewind.domain.webhooks import MOST_SUBSCRIPTIONS, after_attempt, build_delivery, first_message
from tradewind.stores.audit import Audit, AuditRecord
from tradewind.stores.cart import Cart
from tradewind.stores.categories import Categories
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.image_uploads import ImageUploads
from tradewind.stores.limits import Limits
from tradewind.stores.mails import Mails
from tradewind.stores.orders import OrderRecord, Orders, place_in_lists, written
from tradewind.stores.people import People
from tradewind.stores.products import Products
from tradewind.stores.promotions import Promotions
from tradewind.stores.sales import Sales
from tradewind.stores.stock import Stock
from tradewind.stores.webhooks import Webhooks

PAGE = ROOT / "docs" / "access-patterns.md"
STORES = (Audit, ImageUploads, Limits, Mails, Sales, Products, Stock, Categories, Cart, Orders, Customers, People, Promotions, Webhooks)
ROW = re.compile(r"^\| .* \| \[`(?P<function>[\w.]+)`\]\((?P<file>[^)]+)\) \| (?P<units>[\d.]+) (?P<kind>RRU|WRU) \| .*\|$", re.M)
NOW = "2026-03-01T12:00:00.000Z"
RECORD = AuditRecord(at=NOW, action="createWebhook", by="somebody")


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
    lines = order_line("SKU-0"), order_line("SKU-1")
    order = typed_order(order_document(*lines, id="ord_1", placedAt=NOW, promotion={"code": "LIMITED", "description": "Less"}))
    record = OrderRecord(
        id="ord_1",
        state="placed",
        version=1,
        document="",
        summary="",
        placed=place_in_lists(NOW, "ord_1"),
        month=NOW[:7],
        email="ada@example.com",
        request_hash="h" * 32,
        salt="s" * 24,
        token_hash="t" * 32,
        reservation_ends=1,
        uses_promotion=True,
        due="0",
        due_at=1,
    )
    return written(record, order)


@pytest.fixture
def performed(dynamodb: DynamoDB) -> dict[str, Callable[[], object]]:
    """Each store function on the example that its row names."""
    products, stock, categories = Products(dynamodb), Stock(dynamodb), Categories(dynamodb)
    orders, promotions = Orders(dynamodb), Promotions(dynamodb)
    shown = [a_product(number) for number in range(30)]
    for place, category in enumerate(msgspec.convert(load().categories, list[Category])):
        categories.put(category, place)
    for product in shown:
        products.create(product)
    new_category = Category(slug="new", name="New", description="Things")
    limited = Promotion(code="LIMITED", description="Less", amount_off=100, uses_limit=5)
    promotions.create(limited)
    uploads = ImageUploads(dynamodb)
    shot = ImageUpload(id="upl_1", name="mug.jpg", content_type="image/jpeg", size=48213, state="awaited", created_at=NOW)
    uploads.create(shot, 1, RECORD)
    shown_shot = replace(
        shot, state="ready", image=Image(url="/media/0f343b0931126a20f133d67c2b018a3b/1280.webp", alt="", width=1280, height=960)
    )
    webhooks, webhook = Webhooks(dynamodb), subscribe(dynamodb, "OrderPaid", "OrderCancelled")
    shown_delivery, other = (add_delivery(dynamodb, webhook, order_event(index=index)) for index in range(2))
    attempt = WebhookAttempt(at=NOW, ok=True, status=200, answer="thanks", milliseconds=99)
    taken = after_attempt(other, first_message(webhook.id, other), attempt, None)
    new = build_delivery(webhook.id, order_event(index=2), shown_delivery.log.payload, NOW)
    for slot in range(1, MOST_SUBSCRIPTIONS - 1):
        subscribe(dynamodb, slot=slot)
    record = a_record()
    second = msgspec.structs.replace(record, id="ord_2", salt="z" * 24, placed=place_in_lists(NOW, "ord_2"))
    orders.place(second, {"SKU-0": 1, "SKU-1": 1})
    paid = written(second, succeed(second.order(), By("payment-provider", NOW)).order)
    sales, mails = Sales(dynamodb), Mails(dynamodb)
    sale = Sale(NOW[:10], orders=1, revenue=1200, products=(Sold("prd_1", "Mug", 1, 1200),))
    mails.claim("ord_1-2", 1)
    stock.notice("SKU-5", "ord_1-0", 1000)
    customers = Customers(dynamodb)
    home = Address(name="Ada Example", line1="Example Street 1", city="Berlin", postal_code="10115", country="DE")
    book = AddressBook((SavedAddress(id="adr_1", is_default=True, address=home),))
    for part in ("profile", "wishlist", "cart"):
        customers.put("ada", part, {}, 0)
    people = People(dynamodb)
    for person in ("ada", "bo", "cy"):
        people.add(person, "staff", RECORD)
    adjustment = StockAdjustment(quantity=3, reason="received")
    stock.adjust("SKU-9", adjustment, "z" * 32, "h" * 32, "somebody", NOW)

    return {
        "Products.get": lambda: products.get("product-3"),
        "Products.shelf": lambda: products.shelf("all", "newest", 24, None, None, None),
        "Products.staff_shelf": lambda: products.staff_shelf("active", "kitchen", "name", 24, None),
        "Products.find": lambda: products.find("sku", "", "", 24, None),
        "Products.create": lambda: products.create(a_product(40)),
        "Products.update": lambda: products.update(shown[5], a_product(5, version=2)),
        "Products.delete": lambda: products.delete(shown[6]),
        "Products.set_in_stock": lambda: products.set_in_stock(shown[7], False),
        "Products.by_slugs": lambda: products.by_slugs(["product-1", "product-2"]),
        "Products.owners": lambda: products.owners(["SKU-0", "SKU-1"]),
        "Products.documents": lambda: products.documents(24, None),
        "Products.hints": lambda: products.hints([shown[8].id, shown[9].id]),
        "Stock.logged": lambda: stock.logged({"SKU-9": "z" * 32, "SKU-8": "z" * 32}),
        "Stock.available": lambda: stock.available(["SKU-0", "SKU-1"]),
        "Stock.levels": lambda: stock.levels(["SKU-0", "SKU-1", "SKU-2"]),
        "Stock.get": lambda: stock.get("SKU-0"),
        "Products.stock_items": lambda: products.stock_items(["SKU-0", "SKU-1", "SKU-2"], 5),
        "Stock.skus": lambda: stock.skus("SKU", 24, None, low=False),
        "Stock.movements": lambda: stock.movements("SKU-9", 24, None),
        "Stock.count": lambda: stock.count("SKU-3", StockCount(counted=5), "c" * 32, "somebody", NOW),
        "Stock.set_threshold": lambda: stock.set_threshold(
            "SKU-4", 20, AuditRecord(at=NOW, action="setStockThreshold", by="somebody", subject="SKU-4")
        ),
        "Stock.mark_low": lambda: stock.mark_low("SKU-4", 20),
        "Stock.adjust": lambda: stock.adjust("SKU-2", adjustment, "k" * 32, "h" * 32, "somebody", NOW),
        "Stock.standings": lambda: stock.standings(["SKU-0", "SKU-1"]),
        "Stock.notice": lambda: stock.notice("SKU-4", "ord_1-0", 1000),
        "Stock.end_notice": lambda: stock.end_notice("SKU-5", 1),
        "Categories.there": lambda: categories.there(["kitchen", "no-such"]),
        "Categories.tree": categories.tree,
        "Categories.put": lambda: categories.put(new_category, 9),
        "Categories.create": lambda: categories.create(categories.tree(), replace(new_category, slug="newer"), RECORD),
        "Categories.update": lambda: categories.update(categories.tree(), categories.tree().categories[::-1], RECORD),
        "Categories.delete": lambda: categories.delete(categories.tree(), "newer", RECORD),
        "Cart.read": lambda: Cart(dynamodb).read(["SKU-0", "SKU-1"], "LIMITED"),
        "Orders.place": lambda: orders.place(record, {"SKU-0": 1, "SKU-1": 1}),
        "Orders.get": lambda: orders.get("ord_1"),
        "Orders.begun_since": lambda: list(orders.begun_since("2026-03-01T00:00:00.000Z", NOW)),
        "Orders.by_month": lambda: orders.by_month(NOW[:7], "0", "~", 24, None, None),
        "Orders.by_state": lambda: orders.by_state("placed", "0", "~", 24, None),
        "Orders.by_email": lambda: orders.by_email("ada@example.com", "0", "~", 24, None, None),
        "Orders.by_owner": lambda: orders.by_owner("customer-cleo", 24, None),
        "Orders.due": lambda: orders.due(1, 24),
        "Orders.save": lambda: orders.save(second, paid),
        "Sales.record": lambda: sales.record("ord_1-2", sale, 1),
        "Sales.day": lambda: sales.day("2026-03-01"),
        "Limits.count": lambda: Limits(dynamodb).count({"one": 5, "another": 5}, 900, 1),
        "Mails.claim": lambda: mails.claim("ord_1-1", 1),
        "Mails.sent": lambda: mails.sent("ord_1-1"),
        "Mails.release": lambda: mails.release("ord_1-2"),
        "People.standing": lambda: people.standing("ada"),
        "People.all": people.all,
        "People.add": lambda: people.add("di", "staff", RECORD),
        "People.change": lambda: people.change("bo", "customer", 4, RECORD),
        "Audit.write": lambda: Audit(dynamodb).write(AuditRecord(at=NOW, action="receivePaymentWebhook", by="192.0.2.1")),
        "Audit.of_day": lambda: Audit(dynamodb).of_day(NOW[:10], 24, None),
        "ImageUploads.create": lambda: uploads.create(replace(shot, id="upl_2"), 1, replace(RECORD, subject="upl_2")),
        "ImageUploads.get": lambda: uploads.get("upl_1"),
        "ImageUploads.end": lambda: uploads.end(shown_shot),
        "Webhooks.list_all": webhooks.list_all,
        "Webhooks.get": lambda: webhooks.get(webhook.id),
        "Webhooks.create": lambda: webhooks.create(msgspec.structs.replace(webhook, id=webhook_id(19, bytes(10))), SECRET, RECORD),
        "Webhooks.delete": lambda: webhooks.delete(webhook_id(1, bytes(10)), RECORD),
        "Webhooks.add_delivery": lambda: webhooks.add_delivery(webhook.id, new, 1),
        "Webhooks.delivery": lambda: webhooks.delivery(webhook.id, shown_delivery.log.id),
        "Webhooks.deliveries": lambda: webhooks.deliveries(webhook.id, 24, None),
        "Webhooks.update_delivery": lambda: webhooks.update_delivery(webhook.id, taken),
        "Orders.get_many": lambda: orders.get_many(["ord_1", "ord_2"]),
        "Customers.put": lambda: customers.put("ada", "addresses", book, 0),
        "Customers.get": lambda: customers.get("ada", "addresses", AddressBook),
        "Customers.get_all": lambda: customers.get_all("ada"),
        "Customers.forget": lambda: customers.forget("ada"),
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
    print(measured)
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
