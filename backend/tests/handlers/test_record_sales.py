"""What was paid and refunded is added to the day's sales, once per event. Dynoxide; two seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.events import STAFF, call
from backend.tests.support.fakes import FakeQueues
from backend.tests.support.functions import start, tell
from backend.tests.support.orders import AT, bus_message, money, order_document, order_event, order_line, queue_batch
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB, Unavailable, connect

pytestmark = pytest.mark.usefixtures("shop")

PAID = order_event("OrderPaid", order_document(order_line(quantity=2), timeline=("OrderPlaced", "OrderPaid")), index=1)
REFUND = {"id": "rfd_1", "at": AT, "amount": money(500), "state": "issued", "reason": "returned"}
REFUNDED = order_event(
    "RefundIssued",
    order_document(order_line(quantity=2), timeline=("OrderPlaced", "OrderPaid", "RefundIssued"), refunds=[REFUND]),
    index=2,
    subject="rfd_1",
)


def sales(day: str = "2026-03-01") -> list[tuple[int, int, int]]:
    answer = call("listSales", by=STAFF, query={"from": day, "to": day})
    return [(row["orders"], row["revenue"]["amount"], row["refunded"]["amount"]) for row in answer.body["items"]]


def test_a_sale_and_a_refund_are_counted() -> None:
    assert tell("recordSales", PAID, REFUNDED) == []
    assert sales() == [(1, 2890, 500)]


def test_what_comes_again_is_not_counted_again(shop: DynamoDB) -> None:
    assert tell("recordSales", PAID, PAID) == []
    before = dump(shop)
    assert tell("recordSales", PAID, REFUNDED, received=3) == []
    assert tell("recordSales", REFUNDED) == []
    assert sales() == [(1, 2890, 500)]
    assert dump(shop) != before


@pytest.mark.usefixtures("queues")
def test_one_that_dies_midway_leaves_all_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer to the write is lost: it took place, and the function does not know."""
    through, lost = connect().call, [True]

    def call_and_lose(action: str, *rest: object) -> object:
        answer = through(action, *rest)  # type: ignore[arg-type]
        if action == "TransactWriteItems" and lost:
            lost.pop()
            raise Unavailable("TimeoutError")
        return answer

    monkeypatch.setattr(connect(), "call", call_and_lose)
    assert tell("recordSales", PAID) == ["m0"]
    assert tell("recordSales", PAID, received=2) == []
    assert sales() == [(1, 2890, 0)]


def test_a_poisoned_event_among_good_ones_stops_none_of_them(queues: FakeQueues) -> None:
    no_such_refund = order_event("RefundIssued", order_document(timeline=("OrderPlaced", "OrderPaid")), index=3, subject="rfd_9")
    batch = queue_batch(bus_message(no_such_refund), "poison", bus_message(PAID))
    assert start("recordSales", batch) == []
    assert sales() == [(1, 2890, 0)]
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["no-such-refund", "not-an-event"]
    assert {letter.queue for letter in queues.sent} == {"record-sales-dead"}


def test_while_the_table_is_throttled_events_wait(monkeypatch: pytest.MonkeyPatch, queues: FakeQueues) -> None:
    with monkeypatch.context() as patch:

        def throttled(*_: object) -> None:
            raise Unavailable("ThrottlingException")

        patch.setattr(connect(), "call", throttled)
        assert tell("recordSales", PAID) == ["m0"]
        assert tell("recordSales", PAID, received=6) == []
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["ThrottlingException"]
    assert [pause for _, _, pause in queues.postponed] == [pytest.approx(10, abs=2)]
    assert sales() == []
