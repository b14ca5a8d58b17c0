"""replaceCart, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.customers import cart
from backend.tests.support.events import CUSTOMER, STAFF, call

pytestmark = pytest.mark.usefixtures("shop")


def test_the_last_cart_that_is_sent_is_kept() -> None:
    for body in (cart(MUG=2, CUP=1), cart(CUP=3), cart()):
        assert call("replaceCart", by=CUSTOMER, body=body).body == body
        assert call("getCart", by=CUSTOMER).body == body
    assert call("getCart", by=STAFF).body == cart()


def test_a_sku_has_one_line() -> None:
    call("replaceCart", by=CUSTOMER, body=cart(MUG=2))
    refused = call("replaceCart", by=CUSTOMER, body={"lines": cart(CUP=1)["lines"] * 2})
    assert (refused.status, refused.pointers) == (422, ["/lines/1/sku"])
    assert call("getCart", by=CUSTOMER).body == cart(MUG=2)
