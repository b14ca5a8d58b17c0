"""setStockThreshold, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB


def set_threshold(threshold: int, sku: str = "MUG", by: Person | None = STAFF) -> Answer:
    return call("setStockThreshold", path={"sku": sku}, by=by, body={"threshold": threshold})


def low() -> list[str]:
    answer = call("listStock", by=STAFF, query={"low": "true"})
    assert answer.status == 200
    return [item["sku"] for item in answer.body["items"]]


def adjust(quantity: int) -> None:
    assert call("adjustStock", by=STAFF, path={"sku": "MUG"}, body={"quantity": quantity, "reason": "received"}).status == 200


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10))).status == 201
    return shop


def test_a_sku_runs_low_below_its_threshold_and_no_more_at_it() -> None:
    assert low() == []
    assert set_threshold(11).body == {"threshold": 11}
    assert low() == ["MUG"]
    adjust(1)
    assert low() == []
    adjust(-1)
    assert low() == ["MUG"]
    assert set_threshold(10).status == 200
    assert low() == []
    assert call("countStock", by=STAFF, path={"sku": "MUG"}, body={"counted": 9}).status == 200
    assert low() == ["MUG"]


def test_new_stock_below_the_shops_own_threshold_runs_low_from_the_start() -> None:
    body = product("cup", variant("CUP-S", 900, 4, Size="S"), variant("CUP-M", 900, 5, Size="M"))
    assert call("createProduct", by=STAFF, body=body).status == 201
    assert low() == ["CUP-S"]


def test_no_threshold_is_never_low() -> None:
    assert set_threshold(5).status == 200
    assert set_threshold(0).status == 200
    adjust(-10)
    assert low() == []


def test_a_sku_that_does_not_exist_is_not_found(shop: DynamoDB) -> None:
    before = dump(shop)
    assert set_threshold(5, sku="NO-SUCH-MUG").status == 404
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [set_threshold(5, by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
