"""Races between requests, through the handlers with real threads: nothing is sold twice, charged twice, or lost.

Up to 200 threads, on Dynoxide; about ten seconds.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from backend.tests.support.catalogue import add_promotion, order, product, variant
from backend.tests.support.events import STAFF, Answer, call
from backend.tests.support.races import at_once
from backend.tests.support.tables import charges, items_of, states, stock_of
from tradewind.stores.dynamodb import DynamoDB

KEY = "7a1f4c1e-3f0b-4f0e-9b57-2f4a4c8f6d10"
BUYERS, LEFT = 200, 10


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> DynamoDB:
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, LEFT))).status == 201
    return shop


def buy(body: dict[str, Any] | None = None, key: str | None = None) -> Answer:
    return call("createOrder", body=body or order(("MUG", 1), total=1690), headers={"Idempotency-Key": key} if key else {})


def test_two_hundred_buyers_for_the_last_ten(shop: DynamoDB) -> None:
    answers = at_once([buy] * BUYERS)
    assert Counter(answer.status for answer in answers) == {201: LEFT, 409: BUYERS - LEFT}
    assert {answer.problem for answer in answers if answer.status == 409} == {"out-of-stock"}
    assert len({answer.body["order"]["id"] for answer in answers if answer.status == 201}) == LEFT
    assert states(shop) == ["paid"] * LEFT
    assert charges(shop) == [1690] * LEFT
    assert stock_of(shop, "MUG") == (0, LEFT)


def test_buyers_of_several_things_in_any_order_neither_block_nor_oversell(shop: DynamoDB) -> None:
    call("createProduct", by=STAFF, body=product("cup", variant("CUP", 1200, LEFT)))
    carts = [order(("MUG", 1), ("CUP", 2), total=4090), order(("CUP", 1), ("MUG", 2), total=4090)] * 20
    answers = at_once([lambda cart=cart: buy(cart) for cart in carts])
    sold = [answer.body["order"]["lines"] for answer in answers if answer.status == 201]
    quantity = Counter[str]()
    for lines in sold:
        for line in lines:
            quantity[line["sku"]] += line["quantity"]
    assert {answer.status for answer in answers} == {201, 409}
    for sku in ("MUG", "CUP"):
        assert stock_of(shop, sku) == (LEFT - quantity[sku], quantity[sku])
    # What is left is too little for either cart: nobody was turned away who could have bought.
    assert min(LEFT - quantity["MUG"], LEFT - quantity["CUP"]) <= 1
    assert charges(shop) == [4090] * len(sold)


def test_some_pay_some_do_not_and_the_stock_is_right(shop: DynamoDB) -> None:
    bodies = [order(("MUG", 1), total=1690, pay=("succeed", "decline", "timeout")[i % 3]) for i in range(60)]
    answers = at_once([lambda body=body: buy(body) for body in bodies])
    paid = sum(answer.status == 201 for answer in answers)
    assert {answer.status for answer in answers} <= {201, 402, 409, 504}
    assert states(shop).count("paid") == len(charges(shop)) == paid
    assert stock_of(shop, "MUG") == (LEFT - paid, paid)
    assert "placed" not in states(shop)


@pytest.mark.parametrize(("pay", "status"), [("succeed", 201), ("decline", 402)])
def test_the_same_key_fifty_times_at_once(shop: DynamoDB, pay: str, status: int) -> None:
    body = order(("MUG", 2), total=2890, pay=pay)
    answers = at_once([lambda: buy(body, KEY)] * 50)
    assert {answer.status for answer in answers} == {status}
    told = [{name: value for name, value in answer.body.items() if name != "requestId"} for answer in answers]
    assert all(each == told[0] for each in told)
    assert sum("Idempotent-Replayed" not in answer.headers for answer in answers) == 1
    paid = pay == "succeed"
    assert (len(states(shop)), charges(shop)) == (1, [2890] if paid else [])
    assert stock_of(shop, "MUG") == ((8, 2) if paid else (10, 0))


def test_the_same_key_with_a_time_out_tells_everyone_the_same(shop: DynamoDB) -> None:
    """Who comes second may learn of a charge whose answer the first one lost: then the order is paid, and all are told so."""
    body = order(("MUG", 2), total=2890, pay="timeout")
    answers = at_once([lambda: buy(body, KEY)] * 50)
    assert len({answer.status for answer in answers}) == 1
    if answers[0].status == 201:
        assert (states(shop), charges(shop), stock_of(shop, "MUG")) == (["paid"], [2890], (8, 2))
    else:
        assert (states(shop), charges(shop), stock_of(shop, "MUG")) == (["payment-failed"], [], (10, 0))


def test_the_same_key_with_two_bodies_is_one_order(shop: DynamoDB) -> None:
    bodies = [order(("MUG", 1), total=1690), order(("MUG", 2), total=2890)] * 10
    answers = at_once([lambda body=body: buy(body, KEY) for body in bodies])
    assert Counter(answer.status for answer in answers) == {201: 10, 422: 10}
    assert len(charges(shop)) == 1


def test_a_code_for_the_first_five(shop: DynamoDB) -> None:
    add_promotion(shop, "FIVE", amount_off=500, uses_limit=5)
    call("adjustStock", by=STAFF, path={"sku": "MUG"}, body={"quantity": 90, "reason": "received"})
    body = order(("MUG", 1), total=1190, promotionCode="FIVE")
    answers = at_once([lambda: buy(body)] * 40)
    assert Counter(answer.status for answer in answers) == {201: 5, 409: 35}
    assert {answer.problem for answer in answers if answer.status == 409} == {"promotion-not-valid"}
    assert [item["uses"] for item in items_of(shop, "promotions") if item["code"] == "FIVE"] == [5]
    assert stock_of(shop, "MUG") == (95, 5)


def test_no_adjustment_is_lost_beside_orders(shop: DynamoDB) -> None:
    def adjust() -> Answer:
        return call("adjustStock", by=STAFF, path={"sku": "MUG"}, body={"quantity": 3, "reason": "received"})

    answers = at_once([adjust] * 30 + [buy] * LEFT)
    assert Counter(answer.status for answer in answers) == {200: 30, 201: LEFT}
    assert stock_of(shop, "MUG") == (90, LEFT)


def test_the_same_adjustment_thirty_times_at_once(shop: DynamoDB) -> None:
    body = {"quantity": 3, "reason": "received"}
    answers = at_once([lambda: call("adjustStock", by=STAFF, path={"sku": "MUG"}, headers={"Idempotency-Key": KEY}, body=body)] * 30)
    assert {answer.status for answer in answers} == {200}
    assert sum("Idempotent-Replayed" not in answer.headers for answer in answers) == 1
    assert stock_of(shop, "MUG") == (LEFT + 3, 0)


def test_of_those_who_change_one_version_one_succeeds() -> None:
    for version in range(1, 11):
        bodies = [product("mug", variant("MUG", 1200 + i), name=f"Mug {i}") for i in range(2)]
        answers = at_once(
            [
                lambda body=body, version=version: call(
                    "updateProduct", path={"product": "mug"}, headers={"If-Match": f'"{version}"'}, by=STAFF, body=body
                )
                for body in bodies
            ]
        )
        assert sorted(answer.status for answer in answers) == [200, 412]
        (winner,) = [answer.body for answer in answers if answer.status == 200]
        assert call("getProduct", path={"product": "mug"}).body == winner


def test_a_slug_is_given_once(shop: DynamoDB) -> None:
    bodies = [product("bowl", variant(f"BOWL-{i}")) for i in range(10)]
    answers = at_once([lambda body=body: call("createProduct", by=STAFF, body=body) for body in bodies])
    assert Counter(answer.status for answer in answers) == {201: 1, 409: 9}
    assert len(items_of(shop, "stock")) == 2


def test_a_product_is_sold_or_deleted_and_not_both(shop: DynamoDB) -> None:
    for i in range(10):
        sku = f"VASE-{i}"
        call("createProduct", by=STAFF, body=product(f"vase-{i}", variant(sku, 1200, 5)))
        sold, deleted = at_once(
            [
                lambda sku=sku: buy(order((sku, 1), total=1690)),
                lambda i=i: call("deleteProduct", path={"product": f"vase-{i}"}, headers={"If-Match": '"1"'}, by=STAFF),
            ]
        )
        assert (sold.status, deleted.status) in ((201, 409), (409, 204))
        if sold.status == 201:
            assert stock_of(shop, sku) == (4, 1)
