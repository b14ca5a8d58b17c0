"""deleteProduct, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB


def delete(name: str, version: int | None = 1, by: Person | None = STAFF) -> Answer:
    return call("deleteProduct", path={"product": name}, headers={"If-Match": version and f'"{version}"'}, by=by)


def all_but_records(db: DynamoDB) -> dict[str, list[str]]:
    """What the tables hold besides who changed what."""
    return {table: items for table, items in dump(db).items() if table != "audit"}


def test_nothing_of_a_product_is_left(shop: DynamoDB) -> None:
    before = all_but_records(shop)
    created = call("createProduct", by=STAFF, body=product("mug", variant("S", Size="S"), variant("M", Size="M")))
    answer = delete(created.body["id"])
    assert (answer.status, answer.text) == (204, "")
    assert all_but_records(shop) == before
    assert call("createProduct", by=STAFF, body=product("mug", variant("S"))).status == 201


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_product_on_no_list_goes_too(shop: DynamoDB, status: str) -> None:
    before = all_but_records(shop)
    call("createProduct", by=STAFF, body=product("mug", status=status))
    assert delete("mug").status == 204
    assert all_but_records(shop) == before


def test_a_product_with_reserved_stock_stays(shop: DynamoDB) -> None:
    call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 5)))
    assert call("createOrder", body=order(("MUG", 5), total=6490)).status == 201
    before = dump(shop)
    answer = delete("mug")
    assert (answer.status, answer.problem) == (409, "stock-reserved")
    assert "archive" in answer.body["detail"]
    assert dump(shop) == before


def test_a_stale_version_changes_nothing(shop: DynamoDB) -> None:
    call("createProduct", by=STAFF, body=product("mug"))
    before = dump(shop)
    assert (delete("mug", 2).status, delete("mug", 2).problem) == (412, "stale-version")
    assert (delete("mug", None).status, delete("mug", None).problem) == (428, "precondition-required")
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    call("createProduct", by=STAFF, body=product("mug"))
    before = dump(shop)
    assert [delete("mug", by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before


@pytest.mark.usefixtures("shop")
def test_a_product_is_deleted_once() -> None:
    call("createProduct", by=STAFF, body=product("mug"))
    assert [delete("mug").status, delete("mug").status] == [204, 404]
