"""listCategories, by API Gateway's events. Dynoxide; under a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import call
from tradewind.stores.dynamodb import DynamoDB

pytestmark = pytest.mark.usefixtures("shop")


def test_categories_come_in_the_shops_order() -> None:
    answer = call("listCategories")
    assert answer.status == 200
    assert [category["name"] for category in answer.body["items"]] == ["Clothing", "Kitchen & table"]
    assert "nextCursor" not in answer.body
    assert answer.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=3600"


def test_a_copy_that_is_current_is_not_sent_again() -> None:
    etag = call("listCategories").headers["ETag"]
    answer = call("listCategories", headers={"If-None-Match": etag})
    assert (answer.status, answer.text, answer.headers["ETag"]) == (304, "", etag)
    assert call("listCategories", headers={"If-None-Match": '"old"'}).status == 200


def test_a_shop_without_categories_has_an_empty_list(dynamodb: DynamoDB) -> None:
    for slug in ("clothing", "kitchen"):
        dynamodb.call("DeleteItem", {"TableName": dynamodb.prefix + "categories", "Key": {"tree": {"S": "shop"}, "slug": {"S": slug}}})
    assert call("listCategories").body == {"items": [], "version": 0}


def test_a_token_is_not_looked_at() -> None:
    assert call("listCategories", headers={"Authorization": "Bearer nonsense"}).status == 200
