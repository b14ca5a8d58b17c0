"""What a shop decides for itself, as rows: `backend/tradewind/shop.json` in these types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

CountryCode = Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z")]
Amount = Annotated[int, Meta(ge=0)]


class ShippingMethod(Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """A way to deliver: its price and the value of goods from which it is free, in minor units."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9-]+\Z", max_length=40)]
    name: str
    description: str
    price: Amount
    countries: Annotated[tuple[CountryCode, ...], Meta(min_length=1)]
    free_from: Amount | None = None

    def price_for(self, goods: int) -> int:
        return 0 if self.free_from is not None and goods >= self.free_from else self.price


class TaxRule(Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The rate of some countries, in basis points; `included` where the catalogue's prices already hold it."""

    countries: Annotated[tuple[CountryCode, ...], Meta(min_length=1)]
    basis_points: Annotated[int, Meta(ge=0, le=10_000)]
    included: bool


class Shop(Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """Its days and the times in its mails are those of `time_zone`; `email` is where its mails come from, and its own go.

    A SKU runs low when less than `low_stock_threshold` can be sold, where nothing else is said of it; 0 for never.
    """

    name: str
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}\Z")]
    country: CountryCode
    time_zone: Annotated[str, Meta(pattern=r"^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*\Z")]
    email: Annotated[str, Meta(pattern=r"^[!-?A-~]+@[!-?A-~]+\Z", max_length=254)]
    low_stock_threshold: Amount
    reservation_minutes: Annotated[int, Meta(ge=1)]
    shipping_methods: Annotated[tuple[ShippingMethod, ...], Meta(min_length=1)]
    taxes: Annotated[tuple[TaxRule, ...], Meta(min_length=1)]

    def countries(self) -> list[str]:
        """Where the shop delivers, its own country first."""
        reached = {country for method in self.shipping_methods for country in method.countries}
        return sorted(reached, key=lambda country: (country != self.country, country))

    def methods_to(self, country: str) -> list[ShippingMethod]:
        return [method for method in self.shipping_methods if country in method.countries]

    def zone(self) -> ZoneInfo:
        """ValueError where the machine knows no such zone: looked up only by what needs it, as that takes a while."""
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(self.time_zone)
        except ZoneInfoNotFoundError:
            raise ValueError(f"shop.json: timeZone: there is no {self.time_zone}") from None

    def tax_in(self, country: str) -> TaxRule:
        return next(tax for tax in self.taxes if country in tax.countries)


def read_shop(text: bytes) -> Shop:
    """A shop from JSON; ValueError names the row that does not fit and why."""
    try:
        shop = msgspec.json.decode(text, type=Shop)
    except msgspec.DecodeError as error:
        raise ValueError(f"shop.json: {error}") from error
    taxed = [country for tax in shop.taxes for country in tax.countries]
    for country in shop.countries():
        if taxed.count(country) != 1:
            raise ValueError(f"shop.json: taxes: {country} is delivered to and needs exactly one tax row; it has {taxed.count(country)}")
    if shop.country not in shop.countries():
        raise ValueError(f"shop.json: shippingMethods: none delivers to the shop's own country, {shop.country}")
    ids = [method.id for method in shop.shipping_methods]
    if len(set(ids)) != len(ids):
        raise ValueError("shop.json: shippingMethods: an id is there twice")
    return shop
