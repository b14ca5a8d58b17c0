"""updateAddress, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.customers import address
from backend.tests.support.events import CUSTOMER, STAFF, call

pytestmark = pytest.mark.usefixtures("shop")


def added(line1: str = "First Street 1") -> str:
    return str(call("createAddress", by=CUSTOMER, body={"address": address(line1)}).body["id"])


def test_an_address_changes_and_stays_the_default() -> None:
    id = added()
    answer = call("updateAddress", by=CUSTOMER, path={"addressId": id}, body={"address": address("Moved Street 9")})
    assert (answer.status, answer.body) == (200, {"id": id, "isDefault": True, "address": address("Moved Street 9")})
    assert call("listAddresses", by=CUSTOMER).body["items"] == [answer.body]


def test_another_one_becomes_the_default() -> None:
    first, second = added(), added("Second Street 2")
    call("updateAddress", by=CUSTOMER, path={"addressId": second}, body={"address": address("Second Street 2"), "isDefault": True})
    items = call("listAddresses", by=CUSTOMER).body["items"]
    assert [(item["id"], item["isDefault"]) for item in items] == [(second, True), (first, False)]


def test_a_bad_one_changes_nothing() -> None:
    id = added()
    refused = call("updateAddress", by=CUSTOMER, path={"addressId": id}, body={"address": address(postalCode="1")})
    assert (refused.status, refused.pointers) == (400, ["/address/postalCode"])
    refused = call("updateAddress", by=CUSTOMER, path={"addressId": id}, body={"address": address(postalCode="12345678")})
    assert (refused.status, refused.pointers) == (422, ["/address/postalCode"])
    assert call("listAddresses", by=CUSTOMER).body["items"][0]["address"] == address("First Street 1")


def test_anothers_address_is_not_there() -> None:
    id = added()
    assert call("updateAddress", by=STAFF, path={"addressId": id}, body={"address": address()}).status == 404
