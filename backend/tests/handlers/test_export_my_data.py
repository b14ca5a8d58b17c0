"""exportMyData, by API Gateway's events. Dynoxide; two seconds."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.customers import address, cart
from backend.tests.support.events import CUSTOMER, STAFF, call
from tradewind.services import export_my_data
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10))).status == 201
    return shop


def placed() -> dict[str, Any]:
    answer = call("createOrder", by=CUSTOMER, body=order(("MUG", 1), total=1690))
    assert answer.status == 201
    return dict(answer.body["order"])


def test_of_somebody_new_there_is_nothing() -> None:
    nothing = {"profile": {"name": "", "phone": ""}, "addresses": [], "wishlist": [], "cart": {"lines": []}, "orders": []}
    assert call("exportMyData", by=CUSTOMER).body == nothing


def test_all_that_is_kept_is_in_it() -> None:
    call("updateProfile", by=CUSTOMER, body={"name": "Ada Example", "phone": ""})
    saved = call("createAddress", by=CUSTOMER, body={"address": address()}).body
    call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    call("replaceCart", by=CUSTOMER, body=cart(MUG=2))
    made = placed()
    body = call("exportMyData", by=CUSTOMER).body
    assert (body["profile"]["name"], body["addresses"], body["cart"]) == ("Ada Example", [saved], cart(MUG=2))
    assert [wish["sku"] for wish in body["wishlist"]] == ["MUG"]
    assert body["orders"] == [made]
    assert call("exportMyData", by=STAFF).body["orders"] == []


def test_many_orders_come_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_my_data, "ORDERS_AT_ONCE", 2)
    made = {placed()["id"] for _ in range(5)}
    seen: list[str] = []
    query: dict[str, Any] = {}
    for _ in range(4):
        body = call("exportMyData", by=CUSTOMER, query=query).body
        seen += [each["id"] for each in body["orders"]]
        if "nextCursor" not in body:
            break
        query = {"cursor": body["nextCursor"]}
    assert len(seen) == 5
    assert set(seen) == made
    assert call("exportMyData", by=STAFF, query=query).status == 400
