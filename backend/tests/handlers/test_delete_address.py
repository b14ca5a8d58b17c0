"""deleteAddress, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.customers import address
from backend.tests.support.events import CUSTOMER, STAFF, call

pytestmark = pytest.mark.usefixtures("shop")


def added(line1: str) -> str:
    return str(call("createAddress", by=CUSTOMER, body={"address": address(line1)}).body["id"])


def test_where_the_default_goes_another_one_is_it() -> None:
    first, second = added("First Street 1"), added("Second Street 2")
    assert call("deleteAddress", by=CUSTOMER, path={"addressId": first}).status == 204
    items = call("listAddresses", by=CUSTOMER).body["items"]
    assert [(item["id"], item["isDefault"]) for item in items] == [(second, True)]
    assert call("deleteAddress", by=CUSTOMER, path={"addressId": first}).status == 404


def test_anothers_address_is_not_there_and_stays() -> None:
    id = added("First Street 1")
    assert call("deleteAddress", by=STAFF, path={"addressId": id}).status == 404
    assert len(call("listAddresses", by=CUSTOMER).body["items"]) == 1
