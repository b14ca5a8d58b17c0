"""adjustStock, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump, items_of, stock_of
from tradewind.stores.dynamodb import DynamoDB

KEY = "adjustment-0123456789"


def adjust(quantity: Any, key: str | None = None, sku: str = "MUG", by: Person | None = STAFF, **changes: Any) -> Answer:
    headers = {"Idempotency-Key": key} if key else {}
    return call("adjustStock", path={"sku": sku}, headers=headers, by=by, body={"quantity": quantity, "reason": "received", **changes})


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10))).status == 201
    return shop


def test_adjustments_add_up(shop: DynamoDB) -> None:
    assert adjust(5).body == {"sku": "MUG", "onHand": 15, "reserved": 0, "available": 15}
    assert adjust(-3, reason="damaged", note="Dropped ü").body["available"] == 12
    assert adjust(0, reason="counted").body["available"] == 12
    assert stock_of(shop, "MUG") == (12, 0)


def test_every_adjustment_is_logged_with_who_made_it(shop: DynamoDB) -> None:
    adjust(-3, reason="damaged", note="Dropped")
    (entry,) = [item for item in items_of(shop, "stock") if item["entry"] != "stock"]
    assert {name: entry[name] for name in ("sku", "quantity", "reason", "note", "by")} == {
        "sku": "MUG",
        "quantity": -3,
        "reason": "damaged",
        "note": "Dropped",
        "by": STAFF.sub,
    }


def test_the_same_key_adjusts_once(shop: DynamoDB) -> None:
    first, second = adjust(5, KEY), adjust(5, KEY)
    assert (first.status, second.status) == (200, 200)
    assert ("Idempotent-Replayed" in first.headers, second.headers.get("Idempotent-Replayed")) == (False, "true")
    assert first.body == second.body
    assert stock_of(shop, "MUG") == (15, 0)


def test_a_key_sent_with_another_body_is_refused(shop: DynamoDB) -> None:
    adjust(5, KEY)
    before = dump(shop)
    for changes in ({"quantity": 6}, {"quantity": 5, "reason": "returned"}, {"quantity": 5, "note": "x"}):
        answer = adjust(**{"key": KEY, **changes})
        assert (answer.status, answer.problem) == (422, "idempotency-key-reused")
    assert dump(shop) == before


def test_reserved_stock_cannot_be_taken_away(shop: DynamoDB) -> None:
    assert call("createOrder", body=order(("MUG", 4), total=5290)).status == 201
    before = dump(shop)
    answer = adjust(-7)
    assert (answer.status, answer.problem, answer.pointers) == (409, "out-of-stock", ["/quantity"])
    assert dump(shop) == before
    assert adjust(-6).body == {"sku": "MUG", "onHand": 4, "reserved": 4, "available": 0}


def test_lists_follow_the_stock() -> None:
    adjust(-10)
    assert call("listProducts").body["items"][0]["inStock"] is False
    adjust(1)
    assert call("listProducts").body["items"][0]["inStock"] is True


def test_a_sku_that_does_not_exist_is_not_found(shop: DynamoDB) -> None:
    before = dump(shop)
    for quantity in (5, -5, 0):
        answer = adjust(quantity, sku="NO-SUCH-MUG")
        assert (answer.status, answer.problem) == (404, "not-found")
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [adjust(5, by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
