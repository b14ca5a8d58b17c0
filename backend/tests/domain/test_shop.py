"""The shop's configuration: what a row may hold, and that a bad one is named. Pure; under a second."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tradewind.domain.shop import read_shop
from tradewind.shop import load_shop

STANDARD: dict[str, Any] = {"id": "standard", "name": "Standard", "description": "3 days", "price": 490, "countries": ["DE", "AT"]}


def shop(**changes: Any) -> bytes:
    row = {
        "name": "Tradewind",
        "currency": "EUR",
        "country": "DE",
        "timeZone": "Europe/Berlin",
        "email": "shop@example.com",
        "lowStockThreshold": 5,
        "reservationMinutes": 15,
        "shippingMethods": [STANDARD],
        "taxes": [
            {"countries": ["DE"], "basisPoints": 1900, "included": True},
            {"countries": ["AT"], "basisPoints": 2000, "included": True},
        ],
    }
    return json.dumps({**row, **changes}).encode()


def test_the_shop_that_ships_can_be_read() -> None:
    shipped = load_shop()
    assert len(shipped.shipping_methods) >= 2
    assert any(method.free_from is not None for method in shipped.shipping_methods)
    assert {rule.included for rule in shipped.taxes} == {True, False}
    assert shipped.zone().key == shipped.time_zone


def test_a_time_zone_that_the_machine_does_not_know_is_named() -> None:
    with pytest.raises(ValueError, match=r"\Ashop\.json: timeZone: there is no Atlantis/Capital"):
        read_shop(shop(timeZone="Atlantis/Capital")).zone()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"currency": "euro"}, "$.currency"),
        ({"country": "Germany"}, "$.country"),
        ({"reservationMinutes": 0}, "$.reservationMinutes"),
        ({"timeZone": "../Berlin"}, "$.timeZone"),
        ({"email": "Shop <shop@example.com>"}, "$.email"),
        ({"lowStockThreshold": -1}, "$.lowStockThreshold"),
        ({"shippingMethods": []}, "$.shippingMethods"),
        ({"shippingMethods": [{**STANDARD, "price": -1}]}, "$.shippingMethods[0].price"),
        ({"shippingMethods": [{**STANDARD, "price": 4.9}]}, "$.shippingMethods[0].price"),
        ({"shippingMethods": [STANDARD, {**STANDARD, "id": "Express"}]}, "$.shippingMethods[1].id"),
        ({"shippingMethods": [STANDARD, {**STANDARD, "id": "express\n"}]}, "$.shippingMethods[1].id"),
        ({"shippingMethods": [{**STANDARD, "countries": []}]}, "$.shippingMethods[0].countries"),
        ({"shippingMethods": [{**STANDARD, "freefrom": 1}]}, "freefrom"),
        ({"shippingMethods": [STANDARD, STANDARD]}, "shippingMethods: an id is there twice"),
        ({"shippingMethods": [{**STANDARD, "countries": ["AT"]}]}, "shippingMethods: none delivers to the shop's own country, DE"),
        ({"taxes": [{"countries": ["DE"], "basisPoints": 1900, "included": True}]}, "taxes: AT is delivered to"),
        ({"taxes": [{"countries": ["DE", "AT", "DE"], "basisPoints": 1900, "included": True}]}, "taxes: DE is delivered to"),
        ({"taxes": [{"countries": ["DE", "AT"], "basisPoints": 10_001, "included": True}]}, "$.taxes[0].basisPoints"),
        ({"taxes": [{"countries": ["DE", "AT"], "basisPoints": 1900}]}, "$.taxes[0]"),
        ({"curency": "EUR"}, "curency"),
    ],
)
def test_a_row_that_does_not_fit_is_named(changes: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=r"\Ashop\.json: ") as raised:
        read_shop(shop(**changes))
    assert named in str(raised.value)


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff"])
def test_what_is_not_json_is_said_to_be_so(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"\Ashop\.json: "):
        read_shop(text)


def test_its_own_country_comes_first() -> None:
    assert read_shop(shop()).countries() == ["DE", "AT"]


def test_shipping_is_free_from_the_threshold_on() -> None:
    method = read_shop(shop(shippingMethods=[{**STANDARD, "freeFrom": 5000}])).shipping_methods[0]
    assert [method.price_for(goods) for goods in (0, 4999, 5000, 5001)] == [490, 490, 0, 0]


def test_shipping_without_a_threshold_is_never_free() -> None:
    assert read_shop(shop()).shipping_methods[0].price_for(10**9) == 490


def test_each_country_has_its_methods_and_its_tax() -> None:
    given = read_shop(shop(shippingMethods=[STANDARD, {**STANDARD, "id": "express", "countries": ["DE"]}]))
    assert [method.id for method in given.methods_to("DE")] == ["standard", "express"]
    assert [method.id for method in given.methods_to("AT")] == ["standard"]
    assert given.methods_to("CH") == []
    assert given.tax_in("AT").basis_points == 2000
