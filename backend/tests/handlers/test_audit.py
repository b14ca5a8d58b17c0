"""What staff change is kept in its own transaction: who did it, before and after; so once, and only where it took place.

Dynoxide; some two seconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.contract import rows
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, call
from backend.tests.support.fakes import FakeQueues, stand_in
from backend.tests.support.letters import LETTER_ID, uncertain
from backend.tests.support.placing import CUP, MUG, Placed, act, fulfil, place, refund
from backend.tests.support.tables import dump, items_of, records_of
from backend.tests.support.user_pool import INVITED
from backend.tests.support.webhooks import DELIVERY_ID, WEBHOOK_ID, add_delivery, subscribe
from tradewind.contract.types import WebhookAttempt
from tradewind.domain.webhooks import after_attempt, first_message
from tradewind.gateways.queue import connect as connect_queues
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.webhooks import Webhooks

KEY = "audited-0123456789abcdef"


def records(db: DynamoDB, action: str) -> list[tuple[Any, ...]]:
    """By whom, to what, and the change, as far as it says so; without what was refused."""
    kept = (item for item in records_of(db, action) if not str(item["after"]).startswith("refused"))
    found = sorted(kept, key=lambda item: str(item["entry"]))
    return [(item["by"], item["subject"], *(json.loads(str(item[side]) or "null") for side in ("before", "after"))) for item in found]


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB) -> str:  # noqa: ARG001
    answer = call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10)))
    assert answer.status == 201
    return str(answer.body["id"])


# Whether a record has what was before, and what is after. An adjustment is an increment, which knows no level: it is what is kept.
NOTHING_BEFORE, BOTH, NOTHING_AFTER = (False, True), (True, True), (True, False)


class Write(NamedTuple):
    """What calls the operation with what was prepared, and which sides its record has."""

    perform: Callable[[Prepared], Answer]
    sides: tuple[bool, bool]


class Prepared(NamedTuple):
    paid: Placed
    sent: Placed


def on_person(operation_id: str, person: str, **request: Any) -> Callable[[Prepared], Answer]:
    return lambda _: call(operation_id, by=ADMIN, path={"personId": person}, **request)


def change(operation_id: str, **request: Any) -> Callable[[Prepared], Answer]:
    return lambda _: call(operation_id, by=STAFF, **request)


FIRST = {"If-Match": '"0"'}
WRITES: dict[str, Write] = {
    "createProduct": Write(change("createProduct", body=product("cup")), NOTHING_BEFORE),
    "updateProduct": Write(
        change("updateProduct", path={"product": "mug"}, headers={"If-Match": '"1"'}, body=product("mug", variant(MUG))), BOTH
    ),
    "deleteProduct": Write(change("deleteProduct", path={"product": "bowl"}, headers={"If-Match": '"1"'}), NOTHING_AFTER),
    "createCategory": Write(
        change("createCategory", headers=FIRST, body={"slug": "cups", "name": "Cups", "description": ""}), NOTHING_BEFORE
    ),
    "updateCategory": Write(
        change("updateCategory", headers=FIRST, path={"category": "kitchen"}, body={"name": "Kitchen", "description": ""}), BOTH
    ),
    "arrangeCategories": Write(
        change("arrangeCategories", headers=FIRST, body={"items": [{"slug": "kitchen"}, {"slug": "clothing"}]}), BOTH
    ),
    "deleteCategory": Write(change("deleteCategory", headers=FIRST, path={"category": "clothing"}), NOTHING_AFTER),
    "adjustStock": Write(change("adjustStock", path={"sku": MUG}, body={"quantity": 1, "reason": "received"}), NOTHING_BEFORE),
    "countStock": Write(change("countStock", path={"sku": MUG}, body={"counted": 40}), BOTH),
    "importProducts": Write(change("importProducts", body={"items": [{"slug": "mug", "name": "Jug"}]}), BOTH),
    "importStock": Write(change("importStock", body={"file": "0" * 64, "items": [{"sku": MUG, "onHand": 40}]}), BOTH),
    "setStockThreshold": Write(change("setStockThreshold", path={"sku": MUG}, body={"threshold": 5}), BOTH),
    "fulfilOrder": Write(lambda orders: fulfil(orders.paid), BOTH),
    "deliverOrder": Write(lambda orders: act("deliverOrder", orders.sent), BOTH),
    "cancelOrder": Write(lambda orders: act("cancelOrder", orders.paid, {"note": "No longer wanted"}), BOTH),
    "refundOrder": Write(lambda orders: refund(orders.paid, (0, 1)), BOTH),
    "addOrderNote": Write(lambda orders: act("addOrderNote", orders.paid, {"text": "Ada asked by phone"}), NOTHING_BEFORE),
    "resendOrderMail": Write(lambda orders: act("resendOrderMail", orders.paid, {"entry": 1}), NOTHING_BEFORE),
    "createImageUpload": Write(
        change("createImageUpload", body={"name": "mug.jpg", "contentType": "image/jpeg", "size": 48213}), NOTHING_BEFORE
    ),
    "createWebhook": Write(change("createWebhook", body={"url": "https://93.184.215.14/", "events": ["OrderPaid"]}), NOTHING_BEFORE),
    "deleteWebhook": Write(change("deleteWebhook", path={"webhookId": WEBHOOK_ID}), NOTHING_AFTER),
    "invitePerson": Write(lambda _: call("invitePerson", by=ADMIN, body={"email": "nina@example.com", "role": "staff"}), NOTHING_BEFORE),
    "changePersonRole": Write(on_person("changePersonRole", STAFF.sub, headers=FIRST, body={"role": "admin"}), BOTH),
    "removePerson": Write(on_person("removePerson", STAFF.sub, headers=FIRST), NOTHING_AFTER),
    "resendInvitation": Write(on_person("resendInvitation", INVITED), NOTHING_BEFORE),
    "resetSecondFactor": Write(on_person("resetSecondFactor", STAFF.sub), BOTH),
    "replayWebhookDelivery": Write(change("replayWebhookDelivery", path={"webhookId": WEBHOOK_ID, "deliveryId": DELIVERY_ID}), BOTH),
    "replayDeadLetter": Write(change("replayDeadLetter", path={"letterId": LETTER_ID}), NOTHING_AFTER),
}


def test_every_operation_by_which_staff_write_is_walked_here() -> None:
    staff = {id: row for id, row in rows().items() if row["row"]["access"] in ("staff", "admin")}
    assert {id for id, row in staff.items() if row["method"] != "GET"} == WRITES.keys()


@pytest.mark.usefixtures("mail", "pool")
@pytest.mark.parametrize("operation_id", WRITES)
def test_what_staff_write_is_kept_with_who_did_it_before_and_after(
    shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, operation_id: str
) -> None:
    stand_in(monkeypatch, connect_queues(), FakeQueues(send_order_mail_dead=[uncertain()]))
    assert call("createProduct", by=ADMIN, body=product("cups", variant(CUP, 500, 20))).status == 201
    assert call("createProduct", by=ADMIN, body=product("bowl", variant("BOWL", 500, 20))).status == 201
    assert call("setStockThreshold", by=ADMIN, path={"sku": MUG}, body={"threshold": 3}).status == 200
    webhook = subscribe(shop)
    pending = add_delivery(shop, webhook)
    attempt = WebhookAttempt(at="2026-03-01T09:30:00.000Z", ok=True, status=200, answer="thanks", milliseconds=9)
    assert Webhooks(shop).update_delivery(webhook.id, after_attempt(pending, first_message(webhook.id, pending), attempt, None))
    prepared = Prepared(place(), place())
    fulfil(prepared.sent, by=ADMIN)
    known = {str(item["entry"]) for item in items_of(shop, "audit")}

    write = WRITES[operation_id]
    assert 200 <= write.perform(prepared).status < 300
    (record,) = [item for item in items_of(shop, "audit") if item["entry"] not in known]
    by = ADMIN if rows()[operation_id]["row"]["access"] == "admin" else STAFF
    assert (record["action"], record["by"], record["day"]) == (operation_id, by.sub, str(record["at"])[:10])
    assert record["subject"]
    before, after = (json.loads(str(record[side]) or "null") for side in ("before", "after"))
    assert (before is not None, after is not None) == write.sides
    assert before != after
    assert not [word for word in ("ada@example.com", "Ada", "whsec_") if word in str(record)]


def test_what_customers_and_the_payment_provider_do_is_no_record_of_staff(shop: DynamoDB) -> None:
    assert call("createProduct", by=STAFF, body=product("cups", variant(CUP, 500, 20))).status == 201
    known = items_of(shop, "audit")
    placed = place(by=CUSTOMER)
    assert act("cancelMyOrder", placed, by=CUSTOMER).status == 200
    assert items_of(shop, "audit") == known


def test_a_step_that_is_repeated_or_refused_is_recorded_once(shop: DynamoDB) -> None:
    assert call("createProduct", by=STAFF, body=product("cups", variant(CUP, 500, 20))).status == 201
    placed = place()
    for _ in range(2):
        assert fulfil(placed, (0, 1), headers={"Idempotency-Key": KEY}).status == 200
    assert fulfil(placed, (0, 99)).status == 422
    assert act("cancelOrder", placed, {}).status == 409
    ((by, subject, before, after),) = records(shop, "fulfilOrder")
    assert (by, subject) == (STAFF.sub, placed.id)
    assert (before["state"], after["state"], before["fulfilments"], len(after["fulfilments"])) == ("paid", "partly-fulfilled", [], 1)
    assert records(shop, "cancelOrder") == []


def test_a_products_life_is_kept(shop: DynamoDB, mug: str) -> None:
    stale = {"path": {"product": "mug"}, "by": ADMIN, "headers": {"If-Match": '"9"'}}
    assert call("updateProduct", body=product("mug", variant("MUG")), **stale).status == 412
    assert call("updateProduct", body=product("mug", variant("MUG"), name="Cup"), **{**stale, "headers": {"If-Match": '"1"'}}).status == 200
    assert call("deleteProduct", **{**stale, "headers": {"If-Match": '"2"'}}).status == 204

    ((by, subject, before, after),) = records(shop, "createProduct")
    assert (by, subject, before, after["name"]) == (STAFF.sub, mug, None, "Mug")
    ((by, subject, before, after),) = records(shop, "updateProduct")
    assert (by, subject, before["name"], after["name"], after["version"]) == (ADMIN.sub, mug, "Mug", "Cup", 2)
    ((by, subject, before, after),) = records(shop, "deleteProduct")
    assert (by, subject, before["name"], after) == (ADMIN.sub, mug, "Cup", None)


def test_stock_that_is_changed_is_kept_once_per_key(shop: DynamoDB) -> None:
    path, headers = {"sku": "MUG"}, {"Idempotency-Key": KEY}
    for _ in range(2):
        assert call("adjustStock", by=STAFF, path=path, headers=headers, body={"quantity": -3, "reason": "lost"}).status == 200
    assert call("adjustStock", by=STAFF, path=path, body={"quantity": -99, "reason": "lost"}).status == 409
    assert call("countStock", by=STAFF, path=path, body={"counted": 9}).status == 200
    for threshold in (3, 4):
        assert call("setStockThreshold", by=STAFF, path=path, body={"threshold": threshold}).status == 200

    ((by, subject, _, after),) = records(shop, "adjustStock")
    assert (by, subject, after["quantity"], after["reason"]) == (STAFF.sub, "MUG", -3, "lost")
    ((_, _, before, after),) = records(shop, "countStock")
    assert (before["onHand"], after["counted"]) == (7, 9)
    assert [(before, after) for _, _, before, after in records(shop, "setStockThreshold")] == [
        (None, {"threshold": 3}),
        ({"threshold": 3}, {"threshold": 4}),
    ]


REFUSALS: list[tuple[str, dict[str, Any], int, str]] = [
    ("refundOrder", {"body": {"reason": "goodwill", "amount": {"amount": -1, "currency": "EUR"}}}, 400, "malformed-request"),
    ("refundOrder", {"body": {"reason": "goodwill", "amount": {"amount": 0.5, "currency": "EUR"}}}, 400, "malformed-request"),
    ("refundOrder", {"body": {"reason": "goodwill", "amount": {"amount": 99_999, "currency": "EUR"}}}, 422, "refund-too-large"),
    ("refundOrder", {"body": {"reason": "goodwill", "amount": {"amount": 100, "currency": "USD"}}}, 422, "invalid-request"),
    ("refundOrder", {"body": {"reason": "goodwill"}, "by": CUSTOMER}, 403, "forbidden"),
    ("fulfilOrder", {"body": {"carrier": "Example Post", "lines": [{"line": 0, "quantity": 99}]}}, 422, "invalid-request"),
    ("deliverOrder", {}, 409, "order-state"),
    ("cancelOrder", {"body": {}, "by": CUSTOMER}, 403, "forbidden"),
]


@pytest.mark.parametrize(("operation_id", "request_", "status", "kind"), REFUSALS)
def test_what_staff_were_refused_is_kept_too(shop: DynamoDB, operation_id: str, request_: dict[str, Any], status: int, kind: str) -> None:
    assert call("createProduct", by=ADMIN, body=product("cups", variant(CUP, 500, 20))).status == 201
    placed = place()
    by, before = request_.get("by", STAFF), dump(shop)
    answer = call(operation_id, path={"orderId": placed.id}, **{"by": STAFF, **request_})
    assert (answer.status, answer.problem) == (status, kind)
    (record,) = records_of(shop, operation_id)
    assert (record["by"], record["subject"], record["after"]) == (by.sub, placed.id, f"refused: {kind}")
    assert dump(shop) == before


@pytest.mark.parametrize(
    ("before_it", "operation_id", "body"),
    [
        (lambda placed: act("cancelOrder", placed, {}, by=ADMIN), "fulfilOrder", {"carrier": "Example Post"}),
        (lambda placed: act("cancelOrder", placed, {}, by=ADMIN), "deliverOrder", None),
        (lambda placed: fulfil(placed, by=ADMIN), "cancelOrder", {}),
    ],
)
def test_a_step_out_of_order_is_refused_and_kept_and_changes_nothing(
    shop: DynamoDB, before_it: Callable[[Placed], Answer], operation_id: str, body: Any
) -> None:
    assert call("createProduct", by=ADMIN, body=product("cups", variant(CUP, 500, 20))).status == 201
    placed = place()
    assert before_it(placed).status == 200
    before = dump(shop)
    answer = call(operation_id, path={"orderId": placed.id}, by=STAFF, body=body)
    assert (answer.status, answer.problem) == (409, "order-state")
    assert [record["after"] for record in records_of(shop, operation_id) if record["by"] == STAFF.sub] == ["refused: order-state"]
    assert dump(shop) == before


def test_what_a_customer_is_refused_because_the_order_is_past_it_is_kept_without_who_it_was(shop: DynamoDB) -> None:
    assert call("createProduct", by=ADMIN, body=product("cups", variant(CUP, 500, 20))).status == 201
    mine, guests = place(by=CUSTOMER), place()
    for placed in (mine, guests):
        assert fulfil(placed, by=ADMIN).status == 200
    before = dump(shop)
    asked = [
        act("cancelMyOrder", mine, by=CUSTOMER),
        call("cancelMyOrder", path={"orderId": guests.id}, headers={"Order-Token": guests.token}),
    ]
    assert [(answer.status, answer.problem) for answer in asked] == [(409, "order-state")] * 2
    kept = [(record["by"], record["subject"], record["after"]) for record in records_of(shop, "cancelMyOrder")]
    assert sorted(kept) == sorted(("customer", placed.id, "refused: order-state") for placed in (mine, guests))
    assert dump(shop) == before


def test_a_refund_of_an_order_that_is_not_there_is_kept(shop: DynamoDB) -> None:
    nobodys = "ord_" + "0" * 26
    before = dump(shop)
    assert call("refundOrder", path={"orderId": nobodys}, body={"reason": "goodwill"}, by=STAFF).status == 404
    (record,) = records_of(shop, "refundOrder")
    assert (record["subject"], record["after"]) == (nobodys, "refused: not-found")
    assert dump(shop) == before
