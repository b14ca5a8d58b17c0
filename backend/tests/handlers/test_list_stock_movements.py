"""listStockMovements, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from tradewind.stores.dynamodb import DynamoDB


def listed(sku: str = "MUG", **query: str) -> Answer:
    return call("listStockMovements", by=STAFF, path={"sku": sku}, query=dict(query))


def every_page(limit: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        answer = listed(limit=limit, **cursor)
        assert answer.status == 200, answer.text
        items += answer.body["items"]
        if "nextCursor" not in answer.body:
            return items
        cursor = {"cursor": answer.body["nextCursor"]}


@pytest.fixture(autouse=True)
def moved(shop: DynamoDB) -> None:  # noqa: ARG001
    for slug in ("mug", "cup"):
        assert call("createProduct", by=STAFF, body=product(slug, variant(slug.upper(), 1200, 10))).status == 201
    for sku, quantity, reason in (("MUG", 5, "received"), ("CUP", 1, "returned"), ("MUG", -2, "damaged"), ("MUG", -1, "lost")):
        body = {"quantity": quantity, "reason": reason, "note": f"{reason}!"}
        assert call("adjustStock", by=STAFF, path={"sku": sku}, body=body).status == 200


@pytest.mark.parametrize("limit", ["1", "2", "100"])
def test_movements_of_a_sku_are_listed_the_newest_first(limit: str) -> None:
    items = every_page(limit)
    assert sorted((item["quantity"], item["reason"], item["note"]) for item in items) == [
        (-2, "damaged", "damaged!"),
        (-1, "lost", "lost!"),
        (5, "received", "received!"),
    ]
    assert [item["at"] for item in items] == sorted((item["at"] for item in items), reverse=True)
    assert {item["by"] for item in items} == {STAFF.sub}


def test_orders_are_no_movements_of_staff() -> None:
    assert call("createOrder", body=order(("MUG", 2), total=2890)).status == 201
    assert len(every_page("100")) == 3


def test_a_sku_that_nobody_moved_has_none() -> None:
    assert listed("NOBODY-S").body == {"items": []}


def test_a_cursor_of_another_sku_is_refused() -> None:
    cursor = listed(limit="1").body["nextCursor"]
    answer = listed("CUP", cursor=cursor)
    assert (answer.status, answer.pointers) == (400, ["/query/cursor"])


def test_only_staff_may() -> None:
    assert [call("listStockMovements", by=by, path={"sku": "MUG"}).status for by in (None, CUSTOMER)] == [401, 403]
