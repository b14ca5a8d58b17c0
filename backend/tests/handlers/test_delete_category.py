"""deleteCategory, by API Gateway's events: a category that something is in stays, also in a race. Dynoxide; some two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import product
from backend.tests.support.categories import change, new, tree
from backend.tests.support.events import CUSTOMER, STAFF, call
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB

pytestmark = pytest.mark.usefixtures("shop")


def test_one_that_nothing_is_in_is_gone() -> None:
    answer = change("deleteCategory", 0, category="clothing")
    assert (answer.status, answer.body["version"], tree()) == (200, 1, [("kitchen", "")])
    assert change("deleteCategory", 1, category="clothing").status == 404


@pytest.mark.parametrize("status", ["active", "draft", "archived"])
def test_one_with_a_product_stays_until_the_product_is_elsewhere(shop: DynamoDB, status: str) -> None:
    assert call("createProduct", by=STAFF, body=product("mug", status=status)).status == 201
    before = dump(shop)
    refused = change("deleteCategory", 0, category="kitchen")
    assert (refused.status, refused.problem) == (409, "category-in-use")
    assert dump(shop) == before
    moved = product("mug", status=status, category="clothing")
    assert call("updateProduct", by=STAFF, path={"product": "mug"}, headers={"If-Match": '"1"'}, body=moved).status == 200
    assert change("deleteCategory", 0, category="clothing").status == 409
    assert change("deleteCategory", 0, category="kitchen").status == 200
    assert call("deleteProduct", by=STAFF, path={"product": "mug"}, headers={"If-Match": '"2"'}).status == 204
    assert change("deleteCategory", 1, category="clothing").status == 200


def test_one_with_others_below_it_stays(shop: DynamoDB) -> None:
    assert change("createCategory", 0, body=new("cups", "kitchen")).status == 201
    before = dump(shop)
    refused = change("deleteCategory", 1, category="kitchen")
    assert (refused.status, refused.problem) == (409, "category-in-use")
    assert dump(shop) == before


def test_no_product_comes_to_stand_in_a_category_that_is_gone() -> None:
    for version in range(4):
        assert change("createCategory", 2 * version, body=new("attic")).status == 201
        body = product(f"chest-{version}", category="attic")
        deleted, created = at_once(
            [
                lambda version=version: change("deleteCategory", 2 * version + 1, category="attic"),
                lambda body=body: call("createProduct", by=STAFF, body=body),
            ]
        )
        assert (deleted.status, created.status) in [(200, 422), (409, 201)]
        if deleted.status == 409:
            assert call("deleteProduct", by=STAFF, path={"product": body["slug"]}, headers={"If-Match": '"1"'}).status == 204
            assert change("deleteCategory", 2 * version + 1, category="attic").status == 200


@pytest.mark.parametrize(
    ("category", "version", "status"), [("attic", 0, 404), ("kitchen", 3, 412), ("kitchen", None, 428), ("#tree", 0, 400)]
)
def test_what_does_not_fit_changes_nothing(shop: DynamoDB, category: str, version: int | None, status: int) -> None:
    before = dump(shop)
    assert change("deleteCategory", version, category=category).status == status
    assert dump(shop) == before


def test_only_staff_may() -> None:
    assert [change("deleteCategory", 0, category="kitchen", by=by).status for by in (None, CUSTOMER)] == [401, 403]
