"""The orders' stream becomes events on the bus: all that was committed, in order, at least once. Dynoxide for some; two seconds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.tests.support.fakes import FakeBus, FakeQueues
from backend.tests.support.functions import start
from backend.tests.support.orders import ORDER_ID, order_document, stream_record
from tradewind.domain.refusal import GivenUp, Unavailable


def image(*timeline: str, order_id: str = ORDER_ID) -> dict[str, Any]:
    return {"id": {"S": order_id}, "document": {"S": json.dumps(order_document(timeline=timeline, id=order_id))}}


def records(*changes: tuple[dict[str, Any] | None, dict[str, Any] | None]) -> dict[str, Any]:
    return {"Records": [stream_record(i, new, old) for i, (old, new) in enumerate(changes, 1)]}


PLACED = image("OrderPlaced")
PAID = image("OrderPlaced", "OrderPaid")
SENT = image("OrderPlaced", "OrderPaid", "OrderFulfilled")


def test_each_transition_is_told_in_order(bus: FakeBus) -> None:
    assert start("publishOrderEvents", records((None, PLACED), (PLACED, PAID), (PAID, PAID), (PAID, SENT))) == []
    assert [(event.id, event.type) for event in bus.events] == [
        (f"{ORDER_ID}-0", "OrderPlaced"),
        (f"{ORDER_ID}-1", "OrderPaid"),
        (f"{ORDER_ID}-2", "OrderFulfilled"),
    ]


def test_an_order_that_is_deleted_tells_nothing(bus: FakeBus) -> None:
    assert start("publishOrderEvents", records((PAID, None))) == []
    assert bus.events == []


def test_while_the_bus_fails_nothing_is_passed_over(bus: FakeBus) -> None:
    bus.failing, bus.taken = Unavailable(), 1
    batch = records((None, PAID), (PAID, SENT))
    assert start("publishOrderEvents", batch) == ["1", "2"]
    bus.failing = None
    assert start("publishOrderEvents", batch) == []
    # One came twice, none is missing, and their ids say which is which.
    assert [event.id.removeprefix(ORDER_ID) for event in bus.events] == ["-0", "-0", "-1", "-2"]


@pytest.mark.parametrize("document", [None, "", "{}", "[]", '{"timeline": 1}', "[" * 100_000])
def test_what_is_no_order_is_dead_and_holds_nothing_up(bus: FakeBus, queues: FakeQueues, document: str | None) -> None:
    poison = {"id": {"S": "ord_x"}, **({} if document is None else {"document": {"S": document}})}
    assert start("publishOrderEvents", records((None, PLACED), (None, poison), (PLACED, PAID))) == []
    assert [event.type for event in bus.events] == ["OrderPlaced", "OrderPaid"]
    (letter,) = queues.sent
    assert (letter.queue, letter.attributes["Reason"]) == ("publish-order-events-dead", "not-an-order")


def test_what_the_bus_will_never_take_is_dead(bus: FakeBus, queues: FakeQueues) -> None:
    bus.failing = GivenUp("refused-by-bus")
    assert start("publishOrderEvents", records((None, PLACED))) == []
    assert [letter.attributes["Reason"] for letter in queues.sent] == ["refused-by-bus"]
