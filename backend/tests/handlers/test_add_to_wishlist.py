"""addToWishlist, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import CUSTOMER, STAFF, call
from tradewind.domain.wishlist import MOST_WISHES
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 3))).status == 201
    return shop


def test_a_wish_is_there_once_however_often_it_is_made() -> None:
    for _ in range(3):
        assert call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"}).status == 204
    assert [wish["sku"] for wish in call("getWishlist", by=CUSTOMER).body["items"]] == ["MUG"]


def test_the_newest_comes_first_and_the_list_has_an_end() -> None:
    skus = [f"CUP-{number}" for number in range(MOST_WISHES)]
    assert call("createProduct", by=STAFF, body=product("cup", *(variant(sku, Number=sku) for sku in skus))).status == 201
    for sku in skus:
        assert call("addToWishlist", by=CUSTOMER, path={"sku": sku}).status == 204
    refused = call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    assert (refused.status, refused.problem) == (409, "list-full")
    assert [wish["sku"] for wish in call("getWishlist", by=CUSTOMER).body["items"]] == skus[::-1]


def test_only_what_is_on_sale_can_be_wished_for() -> None:
    call("createProduct", by=STAFF, body=product("secret", variant("SECRET"), status="draft"))
    for sku in ("SECRET", "NO-SUCH-SKU"):
        assert call("addToWishlist", by=CUSTOMER, path={"sku": sku}).status == 404
    assert call("addToWishlist", by=CUSTOMER, path={"sku": "mug!"}).status == 400
    assert call("getWishlist", by=CUSTOMER).body == {"items": []}
