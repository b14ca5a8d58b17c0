"""countStock, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump, stock_of
from tradewind.contract.types import Stock as StockLevel
from tradewind.contract.types import StockCount
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.stock import Stock

KEY = "count-0123456789abcdef"


def count(counted: int, key: str | None = None, sku: str = "MUG", by: Person | None = STAFF, **changes: Any) -> Answer:
    headers = {"Idempotency-Key": key} if key else {}
    return call("countStock", path={"sku": sku}, headers=headers, by=by, body={"counted": counted, **changes})


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10))).status == 201
    return shop


def test_a_count_sets_what_is_on_hand_and_logs_the_difference() -> None:
    assert count(7, note="Shelf 3").body == {"sku": "MUG", "onHand": 7, "reserved": 0, "available": 7}
    assert count(7).body["onHand"] == 7
    assert count(12).body["onHand"] == 12
    movements = call("listStockMovements", path={"sku": "MUG"}, by=STAFF).body["items"]
    assert sorted((m["quantity"], m["reason"], m["note"], m["by"]) for m in movements) == [
        (-3, "counted", "Shelf 3", STAFF.sub),
        (0, "counted", "", STAFF.sub),
        (5, "counted", "", STAFF.sub),
    ]


def test_what_is_reserved_stays_reserved(shop: DynamoDB) -> None:
    assert call("createOrder", body=order(("MUG", 4), total=5290)).status == 201
    assert count(9).body == {"sku": "MUG", "onHand": 9, "reserved": 4, "available": 5}
    before = dump(shop)
    answer = count(3)
    assert (answer.status, answer.problem, answer.pointers) == (409, "out-of-stock", ["/counted"])
    assert dump(shop) == before
    assert count(4).body["available"] == 0
    assert call("listProducts").body["items"][0]["inStock"] is False


def test_the_same_key_counts_once(shop: DynamoDB) -> None:
    assert count(7, KEY).status == 200
    assert count(9).status == 200
    again = count(7, KEY)
    assert (again.status, again.headers["Idempotent-Replayed"], again.body["onHand"]) == (200, "true", 9)
    before = dump(shop)
    answer = count(8, KEY)
    assert (answer.status, answer.problem) == (422, "idempotency-key-reused")
    assert dump(shop) == before


class SoldMeanwhile(Stock):
    """An order comes between the look at the stock and its count, the first time."""

    def __init__(self, db: DynamoDB) -> None:
        super().__init__(db)
        self.sold = False

    def get(self, sku: str) -> tuple[StockLevel, str] | None:
        found = super().get(sku)
        if not self.sold:
            self.sold = True
            assert call("createOrder", body=order(("MUG", 2), total=2890)).status == 201
        return found


def test_an_order_that_comes_between_is_not_lost(shop: DynamoDB) -> None:
    assert SoldMeanwhile(shop).count("MUG", StockCount(counted=9), "k" * 32, "somebody", "2026-03-01T12:00:00.000Z")
    assert stock_of(shop, "MUG") == (7, 2)


def test_a_sku_that_does_not_exist_is_not_found(shop: DynamoDB) -> None:
    before = dump(shop)
    assert count(5, sku="NO-SUCH-MUG").status == 404
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [count(5, by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
