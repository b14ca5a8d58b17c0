"""createOrder, by API Gateway's events: the order, its money and its stock, and every way in which it is refused.

That it happens exactly once is proven in test_create_order_once.py. Dynoxide; about two seconds.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from backend.tests.support.catalogue import add_promotion, order, product, variant
from backend.tests.support.contract import example
from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from backend.tests.support.tables import charges, dump, items_of, states, stock_of
from backend.tests.support.tokens import id_token
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def catalogue(shop: DynamoDB) -> DynamoDB:
    bodies = [
        product("mug", variant("MUG-BLUE", 1200, 10)),
        example("createProduct.request"),
        product("draft", variant("DRAFT"), status="draft"),
        product("sold-out", variant("SOLD-OUT", 100, 0)),
    ]
    for body in bodies:
        assert call("createProduct", by=STAFF, body=body).status == 201
    return shop


def uses(db: DynamoDB, code: str) -> int:
    (item,) = [item for item in items_of(db, "promotions") if item["code"] == code]
    return int(item["uses"])


def test_an_order_is_paid_and_its_stock_reserved(shop: DynamoDB) -> None:
    answer = call("createOrder", body=order(("MUG-BLUE", 2), total=2890))
    assert answer.status == 201
    made = answer.body["order"]
    assert (made["state"], made["email"]) == ("paid", "ada@example.com")
    assert re.fullmatch(r"ord_[0-9a-z]{26}", made["id"])
    assert re.fullmatch(r"[0-9A-Z]{5}-[0-9A-Z]{5}", made["number"])
    assert answer.headers["Location"] == f"/orders/{made['id']}"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Idempotent-Replayed" not in answer.headers
    assert made["totals"]["total"] == {"amount": 2890, "currency": "EUR"}
    assert [(line["sku"], line["quantity"], line["total"]["amount"]) for line in made["lines"]] == [("MUG-BLUE", 2, 2400)]
    assert (states(shop), charges(shop), stock_of(shop, "MUG-BLUE")) == (["paid"], [2890], (8, 2))


def test_the_example_is_ordered_as_it_says(shop: DynamoDB) -> None:
    answer = call("createOrder", body=example("createOrder.request"))
    assert answer.status == 201
    assert answer.body["order"]["shippingAddress"] == example("createOrder.request")["shippingAddress"]
    assert answer.body["order"]["promotion"] == {"code": "WELCOME10", "description": "The terms of WELCOME10"}
    assert charges(shop) == [8370]


def test_a_sku_on_two_lines_is_reserved_as_one(shop: DynamoDB) -> None:
    assert call("createOrder", body=order(("MUG-BLUE", 2), ("MUG-BLUE", 3), total=6490)).status == 201
    assert stock_of(shop, "MUG-BLUE") == (5, 5)


def test_the_largest_cart_fits_into_one_transaction(shop: DynamoDB) -> None:
    add_promotion(shop, "LIMITED", amount_off=100, uses_limit=5)
    variants = [variant(f"PIN-{i}", 250, 99, Motif=f"{i}") for i in range(40)]
    assert call("createProduct", by=STAFF, body=product("pin", *variants)).status == 201
    body = order(*((f"PIN-{i}", 99) for i in range(40)), total=40 * 99 * 250 - 100, promotionCode="LIMITED")
    assert call("createOrder", body=body).status == 201
    assert {stock_of(shop, f"PIN-{i}") for i in range(40)} == {(0, 99)}


def test_an_order_for_nothing_but_shipping(shop: DynamoDB) -> None:
    add_promotion(shop, "GIFT", percent_off=10_000)
    assert call("createOrder", body=order(("MUG-BLUE", 1), total=490, promotionCode="GIFT")).status == 201


@pytest.mark.parametrize(
    ("pay", "status", "kind"),
    [("decline", 402, "payment-declined"), ("timeout", 504, "payment-timeout"), ("unreachable", 504, "payment-timeout")],
)
def test_a_payment_that_fails_leaves_no_charge_and_no_stock_held(shop: DynamoDB, pay: str, status: int, kind: str) -> None:
    add_promotion(shop, "LIMITED", amount_off=100, uses_limit=5)
    body = order(("MUG-BLUE", 2), total=2790, pay=pay, promotionCode="LIMITED")
    answer = call("createOrder", body=body)
    assert (answer.status, answer.problem) == (status, kind)
    assert states(shop) == ["payment-failed"]
    assert [item["status"] for item in items_of(shop, "simulated-payments")] == ["declined" if pay == "decline" else "voided"]
    assert charges(shop) == []
    assert stock_of(shop, "MUG-BLUE") == (10, 0)
    assert uses(shop, "LIMITED") == 0


@pytest.mark.parametrize(
    ("lines", "kind", "pointers"),
    [
        ([("MUG-BLUE", 11)], "out-of-stock", ["/lines/0/quantity"]),
        ([("MUG-BLUE", 6), ("MUG-BLUE", 5)], "out-of-stock", ["/lines/0/quantity", "/lines/1/quantity"]),
        ([("MUG-BLUE", 1), ("SOLD-OUT", 1)], "out-of-stock", ["/lines/1/quantity"]),
        ([("MUG-BLUE", 1), ("NO-SUCH", 1)], "unknown-sku", ["/lines/1/quantity"]),
        ([("DRAFT", 1)], "unknown-sku", ["/lines/0/quantity"]),
    ],
)
def test_what_cannot_be_sold_is_named(shop: DynamoDB, lines: list[tuple[str, int]], kind: str, pointers: list[str]) -> None:
    before = dump(shop)
    answer = call("createOrder", body=order(*lines, total=2890))
    assert (answer.status, answer.problem, answer.pointers) == (409, kind, pointers)
    assert dump(shop) == before


@pytest.mark.parametrize(
    ("changes", "status", "kind", "pointer"),
    [
        ({"expectedTotal": {"amount": 2889, "currency": "EUR"}}, 409, "total-changed", "/expectedTotal"),
        ({"expectedTotal": {"amount": 2890, "currency": "USD"}}, 409, "total-changed", "/expectedTotal"),
        ({"promotionCode": "NO-SUCH"}, 409, "promotion-not-valid", "/promotionCode"),
        ({"promotionCode": "USED-UP"}, 409, "promotion-not-valid", "/promotionCode"),
        ({"shippingMethod": "international"}, 422, "invalid-request", "/shippingMethod"),
        ({"shippingMethod": "no-such"}, 422, "invalid-request", "/shippingMethod"),
    ],
)
def test_what_the_customer_did_not_see_is_not_charged(
    shop: DynamoDB, changes: dict[str, Any], status: int, kind: str, pointer: str
) -> None:
    add_promotion(shop, "USED-UP", amount_off=100, uses=1, uses_limit=1)
    before = dump(shop)
    answer = call("createOrder", body=order(("MUG-BLUE", 2), total=2890, **changes))
    assert (answer.status, answer.problem, answer.pointers) == (status, kind, [pointer])
    assert dump(shop) == before


def test_a_country_that_the_shop_does_not_reach_is_named(shop: DynamoDB) -> None:
    before = dump(shop)
    body = order(("MUG-BLUE", 1), total=1690)
    body["shippingAddress"]["country"] = "ZZ"
    answer = call("createOrder", body=body)
    assert (answer.status, answer.pointers) == (422, ["/shippingAddress/country"])
    assert dump(shop) == before


def test_the_price_of_now_counts_and_not_that_of_the_cart(shop: DynamoDB) -> None:
    changed = call(
        "updateProduct", path={"product": "mug"}, headers={"If-Match": '"1"'}, by=STAFF, body=product("mug", variant("MUG-BLUE", 1300))
    )
    assert changed.status == 200
    refused = call("createOrder", body=order(("MUG-BLUE", 2), total=2890))
    assert (refused.status, refused.problem) == (409, "total-changed")
    assert "3090 EUR" in refused.body["errors"][0]["detail"]
    assert call("createOrder", body=order(("MUG-BLUE", 2), total=3090)).status == 201
    assert charges(shop) == [3090]


def limited(total: int = 2390) -> Answer:
    return call("createOrder", body=order(("MUG-BLUE", 2), total=total, promotionCode="TWICE"))


def test_a_limited_code_is_used_as_often_as_it_may(shop: DynamoDB) -> None:
    add_promotion(shop, "TWICE", amount_off=500, uses_limit=2)
    assert [limited().status for _ in range(3)] == [201, 201, 409]
    assert uses(shop, "TWICE") == 2


def test_an_unlimited_code_is_not_counted(shop: DynamoDB) -> None:
    assert call("createOrder", body=order(("MUG-BLUE", 2), total=2650, promotionCode="WELCOME10")).status == 201
    assert uses(shop, "WELCOME10") == 0


def test_an_order_belongs_to_who_is_signed_in(shop: DynamoDB) -> None:
    call("createOrder", body=order(("MUG-BLUE", 1), total=1690), by=CUSTOMER)
    call("createOrder", body=order(("MUG-BLUE", 1), total=1690))
    assert sorted(item.get("owner", "") for item in items_of(shop, "orders")) == ["", CUSTOMER.sub]


def test_a_token_that_is_sent_must_be_valid(shop: DynamoDB) -> None:
    before = dump(shop)
    headers = {"Authorization": "Bearer " + id_token("ada", exp=1)}
    answer = call("createOrder", body=order(("MUG-BLUE", 1), total=1690), headers=headers)
    assert (answer.status, answer.problem) == (401, "unauthorized")
    assert dump(shop) == before


@pytest.mark.parametrize("key", [None, "", "short", "x" * 129, "with spaces 0123456789", "ключ-0123456789012345", "0123456789abcdef\n"])
def test_a_key_is_asked_for(shop: DynamoDB, key: str | None) -> None:
    before = dump(shop)
    answer = call("createOrder", body=order(("MUG-BLUE", 1), total=1690), headers={"Idempotency-Key": key})
    assert (answer.status, answer.pointers) == (400, ["/header/Idempotency-Key"])
    assert dump(shop) == before


def test_nothing_secret_is_kept_or_logged(shop: DynamoDB, capsys: pytest.CaptureFixture[str]) -> None:
    key = "a-key-that-only-the-caller-has"
    answer = call("createOrder", body=order(("MUG-BLUE", 1), total=1690), headers={"Idempotency-Key": key})
    kept = str(dump(shop))
    for secret in (key, answer.body["orderToken"], "sim_succeed"):
        assert secret not in kept
    assert capsys.readouterr().out == ""


def test_a_payment_that_the_customer_must_confirm_is_waited_for(shop: DynamoDB) -> None:
    answer = call("createOrder", body=order(("MUG-BLUE", 2), total=2890, pay="challenge"))
    assert (answer.status, answer.body["order"]["state"]) == (202, "placed")
    assert answer.body["paymentAction"] == {"url": f"/payment-challenge/index.html?payment={answer.body['order']['id']}"}
    assert (charges(shop), stock_of(shop, "MUG-BLUE")) == ([], (8, 2))


def test_a_payment_that_is_waited_for_is_answered_the_same_again(shop: DynamoDB) -> None:
    body, headers = order(("MUG-BLUE", 2), total=2890, pay="challenge"), {"Idempotency-Key": "a-key-of-its-own-0123"}
    first, again = [call("createOrder", body=body, headers=headers) for _ in range(2)]
    assert (first.status, first.body) == (again.status, again.body)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert stock_of(shop, "MUG-BLUE") == (8, 2)
