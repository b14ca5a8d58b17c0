"""cancelOrder, by API Gateway's events: stock and money go back once. Dynoxide; two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import add_promotion, order
from backend.tests.support.events import CUSTOMER, call
from backend.tests.support.placing import TOTAL, Placed, act, events, fulfil, pieces, place, refund, stock_up, taken
from backend.tests.support.tables import dump, items_of
from tradewind.stores.dynamodb import DynamoDB


@pytest.fixture(autouse=True)
def goods(shop: DynamoDB) -> DynamoDB:
    stock_up()
    return shop


FULL = {"MUG": (10, 0, 0), "CUP": (10, 0, 0)}


def test_a_paid_order_gives_back_its_stock_its_code_and_its_money(shop: DynamoDB) -> None:
    add_promotion(shop, "LIMITED", amount_off=100, uses_limit=5)
    answer = call("createOrder", body=order(("MUG", 2), total=2790, promotionCode="LIMITED"))
    placed = Placed(answer.body["order"]["id"], "", {})
    cancelled = act("cancelOrder", placed, {"note": "wanted another colour"})
    assert (cancelled.status, cancelled.body["state"], cancelled.body["refundState"]) == (200, "cancelled", "refunded")
    assert [(each["state"], each["amount"]["amount"], each["reason"]) for each in cancelled.body["refunds"]] == [
        ("issued", 2790, "cancelled")
    ]
    assert events(cancelled) == ["OrderPlaced", "OrderPaid", "OrderCancelled", "RefundIssued"]
    assert cancelled.body["timeline"][2]["note"] == "wanted another colour"
    assert (pieces(shop), taken(shop)) == (FULL, (2790, 2790))
    assert [item["uses"] for item in items_of(shop, "promotions") if item["code"] == "LIMITED"] == [0]
    before = dump(shop)
    assert act("cancelOrder", placed, {}).body == cancelled.body
    assert dump(shop) == before


def test_an_order_whose_payment_waits_is_cancelled_and_nothing_is_taken(shop: DynamoDB) -> None:
    placed = place("challenge")
    cancelled = act("cancelOrder", placed, {})
    assert (cancelled.body["state"], cancelled.body["refunds"], events(cancelled)) == ("cancelled", [], ["OrderPlaced", "OrderCancelled"])
    assert (pieces(shop), taken(shop)) == (FULL, (0, 0))
    late = call(
        "completePayment", path={"orderId": placed.id}, headers={"Order-Token": placed.token}, body={"challengeToken": "sim_passed_1"}
    )
    assert (late.status, late.problem, taken(shop)) == (409, "order-state", (0, 0))


def test_what_was_returned_before_is_not_returned_again(shop: DynamoDB) -> None:
    placed = place()
    refund(placed, amount=1000)
    cancelled = act("cancelOrder", placed, {})
    assert [each["amount"]["amount"] for each in cancelled.body["refunds"]] == [1000, TOTAL - 1000]
    assert taken(shop) == (TOTAL, TOTAL)


def test_what_is_sent_in_part_is_not_cancelled(shop: DynamoDB) -> None:
    placed = place()
    fulfil(placed, (0, 1))
    before = dump(shop)
    assert (act("cancelOrder", placed, {}).problem, dump(shop)) == ("order-state", before)


def test_customers_may_not_as_staff_do() -> None:
    placed = place(by=CUSTOMER)
    assert act("cancelOrder", placed, {}, by=CUSTOMER).status == 403
