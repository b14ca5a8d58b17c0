"""quoteCart, by API Gateway's events: what the catalogue says now, and what is wrong with a cart. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import add_promotion, product, variant
from backend.tests.support.contract import example
from backend.tests.support.events import STAFF, Answer, call
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def catalogue(shop: DynamoDB) -> DynamoDB:
    image = {"url": "/images/mug.webp", "alt": "A mug", "width": 800, "height": 800}
    for body in (
        product("mug", variant("MUG-BLUE", 1200, 10), images=[image]),
        example("createProduct.request"),
        product("bowl", variant("BOWL", 3333, 2)),
        product("sold-out", variant("SOLD-OUT", 100, 0)),
        product("draft", variant("DRAFT"), status="draft"),
        product("archived", variant("ARCHIVED"), status="archived"),
    ):
        assert call("createProduct", by=STAFF, body=body).status == 201
    return shop


def quoted(*lines: tuple[str, int], **more: Any) -> Answer:
    return call("quoteCart", body={"lines": [{"sku": sku, "quantity": quantity} for sku, quantity in lines], **more})


def totals(answer: Answer) -> dict[str, int]:
    assert answer.status == 200, answer.text
    return {name: value["amount"] for name, value in answer.body["totals"].items() if name != "taxIncluded"}


def problems(answer: Answer) -> list[str | None]:
    return [line.get("problem") for line in answer.body["lines"]]


def test_a_cart_is_priced_by_what_the_catalogue_says() -> None:
    answer = quoted(("MUG-BLUE", 2))
    assert totals(answer) == {"subtotal": 2400, "discount": 0, "shipping": 490, "tax": 383 + 78, "total": 2890}
    (line,) = answer.body["lines"]
    assert {name: line[name] for name in ("name", "slug", "options", "available")} == {
        "name": "Mug",
        "slug": "mug",
        "options": {},
        "available": 10,
    }
    assert line["image"]["url"] == "/images/mug.webp"
    assert (line["unitPrice"]["amount"], line["subtotal"]["amount"], line["total"]["amount"]) == (1200, 2400, 2400)
    assert answer.body["orderable"] is True
    assert answer.body["totals"]["taxIncluded"] is True
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_example_is_priced_as_it_says() -> None:
    answer = call("quoteCart", body=example("quoteCart.request"))
    assert totals(answer) == {"subtotal": 9300, "discount": 930, "shipping": 0, "tax": 992 + 345, "total": 8370}
    assert answer.body["orderable"] is True
    assert answer.body["promotion"] == {"code": "WELCOME10", "description": "The terms of WELCOME10"}


def test_tax_is_added_where_the_prices_do_not_hold_it() -> None:
    answer = quoted(("MUG-BLUE", 2), country="CH")
    assert answer.body["shippingMethod"] == "international"
    assert answer.body["totals"]["taxIncluded"] is False
    assert totals(answer) == {"subtotal": 2400, "discount": 0, "shipping": 1990, "tax": 194 + 161, "total": 4745}


def test_shipping_is_free_from_its_threshold_on() -> None:
    by_quantity = {quantity: totals(quoted(("MUG-BLUE", quantity)))["shipping"] for quantity in (6, 7)}
    assert by_quantity == {6: 490, 7: 0}
    options = {option["id"]: option for option in quoted(("MUG-BLUE", 7)).body["shippingOptions"]}
    assert (options["standard"]["price"]["amount"], options["standard"]["freeFrom"]["amount"]) == (0, 7500)
    assert options["express"]["price"]["amount"] == 1290


def test_a_discount_counts_before_free_shipping() -> None:
    # 8400 less 10 % would still be free of shipping; with 12 % it is not.
    assert totals(quoted(("MUG-BLUE", 7), promotionCode="WELCOME10"))["shipping"] == 0
    assert totals(quoted(("MUG-BLUE", 6), ("BOWL", 1), promotionCode="WELCOME10"))["total"] == 10533 - 1053


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("NO-SUCH", 1), ("MUG-BLUE", 1)], ["unknown-sku", None]),
        ([("DRAFT", 1), ("ARCHIVED", 1)], ["unknown-sku", "unknown-sku"]),
        ([("SOLD-OUT", 1)], ["out-of-stock"]),
        ([("BOWL", 3)], ["not-enough-stock"]),
        ([("BOWL", 1), ("BOWL", 2)], ["not-enough-stock", "not-enough-stock"]),
        ([("BOWL", 1), ("BOWL", 1)], [None, None]),
    ],
)
def test_each_line_says_what_is_wrong_with_it(lines: list[tuple[str, int]], expected: list[str | None]) -> None:
    answer = quoted(*lines)
    assert problems(answer) == expected
    assert answer.body["orderable"] is (set(expected) == {None})
    counted = [line for line in answer.body["lines"] if "problem" not in line]
    assert totals(answer)["subtotal"] == sum(line["subtotal"]["amount"] for line in counted)
    assert all("subtotal" not in line for line in answer.body["lines"] if "problem" in line)


def test_nothing_is_told_of_what_is_not_on_sale() -> None:
    assert quoted(("DRAFT", 1)).body["lines"] == [{"sku": "DRAFT", "quantity": 1, "problem": "unknown-sku"}]
    assert totals(quoted(("DRAFT", 1))) == {"subtotal": 0, "discount": 0, "shipping": 0, "tax": 0, "total": 0}


def test_a_changed_price_is_told_and_the_new_one_counts() -> None:
    line = {"sku": "MUG-BLUE", "quantity": 1}
    seen = [{"amount": 1100, "currency": "EUR"}, {"amount": 1200, "currency": "USD"}, {"amount": 1200, "currency": "EUR"}]
    answers = [call("quoteCart", body={"lines": [{**line, "seenPrice": price}]}) for price in seen]
    assert [problems(answer) for answer in answers] == [["price-changed"], ["price-changed"], [None]]
    assert [totals(answer)["subtotal"] for answer in answers] == [1200, 1200, 1200]
    assert all(answer.body["orderable"] for answer in answers)


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        ({"percent_off": 1000, "minimum_goods": 2401}, "below-minimum"),
        ({"percent_off": 1000, "starts_at": "9998"}, "not-active"),
        ({"percent_off": 1000, "ends_at": "2020"}, "not-active"),
        ({"percent_off": 1000, "uses": 3, "uses_limit": 3}, "used-up"),
    ],
)
def test_a_code_that_does_not_hold_takes_nothing_off(shop: DynamoDB, terms: dict[str, Any], problem: str) -> None:
    add_promotion(shop, "CODE", **terms)
    answer = quoted(("MUG-BLUE", 2), promotionCode="CODE")
    assert answer.body["promotion"]["problem"] == problem
    assert (totals(answer)["discount"], answer.body["orderable"]) == (0, False)
    unknown = quoted(("MUG-BLUE", 2), promotionCode="NO-SUCH")
    assert unknown.body["promotion"] == {"code": "NO-SUCH", "description": "", "problem": "unknown-code"}


def test_no_discount_is_more_than_the_goods(shop: DynamoDB) -> None:
    add_promotion(shop, "GIFT", amount_off=1_000_000)
    assert totals(quoted(("MUG-BLUE", 1), promotionCode="GIFT")) == {
        "subtotal": 1200,
        "discount": 1200,
        "shipping": 490,
        "tax": 78,
        "total": 490,
    }


def test_a_way_to_deliver_that_does_not_reach_is_replaced_and_not_orderable() -> None:
    answer = quoted(("MUG-BLUE", 1), country="PT", shippingMethod="express")
    assert (answer.body["shippingMethod"], answer.body["orderable"]) == ("standard", False)
    assert quoted(("MUG-BLUE", 1), country="PT", shippingMethod="standard").body["orderable"] is True


def test_a_country_that_the_shop_does_not_reach_is_named() -> None:
    answer = quoted(("MUG-BLUE", 1), country="ZZ")
    assert (answer.status, answer.problem, answer.pointers) == (422, "invalid-request", ["/country"])


def test_the_dearest_cart_is_within_the_contract() -> None:
    variants = [variant(f"GOLD-{i}", 99_999_999, 1000, Piece=str(i)) for i in range(40)]
    assert call("createProduct", by=STAFF, body=product("gold", *variants)).status == 201
    answer = quoted(*((f"GOLD-{i}", 99) for i in range(40)), country="GB")
    assert totals(answer)["subtotal"] == 40 * 99 * 99_999_999
    assert answer.body["orderable"] is True


def test_a_quote_keeps_nothing(shop: DynamoDB) -> None:
    before = dump(shop)
    quoted(("MUG-BLUE", 2), promotionCode="WELCOME10")
    assert dump(shop) == before
