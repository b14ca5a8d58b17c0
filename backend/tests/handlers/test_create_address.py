"""createAddress, by API Gateway's events. Dynoxide; two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.customers import address
from backend.tests.support.events import CUSTOMER, call
from tradewind.domain.address_book import MOST_ADDRESSES

pytestmark = pytest.mark.usefixtures("shop")


def test_the_first_address_is_the_default() -> None:
    answer = call("createAddress", by=CUSTOMER, body={"address": address()})
    assert answer.status == 201
    assert answer.body["isDefault"] is True
    assert answer.body["address"] == address()
    assert answer.headers["Location"] == f"/me/addresses/{answer.body['id']}"
    assert call("createAddress", by=CUSTOMER, body={"address": address("Second Street 2")}).body["isDefault"] is False


def test_the_same_address_is_there_once_however_often_it_is_sent() -> None:
    ids = {call("createAddress", by=CUSTOMER, body={"address": address()}).body["id"] for _ in range(3)}
    assert len(ids) == 1
    assert len(call("listAddresses", by=CUSTOMER).body["items"]) == 1


def test_there_is_one_default_whatever_is_asked() -> None:
    for number in range(4):
        call("createAddress", by=CUSTOMER, body={"address": address(f"Street {number}"), "isDefault": number % 2 == 1})
    defaults = [item["address"]["line1"] for item in call("listAddresses", by=CUSTOMER).body["items"] if item["isDefault"]]
    assert defaults == ["Street 3"]


@pytest.mark.parametrize(
    ("country", "good", "bad"),
    [
        ("DE", "10115", "1011"),
        ("NL", "1012 ab", "0012 AB"),
        ("GB", "SW1A 1AA", "12345"),
        ("PL", "00-001", "00001"),
        ("CH", "8001", "80012"),
    ],
)
def test_a_postal_code_is_one_of_its_country(country: str, good: str, bad: str) -> None:
    refused = call("createAddress", by=CUSTOMER, body={"address": address(country=country, postalCode=bad)})
    assert (refused.status, refused.pointers) == (422, ["/address/postalCode"])
    assert call("listAddresses", by=CUSTOMER).body == {"items": []}
    assert call("createAddress", by=CUSTOMER, body={"address": address(country=country, postalCode=good)}).status == 201


def test_the_shop_has_to_deliver_there() -> None:
    refused = call("createAddress", by=CUSTOMER, body={"address": address(country="US", postalCode="10001")})
    assert (refused.status, refused.pointers) == (422, ["/address/country"])


def test_an_address_book_has_an_end() -> None:
    for number in range(MOST_ADDRESSES):
        assert call("createAddress", by=CUSTOMER, body={"address": address(f"Street {number}")}).status == 201
    refused = call("createAddress", by=CUSTOMER, body={"address": address("One too many")})
    assert (refused.status, refused.problem) == (409, "list-full")
    assert call("createAddress", by=CUSTOMER, body={"address": address("Street 3")}).status == 201
