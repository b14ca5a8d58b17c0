"""Bad input of every kind, sent to every operation that takes it: a 4xx problem that names the field, and no table changed.

Which values each field refuses is proven in edge/test_validation.py; here it is that every operation asks. Dynoxide; three seconds.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.contract import contract, resolve, rows
from backend.tests.support.customers import address, cart
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, Event, api_event, call, send
from backend.tests.support.fakes import FakeMail, FakeQueues, stand_in
from backend.tests.support.tables import dump
from backend.tests.support.tokens import id_token
from backend.tests.support.user_pool import FakeUserPool
from tradewind.contract.operations import OPERATIONS
from tradewind.contract.types import Address, SavedAddress
from tradewind.domain.address_book import AddressBook
from tradewind.domain.identifiers import order_id
from tradewind.gateways.queue import connect as connect_queues
from tradewind.stores.customers import Customers
from tradewind.stores.dynamodb import DynamoDB

GOOD: dict[str, dict[str, Any]] = {
    "createProduct": {"by": STAFF, "body": product("new", variant("NEW", Size="S"), images=[])},
    "updateProduct": {
        "by": STAFF,
        "path": {"product": "mug"},
        "headers": {"If-Match": '"1"'},
        "body": product("mug", variant("MUG"), name="Changed"),
    },
    "adjustStock": {"by": STAFF, "path": {"sku": "MUG"}, "body": {"quantity": 1, "reason": "received"}},
    "countStock": {"by": STAFF, "path": {"sku": "MUG"}, "body": {"counted": 5, "note": "Shelf 3"}},
    "setStockThreshold": {"by": STAFF, "path": {"sku": "MUG"}, "body": {"threshold": 5}},
    "importProducts": {"by": STAFF, "body": {"dryRun": False, "items": [product("other", variant("OTHER"))]}},
    "importStock": {"by": STAFF, "body": {"dryRun": False, "file": "0f" * 32, "items": [{"sku": "MUG", "onHand": 40, "threshold": 4}]}},
    "createCategory": {
        "by": STAFF,
        "headers": {"If-Match": '"0"'},
        "body": {"slug": "cups", "name": "Cups", "description": "To drink from.", "parent": "kitchen"},
    },
    "updateCategory": {
        "by": STAFF,
        "path": {"category": "kitchen"},
        "headers": {"If-Match": '"1"'},
        "body": {"name": "Kitchen", "description": "All of it."},
    },
    "arrangeCategories": {
        "by": STAFF,
        "headers": {"If-Match": '"2"'},
        "body": {"items": [{"slug": "cups", "parent": "clothing"}, {"slug": "kitchen"}, {"slug": "clothing"}]},
    },
    "quoteCart": {"body": {"lines": [{"sku": "MUG", "quantity": 1}]}},
    "requestOrderLink": {"body": {"number": "7F3K9-Q2MXT", "email": "ada@example.com"}},
    "createOrder": {"body": order(("MUG", 1), total=1690)},
    "fulfilOrder": {
        "by": STAFF,
        "path": {"orderId": order_id("an-order-to-be-sent")},
        "body": {"carrier": "Example Post", "trackingNumber": "EX1", "lines": [{"line": 0, "quantity": 1}]},
    },
    "cancelOrder": {"by": STAFF, "path": {"orderId": order_id("an-order-to-cancel")}, "body": {"note": "No longer wanted"}},
    "refundOrder": {
        "by": STAFF,
        "path": {"orderId": order_id("an-order-to-refund")},
        "body": {"reason": "goodwill", "amount": {"amount": 100, "currency": "EUR"}, "note": "Sorry"},
    },
    "addOrderNote": {"by": STAFF, "path": {"orderId": order_id("an-order-to-refund")}, "body": {"text": "Asked by phone"}},
    "resendOrderMail": {"by": STAFF, "path": {"orderId": order_id("an-order-to-refund")}, "body": {"entry": 1}},
    "completePayment": {
        "by": CUSTOMER,
        "path": {"orderId": order_id("an-order-to-be-paid")},
        "body": {"challengeToken": "sim_passed_1"},
    },
    "createImageUpload": {"by": STAFF, "body": {"name": "mug.jpg", "contentType": "image/jpeg", "size": 48213}},
    "createWebhook": {"by": STAFF, "body": {"url": "https://93.184.215.14/hooks", "events": ["OrderPaid", "OrderCancelled"]}},
    "invitePerson": {"by": ADMIN, "body": {"email": "nina@example.com", "role": "staff"}},
    "changePersonRole": {
        "by": ADMIN,
        "path": {"personId": STAFF.sub},
        "headers": {"If-Match": '"1"'},
        "body": {"role": "admin"},
    },
    "updateProfile": {"by": CUSTOMER, "body": {"name": "Ada", "phone": "+49 30 1234567"}},
    "createAddress": {"by": CUSTOMER, "body": {"address": address(), "isDefault": True}},
    "updateAddress": {
        "by": CUSTOMER,
        "path": {"addressId": "adr_known"},
        "body": {"address": address("Moved Street 9"), "isDefault": True},
    },
    "replaceCart": {"by": CUSTOMER, "body": cart(MUG=1)},
    "mergeCart": {"by": CUSTOMER, "body": cart(MUG=1)},
}
KEYS = {
    "an-order-to-be-sent": "succeed",
    "an-order-to-cancel": "succeed",
    "an-order-to-refund": "succeed",
    "an-order-to-be-paid": "challenge",
}
ROLES = [id for id, operation in OPERATIONS.items() if operation.access not in ("public", "identified", "customer")]


@pytest.fixture(autouse=True)
def mug(shop: DynamoDB, pool: FakeUserPool, monkeypatch: pytest.MonkeyPatch) -> DynamoDB:
    del pool
    stand_in(monkeypatch, connect_queues(), FakeQueues())
    assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 10))).status == 201
    for key, pay in KEYS.items():
        placed = call("createOrder", body=order(("MUG", 1), total=1690, pay=pay), headers={"Idempotency-Key": key}, by=CUSTOMER)
        assert placed.status in (201, 202)
    known = AddressBook((SavedAddress(id="adr_known", is_default=True, address=msgspec.convert(address(), Address)),))
    assert Customers(shop).put(CUSTOMER.sub, "addresses", known, 0)
    return shop


def refused(db: DynamoDB, operation_id: str, **changes: Any) -> Answer:
    """The answer to a request of which one part is bad; all else is as it should be, and nothing may change."""
    before = dump(db)
    answer = call(operation_id, **{**GOOD.get(operation_id, {}), **changes})
    assert 400 <= answer.status < 500, f"{operation_id} answers {answer.status}"
    assert dump(db) == before
    return answer


def test_every_operation_with_a_body_is_here_and_takes_what_is_good(mail: FakeMail) -> None:
    assert GOOD.keys() == {id for id, row in rows().items() if row["body"]}
    for operation_id, request in GOOD.items():
        assert call(operation_id, **request).status in (200, 201, 202)
    assert len(mail.sent) == 1


@pytest.mark.parametrize("operation_id", GOOD)
@pytest.mark.parametrize(
    ("body", "status", "kind", "pointers"),
    [
        pytest.param("{", 400, "malformed-request", [""], id="malformed"),
        pytest.param('{"a": NaN}', 400, "malformed-request", [""], id="no JSON number"),
        pytest.param("null", 400, "malformed-request", [""], id="null"),
        pytest.param("[]", 400, "malformed-request", [""], id="a list"),
        pytest.param('"\ud800"', 400, "malformed-request", [""], id="half a character"),
        pytest.param("[" * 4000, 400, "malformed-request", [""], id="nested and cut off"),
        pytest.param('{"x":' + "[" * 1900 + "]" * 1900 + "}", 400, "malformed-request", None, id="nested in an unknown field"),
        pytest.param("x" * 1_000_000, 413, "too-large", [], id="a megabyte"),
        pytest.param('{"x":"' + "x" * 1_000_000 + '"}', 413, "too-large", [], id="a megabyte of JSON"),
    ],
)
def test_a_bad_body_changes_nothing(
    shop: DynamoDB, operation_id: str, body: str, status: int, kind: str, pointers: list[str] | None
) -> None:
    answer = refused(shop, operation_id, body=body)
    assert (answer.status, answer.problem) == (status, kind)
    assert pointers is None or answer.pointers == pointers


@pytest.mark.parametrize("operation_id", GOOD)
@pytest.mark.parametrize("media", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_body_of_another_type_changes_nothing(shop: DynamoDB, operation_id: str, media: str | None) -> None:
    headers = {**GOOD[operation_id].get("headers", {}), "Content-Type": media}
    answer = refused(shop, operation_id, headers=headers)
    assert (answer.status, answer.problem) == (415, "unsupported-media-type")


@pytest.mark.parametrize("operation_id", GOOD)
def test_an_unknown_field_changes_nothing(shop: DynamoDB, operation_id: str) -> None:
    answer = refused(shop, operation_id, body={**GOOD[operation_id]["body"], "total": 1})
    assert (answer.status, answer.pointers) == (400, ["/total"])


@pytest.mark.parametrize("operation_id", GOOD)
def test_a_missing_field_changes_nothing(shop: DynamoDB, operation_id: str) -> None:
    required = contract()["components"]["schemas"][rows()[operation_id]["body"]].get("required", [])
    for name in required:
        answer = refused(shop, operation_id, body={k: v for k, v in GOOD[operation_id]["body"].items() if k != name})
        assert (answer.status, answer.pointers) == (400, [f"/{name}"])


def bad_leaves(value: Any, schema: dict[str, Any], pointer: str) -> list[tuple[str, Any]]:
    """For each integer of a body, and each string, values that its schema refuses, by where they go."""
    schema = resolve(contract(), schema)
    if isinstance(value, dict):
        inner = schema.get("properties", {})
        return [leaf for name, each in value.items() if name in inner for leaf in bad_leaves(each, inner[name], f"{pointer}/{name}")]
    if isinstance(value, list):
        return [leaf for i, each in enumerate(value) for leaf in bad_leaves(each, schema["items"], f"{pointer}/{i}")]
    if schema.get("type") == "integer":
        return [(pointer, bad) for bad in (1.5, 1.0, "1", None, True, schema["minimum"] - 1, schema["maximum"] + 1, 10**25)]
    return [(pointer, bad) for bad in (None, 7, ["x"], f"{value}\x00", f"{value}\r\n", "x" * (schema.get("maxLength", 100) + 1))]


def with_value(body: Any, pointer: str, value: Any) -> Any:
    if pointer == "":
        return value
    name, _, rest = pointer[1:].partition("/")
    inner = rest and f"/{rest}"
    if isinstance(body, list):
        return [with_value(each, inner, value) if i == int(name) else each for i, each in enumerate(body)]
    return {**body, name: with_value(body[name], inner, value)}


@pytest.mark.parametrize("operation_id", GOOD)
def test_a_bad_value_in_any_field_is_named_and_changes_nothing(shop: DynamoDB, operation_id: str) -> None:
    schema = contract()["components"]["schemas"][rows()[operation_id]["body"]]
    leaves = bad_leaves(GOOD[operation_id]["body"], schema, "")
    assert len(leaves) > 5
    before = dump(shop)
    for pointer, value in leaves:
        answer = call(operation_id, **{**GOOD[operation_id], "body": with_value(GOOD[operation_id]["body"], pointer, value)})
        assert (answer.status, answer.pointers) == (400, [pointer]), (pointer, value)
    assert dump(shop) == before


@pytest.mark.parametrize("operation_id", ["createOrder", "adjustStock", "fulfilOrder", "refundOrder", "addOrderNote", "resendOrderMail"])
@pytest.mark.parametrize("key", [None, "", "short", "x" * 129, "0123456789 abcdef", "0123456789abcdef\n", "0123456789abcdéf"])
def test_a_bad_key_changes_nothing(shop: DynamoDB, operation_id: str, key: str | None) -> None:
    answer = refused(shop, operation_id, headers={"Idempotency-Key": key})
    assert (answer.status, answer.pointers) == (400, ["/header/Idempotency-Key"])


@pytest.mark.parametrize("operation_id", ROLES)
def test_a_role_is_asked_for_before_anything_else(shop: DynamoDB, operation_id: str) -> None:
    # Everybody who signed in is a customer.
    not_enough = {"customer": [], "staff": [(CUSTOMER, 403)], "admin": [(CUSTOMER, 403), (STAFF, 403)]}[OPERATIONS[operation_id].access]
    for by, status in ((None, 401), *not_enough):
        for body in ("{", "x" * 1_000_000, GOOD.get(operation_id, {}).get("body")):
            path = GOOD.get(operation_id, {}).get("path") or {"product": "mug"}
            assert refused(shop, operation_id, by=by, body=body, path=path).status == status


@pytest.mark.parametrize("operation_id", [id for id, operation in OPERATIONS.items() if operation.access == "identified"])
@pytest.mark.parametrize("token", ["", "nonsense", "a.b.c", id_token(exp=1), id_token(kid="another key"), id_token(aud="other")])
def test_a_bad_token_changes_nothing(shop: DynamoDB, operation_id: str, token: str) -> None:
    path = {"product": "mug", "orderId": order_id("an-order-to-be-paid")}
    answer = refused(shop, operation_id, headers={"Authorization": f"Bearer {token}"}, path=path)
    assert (answer.status, answer.problem) == (401, "unauthorized")


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_an_event_of_nothing_but_nulls_is_answered(shop: DynamoDB, operation_id: str) -> None:
    """API Gateway sends null for what a request does not have."""
    before = dump(shop)
    event: Event = api_event(operation_id, by=ADMIN)
    nothing = dict.fromkeys(("headers", "multiValueHeaders", "pathParameters", "body"))
    answer = send(operation_id, json.loads(json.dumps({**event, **nothing})))
    assert answer.status < 500
    assert dump(shop) == before
