"""createProduct, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.contract import example
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, call
from backend.tests.support.tables import dump, stock_of
from tradewind.stores.dynamodb import DynamoDB


def test_a_product_is_created_with_its_stock(shop: DynamoDB) -> None:
    wanted = example("createProduct.request")
    answer = call("createProduct", by=STAFF, body=wanted)
    assert answer.status == 201
    assert answer.headers["Location"] == f"/products/{answer.body['id']}"
    assert answer.headers["ETag"].startswith('"1-')
    assert {name: answer.body[name] for name in ("slug", "name", "description", "category", "status", "images")} == {
        name: wanted[name] for name in ("slug", "name", "description", "category", "status", "images")
    }
    assert [(v["sku"], v["options"], v["price"], v["available"]) for v in answer.body["variants"]] == [
        (v["sku"], v["options"], v["price"], v["stock"]) for v in wanted["variants"]
    ]
    assert stock_of(shop, "SHIRT-SAND-M") == (12, 0)
    assert call("getProduct", path={"product": "linen-shirt"}).body == answer.body


@pytest.mark.usefixtures("shop")
def test_a_simple_product_needs_no_ceremony() -> None:
    body = {"slug": "mug", "name": "Mug", "category": "kitchen", "variants": [{"sku": "MUG", "price": {"amount": 0, "currency": "EUR"}}]}
    answer = call("createProduct", by=ADMIN, body=body)
    assert answer.status == 201
    assert (answer.body["status"], answer.body["variants"][0]["available"], answer.body["images"]) == ("draft", 0, [])


@pytest.mark.usefixtures("shop")
def test_the_largest_product_fits() -> None:
    image = {"url": "/" + "i" * 499, "alt": "a" * 200, "width": 10_000, "height": 10_000}
    variants = [variant(f"M-{i}", 99_999_999, 1_000_000, Size=f"{i:040d}", Colour="c" * 40, Fit="f" * 40) for i in range(40)]
    body = product("m" * 80, *variants, name="ü" * 120, description="ß" * 5000, images=[image] * 12)
    answer = call("createProduct", by=STAFF, body=body)
    assert answer.status == 201
    assert len(call("getProduct", path={"product": "m" * 80}).body["variants"]) == 40


@pytest.mark.parametrize(
    ("body", "kind", "pointers"),
    [
        (product("mug", variant("OTHER")), "slug-taken", ["/slug"]),
        (product("other", variant("MUG-1")), "sku-taken", ["/variants/0/sku"]),
        (product("other", variant("OTHER", Size="S"), variant("MUG-1", Size="M")), "sku-taken", ["/variants/1/sku"]),
    ],
)
def test_what_is_taken_is_refused_and_changes_nothing(shop: DynamoDB, body: dict[str, Any], kind: str, pointers: list[str]) -> None:
    assert call("createProduct", by=STAFF, body=product("mug")).status == 201
    before = dump(shop)
    answer = call("createProduct", by=STAFF, body=body)
    assert (answer.status, answer.problem, answer.pointers) == (409, kind, pointers)
    assert dump(shop) == before


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        (product(category="garden"), ["/category"]),
        (product("mug", variant("MUG", Size="S"), variant("MUG", Size="M")), ["/variants/1/sku"]),
        (product("mug", variant("MUG") | {"price": {"amount": 1, "currency": "USD"}}), ["/variants/0/price/currency"]),
    ],
)
def test_what_does_not_go_together_is_named(shop: DynamoDB, body: dict[str, Any], pointers: list[str]) -> None:
    before = dump(shop)
    answer = call("createProduct", by=STAFF, body=body)
    assert (answer.status, answer.problem, answer.pointers) == (422, "invalid-request", pointers)
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    for by, status in ((None, 401), (CUSTOMER, 403)):
        assert call("createProduct", by=by, body=product()).status == status
    assert dump(shop) == before


@pytest.mark.usefixtures("shop")
def test_a_name_is_kept_as_it_was_typed() -> None:
    name = '<script>alert("x")</script> & \u202e \u02bc 茶碗 🍵'
    answer = call("createProduct", by=STAFF, body=product("mug", name=name))
    assert answer.body["name"] == name
    assert call("listProducts").body["items"][0]["name"] == name
