"""getCart, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.customers import cart
from backend.tests.support.events import CUSTOMER, STAFF, call

pytestmark = pytest.mark.usefixtures("shop")


def test_a_cart_is_its_owners_alone() -> None:
    call("replaceCart", by=STAFF, body=cart(MUG=2))
    answer = call("getCart", by=CUSTOMER)
    assert (answer.status, answer.body) == (200, {"lines": []})
    assert call("getCart", by=STAFF).body == cart(MUG=2)
