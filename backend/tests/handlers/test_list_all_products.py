"""listAllProducts, by API Gateway's events: every status, filters, what is found by what, pages. Dynoxide; a few seconds."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import CLOTHING, KITCHEN, order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from tradewind.stores.dynamodb import DynamoDB

pytestmark = pytest.mark.usefixtures("shop")


def listed(**query: str) -> Answer:
    return call("listAllProducts", by=STAFF, query=dict(query))


def every_page(**query: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    for _ in range(200):
        answer = listed(**query, **cursor)
        assert answer.status == 200, answer.text
        items += answer.body["items"]
        if "nextCursor" not in answer.body:
            return items
        cursor = {"cursor": answer.body["nextCursor"]}
    raise AssertionError("the list does not end")


def slugs(**query: str) -> list[str]:
    return [item["slug"] for item in every_page(**query)]


def create(slug: str, *variants: dict[str, Any], **changes: Any) -> Answer:
    answer = call("createProduct", by=STAFF, body=product(slug, *variants, **changes))
    assert answer.status == 201, answer.text
    return answer


@pytest.fixture
def catalogue(shop: DynamoDB) -> None:  # noqa: ARG001
    for i in range(12):
        status, category = ("active", "draft", "archived")[i % 3], (KITCHEN, CLOTHING)[i // 3 % 2]
        create(f"p-{i:02}", variant(f"P-{i:02}", 1000 - i), name=f"{'Zinc' if i % 2 else 'Ash'} tray {i}", status=status, category=category)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("limit", ["1", "5", "100"])
def test_products_of_every_status_are_listed_once_and_in_order(limit: str) -> None:
    newest = slugs(limit=limit)
    assert sorted(newest) == [f"p-{i:02}" for i in range(12)]
    assert slugs(limit=limit, sort="price-asc") == [f"p-{i:02}" for i in reversed(range(12))]
    assert [name.split()[0] for name in (item["name"] for item in every_page(limit=limit, sort="name"))] == ["Ash"] * 6 + ["Zinc"] * 6


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("limit", ["1", "100"])
def test_status_and_category_filter_together_and_alone(limit: str) -> None:
    assert set(slugs(status="draft", limit=limit)) == {"p-01", "p-04", "p-07", "p-10"}
    assert set(slugs(category=CLOTHING, limit=limit)) == {"p-03", "p-04", "p-05", "p-09", "p-10", "p-11"}
    assert set(slugs(status="draft", category=CLOTHING, limit=limit)) == {"p-04", "p-10"}


def test_a_product_shows_its_stock_as_it_is_now() -> None:
    create("mug", variant("MUG-S", 900, 3, Size="S"), variant("MUG-M", 1100, 4, Size="M"))
    assert call("createOrder", body=order(("MUG-S", 2), total=2290)).status == 201
    (item,) = listed().body["items"]
    assert (item["onHand"], item["reserved"], item["available"]) == (7, 2, 5)
    assert (item["skus"], item["priceFrom"]["amount"], item["priceTo"]["amount"]) == (["MUG-S", "MUG-M"], 900, 1100)
    assert (item["status"], item["version"]) == ("active", 1)


@pytest.mark.parametrize("limit", ["1", "2", "24"])
def test_a_product_is_found_by_its_words_and_skus(limit: str) -> None:
    create("mug", variant("MUG-SAND", 1, 1, Hue="Sand"), variant("MUG-CLAY", 1, 1, Hue="Clay"), name="Stoneware Mug, large")
    create("rug", variant("RUG"), name="Rug for mugs")
    create("tray", variant("TRAY"), name="Ärmel-Tray", status="draft")
    assert slugs(q="stone", limit=limit) == ["mug"]
    assert slugs(q="  STONEWARE   mug", limit=limit) == ["mug"]
    # By a word, by two SKUs and by a word of another product: each product once.
    assert sorted(slugs(q="mug", limit=limit)) == ["mug", "rug"]
    assert slugs(q="mug-cl", limit=limit) == ["mug"]
    assert slugs(q="armel", limit=limit) == slugs(q="ÄRMEL", limit=limit) == ["tray"]
    # Its name and its SKU are the same word.
    assert slugs(q="rug", limit=limit) == ["rug"]
    assert slugs(q="ug", limit=limit) == slugs(q="large mug", limit=limit) == []
    assert slugs(q="   ", limit=limit) == slugs(limit=limit)
    assert slugs(q="t", status="active", limit=limit) == []
    assert slugs(q="t", status="draft", limit=limit) == ["tray"]


@pytest.mark.usefixtures("catalogue")
def test_filters_hold_for_what_is_found() -> None:
    assert set(slugs(q="tray", status="draft", category=CLOTHING, limit="1")) == {"p-04", "p-10"}


def test_what_a_product_is_found_by_follows_it() -> None:
    id = create("mug", variant("MUG")).body["id"]
    body = product("cup", variant("CUP"), name="Paper cup", category=CLOTHING, status="archived")
    answer = call("updateProduct", by=STAFF, path={"product": id}, headers={"If-Match": '"1"'}, body=body)
    assert answer.status == 200
    for gone in ({"q": "mug"}, {"status": "active"}, {"category": KITCHEN}):
        assert slugs(**gone) == []
    for found in ({"q": "cup"}, {"q": "paper cup"}, {"status": "archived"}, {"category": CLOTHING}):
        assert slugs(**found) == ["cup"]
    assert call("deleteProduct", by=STAFF, path={"product": id}, headers={"If-Match": '"2"'}).status == 204
    assert slugs() == slugs(q="cup") == []


@pytest.mark.usefixtures("catalogue")
def test_a_cursor_is_refused_by_another_list() -> None:
    cursor = listed(limit="2").body["nextCursor"]
    found = listed(limit="2", q="tray").body["nextCursor"]
    for query in ({"cursor": found}, {"cursor": cursor, "q": "tray"}, {"cursor": cursor, "status": "draft"}, {"cursor": cursor[:-1]}):
        answer = listed(**query)
        assert (answer.status, answer.pointers) == (400, ["/query/cursor"])


@pytest.mark.parametrize("query", [{"q": ""}, {"q": "x" * 61}, {"q": "a\x00"}, {"status": "gone"}, {"sort": "size"}, {"limit": "0"}])
def test_a_bad_question_is_refused(query: dict[str, str]) -> None:
    answer = listed(**query)
    assert (answer.status, answer.pointers) == (400, [f"/query/{next(iter(query))}"])


def test_only_staff_may(shop: DynamoDB) -> None:  # noqa: ARG001
    assert [call("listAllProducts", by=by).status for by in (None, CUSTOMER)] == [401, 403]
