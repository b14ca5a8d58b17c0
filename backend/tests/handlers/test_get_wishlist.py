"""getWishlist, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import CUSTOMER, STAFF, call
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 3))).status == 201
    return shop


def test_a_wish_comes_with_what_the_catalogue_says_now() -> None:
    assert call("getWishlist", by=CUSTOMER).body == {"items": []}
    call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    (wish,) = call("getWishlist", by=CUSTOMER).body["items"]
    assert (wish["sku"], wish["name"], wish["slug"], wish["available"]) == ("MUG", "Mug", "mug", 3)
    assert wish["price"] == {"amount": 1200, "currency": "EUR"}
    assert call("getWishlist", by=STAFF).body == {"items": []}


def test_what_is_no_longer_sold_says_only_that() -> None:
    call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    call("deleteProduct", by=STAFF, path={"product": "mug"}, headers={"If-Match": '"1"'})
    (wish,) = call("getWishlist", by=CUSTOMER).body["items"]
    assert wish.keys() == {"sku", "addedAt", "available"}
