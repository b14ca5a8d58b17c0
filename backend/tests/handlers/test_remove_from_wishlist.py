"""removeFromWishlist, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import CUSTOMER, STAFF, call
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 3))).status == 201
    return shop


def test_a_wish_goes_and_stays_gone() -> None:
    call("addToWishlist", by=CUSTOMER, path={"sku": "MUG"})
    call("addToWishlist", by=STAFF, path={"sku": "MUG"})
    for _ in range(2):
        assert call("removeFromWishlist", by=CUSTOMER, path={"sku": "MUG"}).status == 204
    assert call("getWishlist", by=CUSTOMER).body == {"items": []}
    assert len(call("getWishlist", by=STAFF).body["items"]) == 1
