"""listAddresses, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.customers import address
from backend.tests.support.events import CUSTOMER, STAFF, call

pytestmark = pytest.mark.usefixtures("shop")


def test_the_default_comes_first_and_nobody_elses_is_there() -> None:
    assert call("listAddresses", by=CUSTOMER).body == {"items": []}
    call("createAddress", by=CUSTOMER, body={"address": address("First Street 1")})
    call("createAddress", by=CUSTOMER, body={"address": address("Second Street 2"), "isDefault": True})
    call("createAddress", by=STAFF, body={"address": address("Foreign Street 3")})
    items = call("listAddresses", by=CUSTOMER).body["items"]
    assert [(item["address"]["line1"], item["isDefault"]) for item in items] == [("Second Street 2", True), ("First Street 1", False)]
