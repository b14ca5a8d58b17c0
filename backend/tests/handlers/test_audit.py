"""What staff change of the catalogue is kept in its own transaction: who did it, before and after; so once, and only where it took place.

Dynoxide; about a second.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.contract import rows
from backend.tests.support.events import ADMIN, STAFF, call
from backend.tests.support.tables import records_of
from tradewind.stores.dynamodb import DynamoDB

KEY = "audited-0123456789abcdef"
CATALOGUE = ("/products", "/stock", "/categories")


def records(db: DynamoDB, action: str) -> list[tuple[Any, ...]]:
    """By whom, to what, and the change, as far as it says so."""
    found = sorted(records_of(db, action), key=lambda item: str(item["entry"]))
    return [(item["by"], item["subject"], *(json.loads(str(item[side]) or "null") for side in ("before", "after"))) for item in found]


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> str:  # noqa: ARG001
    answer = call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10)))
    assert answer.status == 201
    return str(answer.body["id"])


def test_every_write_of_the_catalogue_by_staff_may_keep_a_record() -> None:
    writes = {id: row for id, row in rows().items() if row["method"] != "GET" and row["path"].startswith(CATALOGUE)}
    assert len(writes) > 5
    for operation_id, row in writes.items():
        assert "PutItem" in row["row"]["tables"]["audit"], operation_id


def test_a_products_life_is_kept(shop: DynamoDB, mug: str) -> None:
    stale = {"path": {"product": "mug"}, "by": ADMIN, "headers": {"If-Match": '"9"'}}
    assert call("updateProduct", body=product("mug", variant("MUG")), **stale).status == 412
    assert call("updateProduct", body=product("mug", variant("MUG"), name="Cup"), **{**stale, "headers": {"If-Match": '"1"'}}).status == 200
    assert call("deleteProduct", **{**stale, "headers": {"If-Match": '"2"'}}).status == 204

    ((by, subject, before, after),) = records(shop, "createProduct")
    assert (by, subject, before, after["name"]) == (STAFF.sub, mug, None, "Mug")
    ((by, subject, before, after),) = records(shop, "updateProduct")
    assert (by, subject, before["name"], after["name"], after["version"]) == (ADMIN.sub, mug, "Mug", "Cup", 2)
    ((by, subject, before, after),) = records(shop, "deleteProduct")
    assert (by, subject, before["name"], after) == (ADMIN.sub, mug, "Cup", None)


def test_stock_that_is_changed_is_kept_once_per_key(shop: DynamoDB) -> None:
    path, headers = {"sku": "MUG"}, {"Idempotency-Key": KEY}
    for _ in range(2):
        assert call("adjustStock", by=STAFF, path=path, headers=headers, body={"quantity": -3, "reason": "lost"}).status == 200
    assert call("adjustStock", by=STAFF, path=path, body={"quantity": -99, "reason": "lost"}).status == 409
    assert call("countStock", by=STAFF, path=path, body={"counted": 9}).status == 200
    for threshold in (3, 4):
        assert call("setStockThreshold", by=STAFF, path=path, body={"threshold": threshold}).status == 200

    ((by, subject, _, after),) = records(shop, "adjustStock")
    assert (by, subject, after["quantity"], after["reason"]) == (STAFF.sub, "MUG", -3, "lost")
    ((_, _, before, after),) = records(shop, "countStock")
    assert (before["onHand"], after["counted"]) == (7, 9)
    assert [(before, after) for _, _, before, after in records(shop, "setStockThreshold")] == [
        (None, {"threshold": 3}),
        ({"threshold": 3}, {"threshold": 4}),
    ]
