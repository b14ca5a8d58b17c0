"""mergeCart, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.customers import cart
from backend.tests.support.events import CUSTOMER, STAFF, call
from tradewind.domain.carts import MOST_LINES
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def things(shop: DynamoDB) -> DynamoDB:
    for slug, stock in (("mug", 3), ("cup", 50), ("bowl", 0)):
        assert call("createProduct", by=STAFF, body=product(slug, variant(slug.upper(), 1200, stock))).status == 201
    return shop


def merged(**quantities: int) -> dict[str, int]:
    answer = call("mergeCart", by=CUSTOMER, body=cart(**quantities))
    assert answer.status == 200
    assert call("getCart", by=CUSTOMER).body == answer.body
    return {line["sku"]: line["quantity"] for line in answer.body["lines"]}


def test_both_carts_are_one_and_the_larger_quantity_counts() -> None:
    call("replaceCart", by=CUSTOMER, body=cart(CUP=2))
    assert merged(MUG=1, CUP=5) == {"CUP": 5, "MUG": 1}
    assert merged(CUP=1) == {"CUP": 5, "MUG": 1}


def test_merging_again_changes_nothing() -> None:
    assert merged(MUG=2) == merged(MUG=2) == {"MUG": 2}


def test_no_quantity_is_more_than_what_is_available_and_what_has_sold_out_is_not_lost() -> None:
    call("replaceCart", by=CUSTOMER, body=cart(MUG=9))
    assert merged(BOWL=4, CUP=60) == {"MUG": 3, "BOWL": 1, "CUP": 50}


def test_what_is_too_much_for_one_cart_is_left_out_of_what_was_brought() -> None:
    call("replaceCart", by=CUSTOMER, body=cart(**{f"OLD-{number}": 1 for number in range(MOST_LINES)}))
    assert "CUP" not in merged(CUP=1)
