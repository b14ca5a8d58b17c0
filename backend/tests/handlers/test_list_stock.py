"""listStock, by API Gateway's events: every SKU once and in order, by its beginning, and pages. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from tradewind.stores.dynamodb import DynamoDB


def listed(**query: str) -> Answer:
    return call("listStock", by=STAFF, query=dict(query))


def every_page(**query: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    for _ in range(50):
        answer = listed(**query, **cursor)
        assert answer.status == 200, answer.text
        items += answer.body["items"]
        if "nextCursor" not in answer.body:
            return items
        cursor = {"cursor": answer.body["nextCursor"]}
    raise AssertionError("the list does not end")


@pytest.fixture(autouse=True)
def catalogue(shop: DynamoDB) -> None:  # noqa: ARG001
    for slug, variants in (
        ("mug", [variant("MUG-S", 900, 3, Size="S"), variant("MUG-M", 900, 4, Size="M")]),
        ("lamp", [variant("LAMP", 5000, 2)]),
    ):
        body = product(slug, *variants, status="active" if slug == "mug" else "draft")
        assert call("createProduct", by=STAFF, body=body).status == 201


@pytest.mark.parametrize("limit", ["1", "2", "100"])
def test_every_sku_is_there_once_and_in_order(limit: str) -> None:
    assert [item["sku"] for item in every_page(limit=limit)] == ["LAMP", "MUG-M", "MUG-S"]
    assert [item["sku"] for item in every_page(limit=limit, sku="mug-")] == ["MUG-M", "MUG-S"]
    assert every_page(limit=limit, sku="UG") == []


def test_an_item_says_what_it_is_of_and_how_much_there_is() -> None:
    assert call("createOrder", body=order(("MUG-S", 2), total=2290)).status == 201
    (item,) = listed(sku="MUG-S").body["items"]
    assert {**item, "productId": "…"} == {
        "sku": "MUG-S",
        "productId": "…",
        "slug": "mug",
        "name": "Mug",
        "status": "active",
        "options": {"Size": "S"},
        "onHand": 3,
        "reserved": 2,
        "available": 1,
        "threshold": 5,
    }


def test_the_skus_of_a_product_are_in_its_order() -> None:
    id = listed(sku="MUG").body["items"][0]["productId"]
    assert [item["sku"] for item in listed(product=id).body["items"]] == ["MUG-S", "MUG-M"]
    assert listed(product="prd_none").body == {"items": []}


def test_a_sku_that_goes_leaves_the_list() -> None:
    id = listed(sku="LAMP").body["items"][0]["productId"]
    assert call("deleteProduct", by=STAFF, path={"product": id}, headers={"If-Match": '"1"'}).status == 204
    assert [item["sku"] for item in every_page()] == ["MUG-M", "MUG-S"]


@pytest.mark.parametrize("query", [{"sku": ""}, {"sku": "a b"}, {"low": "false"}, {"limit": "101"}, {"cursor": "AAAA"}])
def test_a_bad_question_is_refused(query: dict[str, str]) -> None:
    answer = listed(**query)
    assert (answer.status, answer.pointers) == (400, [f"/query/{next(iter(query))}"])


def test_a_cursor_is_refused_by_another_list() -> None:
    cursor = listed(limit="1").body["nextCursor"]
    for query in ({"sku": "MUG"}, {"low": "true"}):
        assert listed(cursor=cursor, **query).status == 400


def test_only_staff_may() -> None:
    assert [call("listStock", by=by).status for by in (None, CUSTOMER)] == [401, 403]
