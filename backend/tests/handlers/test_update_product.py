"""updateProduct, by API Gateway's events. Dynoxide; about two seconds."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import CLOTHING, order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from backend.tests.support.tables import dump, items_of, stock_of
from tradewind.stores.dynamodb import DynamoDB


def create(*arguments: Any, **changes: Any) -> Answer:
    answer = call("createProduct", by=STAFF, body=product(*arguments, **changes))
    assert answer.status == 201, answer.text
    return answer


def update(name: str, version: int | str, body: Any, **more: Any) -> Answer:
    if_match = f'"{version}"' if isinstance(version, int) else version
    return call("updateProduct", path={"product": name}, headers={"If-Match": if_match}, body=body, **{"by": STAFF, **more})


@pytest.mark.usefixtures("shop")
def test_a_product_is_replaced_as_a_whole() -> None:
    created = create("mug", description="Old.", images=[{"url": "/a", "alt": "", "width": 1, "height": 1}])
    answer = update("mug", created.headers["ETag"], product("mug", variant("MUG-1", 999), name="Better mug"))
    assert answer.status == 200
    assert (answer.body["name"], answer.body["description"], answer.body["images"]) == ("Better mug", "", [])
    assert (answer.body["version"], answer.body["id"]) == (2, created.body["id"])
    assert answer.body["createdAt"] == created.body["createdAt"]
    assert answer.headers["ETag"].startswith('"2-')
    for name in ("mug", created.body["id"]):
        assert call("getProduct", path={"product": name}).body == answer.body
    assert call("listProducts").body["items"][0]["priceFrom"]["amount"] == 999


def test_a_stale_version_is_refused_and_changes_nothing(shop: DynamoDB) -> None:
    create("mug")
    assert update("mug", 1, product("mug", name="First")).status == 200
    before = dump(shop)
    for version in (1, 3, "*", '"x"'):
        answer = update("mug", version, product("mug", name="Second"))
        assert (answer.status, answer.problem) == (412, "stale-version")
    missing = call("updateProduct", path={"product": "mug"}, body=product("mug"), by=STAFF)
    assert (missing.status, missing.problem) == (428, "precondition-required")
    assert dump(shop) == before


def test_a_product_moves_to_its_new_slug(shop: DynamoDB) -> None:
    id = create("mug").body["id"]
    assert update(id, 1, product("cup", variant("MUG-1"))).status == 200
    assert call("getProduct", path={"product": "mug"}).status == 404
    assert call("getProduct", path={"product": "cup"}).body["id"] == id
    create("mug", variant("OTHER"))
    before = dump(shop)
    answer = update("cup", 2, product("mug", variant("MUG-1")))
    assert (answer.status, answer.problem, answer.pointers) == (409, "slug-taken", ["/slug"])
    assert dump(shop) == before


@pytest.mark.usefixtures("shop")
def test_a_product_moves_between_lists() -> None:
    create("mug")
    assert update("mug", 1, product("mug", category=CLOTHING)).status == 200
    in_category = {c: len(call("listProducts", query={"category": c}).body["items"]) for c in ("kitchen", "clothing")}
    assert in_category == {"kitchen": 0, "clothing": 1}
    for version, status, seen in ((2, "archived", 0), (3, "active", 1), (4, "draft", 0)):
        assert update("mug", version, product("mug", category=CLOTHING, status=status)).status == 200
        assert len(call("listProducts").body["items"]) == seen


def test_variants_come_and_go_with_their_stock(shop: DynamoDB) -> None:
    create("mug", variant("MUG-S", 900, 3, Size="S"), variant("MUG-M", 900, 4, Size="M"))
    wanted = product("mug", variant("MUG-M", 950, 77, Size="M"), variant("MUG-L", 990, 5, Size="L"))
    answer = update("mug", 1, wanted)
    assert answer.status == 200
    # The stock of a variant that stays is no business of this operation.
    assert [(v["sku"], v["available"]) for v in answer.body["variants"]] == [("MUG-M", 4), ("MUG-L", 5)]
    assert sorted(str(item["sku"]) for item in items_of(shop, "stock")) == ["MUG-L", "MUG-M"]
    assert call("quoteCart", body={"lines": [{"sku": "MUG-S", "quantity": 1}]}).body["lines"][0]["problem"] == "unknown-sku"
    create("cup", variant("MUG-S"))


def test_a_variant_with_reserved_stock_stays(shop: DynamoDB) -> None:
    create("mug", variant("MUG-S", 900, 3, Size="S"), variant("MUG-M", 900, 4, Size="M"))
    assert call("createOrder", body=order(("MUG-S", 1), total=1390)).status == 201
    before = dump(shop)
    answer = update("mug", 1, product("mug", variant("MUG-M", 900, 4, Size="M")))
    assert (answer.status, answer.problem) == (409, "stock-reserved")
    assert dump(shop) == before
    assert stock_of(shop, "MUG-S") == (2, 1)


def test_a_sku_of_another_product_is_refused(shop: DynamoDB) -> None:
    create("mug")
    create("cup")
    before = dump(shop)
    answer = update("mug", 1, product("mug", variant("MUG-1", Size="S"), variant("CUP-1", Size="M")))
    assert (answer.status, answer.problem, answer.pointers) == (409, "sku-taken", ["/variants/1/sku"])
    assert dump(shop) == before


def test_more_variants_than_one_transaction_can_exchange_are_refused(shop: DynamoDB) -> None:
    create("mug", *(variant(f"OLD-{i}", Size=f"{i}") for i in range(40)))
    before = dump(shop)
    answer = update("mug", 1, product("mug", *(variant(f"NEW-{i}", Size=f"{i}") for i in range(40))))
    assert (answer.status, answer.problem, answer.pointers) == (422, "invalid-request", ["/variants"])
    assert dump(shop) == before


@pytest.mark.usefixtures("shop")
def test_a_product_that_does_not_exist_is_not_found() -> None:
    answer = update("mug", 1, product("mug"))
    assert (answer.status, answer.problem) == (404, "not-found")


def test_what_does_not_go_together_changes_nothing(shop: DynamoDB) -> None:
    create("mug")
    before = dump(shop)
    for body, pointer in (
        (product("mug", category="garden"), "/category"),
        (product("mug", variant("A", Size="S"), variant("B")), "/variants/1/options"),
    ):
        answer = update("mug", 1, body)
        assert (answer.status, answer.pointers) == (422, [pointer])
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    create("mug")
    before = dump(shop)
    for by, status in ((None, 401), (CUSTOMER, 403)):
        assert update("mug", 1, product("mug", name="Mine"), by=by).status == status
    assert dump(shop) == before
