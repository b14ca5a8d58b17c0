"""Orders for the tests of what happens to them afterwards: placed by the operations themselves."""

from __future__ import annotations

from typing import Any, NamedTuple

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import STAFF, Answer, Person, call
from backend.tests.support.tables import items_of
from tradewind.stores.dynamodb import DynamoDB

MUG, CUP = "MUG", "CUP"
TOTAL = 2 * 1200 + 3 * 500 + 490


class Placed(NamedTuple):
    """`order` is as it was answered when it was placed."""

    id: str
    token: str
    order: dict[str, Any]


def stock_up(mugs: int = 10, cups: int = 10) -> None:
    for slug, sku, amount, pieces in (("mug", MUG, 1200, mugs), ("cup", CUP, 500, cups)):
        assert call("createProduct", by=STAFF, body=product(slug, variant(sku, amount, pieces))).status == 201


def place(pay: str = "succeed", by: Person | None = None, **changes: Any) -> Placed:
    """Two mugs and three cups, by a guest unless somebody is named; `pay` must lead to an order."""
    answer = call("createOrder", body=order((MUG, 2), (CUP, 3), total=TOTAL, pay=pay, **changes), by=by)
    assert answer.status in (201, 202), answer.text
    return Placed(answer.body["order"]["id"], answer.body["orderToken"], answer.body["order"])


def act(operation_id: str, placed: Placed, body: Any = None, by: Person = STAFF, **request: Any) -> Answer:
    return call(operation_id, path={"orderId": placed.id}, body=body, by=by, **request)


def fulfil(placed: Placed, *lines: tuple[int, int], **request: Any) -> Answer:
    wanted = {"lines": [{"line": line, "quantity": quantity} for line, quantity in lines]} if lines else {}
    return act("fulfilOrder", placed, {"carrier": "Example Post", **wanted}, **request)


def refund(placed: Placed, *lines: tuple[int, int], amount: int | None = None, **request: Any) -> Answer:
    wanted: dict[str, Any] = {"lines": [{"line": line, "quantity": quantity} for line, quantity in lines]} if lines else {}
    if amount is not None:
        wanted["amount"] = {"amount": amount, "currency": "EUR"}
    return act("refundOrder", placed, {"reason": "returned", **wanted}, **request)


def stored(db: DynamoDB, placed: Placed) -> dict[str, Any]:
    """The order's item."""
    (item,) = [each for each in items_of(db, "orders") if each["id"] == placed.id]
    return item


def events(answer: Answer | dict[str, Any]) -> list[str]:
    body = answer.body if isinstance(answer, Answer) else answer
    return [entry["event"] for entry in body["timeline"]]


def taken(db: DynamoDB) -> tuple[int, int]:
    """What the provider took and gave back, of all payments."""
    ledger = [item for item in items_of(db, "simulated-payments") if "captured" in item]
    return sum(int(item["captured"]) for item in ledger), sum(int(item["refunded"]) for item in ledger)


def pieces(db: DynamoDB) -> dict[str, tuple[int, int, int]]:
    """By SKU: available, reserved, sold."""
    return {
        str(item["sku"]): (int(item["available"]), int(item["reserved"]), int(item.get("sold", 0)))
        for item in items_of(db, "stock")
        if item["entry"] == "stock"
    }
