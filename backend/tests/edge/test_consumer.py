"""What starts a function when nobody asks: batches in part, order, pauses that grow, dead letters that tell why. Pure; a second."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from backend.tests.support.fakes import FakeQueues
from backend.tests.support.orders import ORDER_ID, bus_message, order_event, queue_batch, stream_record
from tradewind.contract.functions import FUNCTIONS
from tradewind.contract.types import OrderEvent
from tradewind.domain.refusal import GivenUp, Unavailable
from tradewind.edge import consumer as edge
from tradewind.edge.consumer import Change, consumer, pause_seconds, queue, schedule, stream

SECRET = "ada@example.com"
ATTEMPTS = FUNCTIONS["sendOrderMail"].attempts


@pytest.fixture(autouse=True)
def queues(monkeypatch: pytest.MonkeyPatch) -> FakeQueues:
    fake = FakeQueues()
    monkeypatch.setattr(edge.queues, "connect", lambda: fake)
    return fake


def failed(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    assert set(answer) == {"batchItemFailures"}
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def refusing(*bodies: str, error: Exception | None = None) -> tuple[list[str], edge.Handler]:
    """The handler of a queue that fails for some bodies, and what it did."""
    done: list[str] = []

    @queue("sendOrderMail")
    def handler(body: str) -> None:
        if body in bodies:
            raise error or ValueError(SECRET)
        done.append(body)

    return done, handler


def test_only_the_messages_that_failed_come_again_and_later(queues: FakeQueues, capsys: pytest.CaptureFixture[str]) -> None:
    done, handler = refusing("b")
    assert failed(handler(queue_batch("a", "b", "c"), None)) == ["m1"]
    assert done == ["a", "c"]
    ((where, receipt, pause),) = queues.postponed
    assert (where, receipt) == ("send-order-mail", "r1")
    assert 8 <= pause <= 12
    assert queues.sent == []
    printed = capsys.readouterr().out
    assert SECRET not in printed
    assert json.loads(printed)["function"] == "sendOrderMail"


def test_pauses_grow_and_reach_over_hours() -> None:
    pauses = [pause_seconds(attempt) for attempt in range(1, 9)]
    assert pauses == sorted(pauses)
    assert 6 * 3600 < sum(pauses) < 24 * 3600
    assert pause_seconds(99) < 12 * 3600


def test_the_last_attempt_ends_in_the_dead_letter_queue_and_tells_why(queues: FakeQueues, capsys: pytest.CaptureFixture[str]) -> None:
    _, handler = refusing("b")
    assert failed(handler(queue_batch("b", received=ATTEMPTS - 1), None)) == ["m0"]
    assert queues.sent == []
    assert failed(handler(queue_batch("b", received=ATTEMPTS), None)) == []
    (letter,) = queues.sent
    assert (letter.queue, letter.body) == ("send-order-mail-dead", "b")
    assert letter.attributes["Function"] == "sendOrderMail"
    assert letter.attributes["Failure"] == "ValueError"
    assert letter.attributes["Places"].startswith("test_consumer.py:")
    assert letter.attributes["Attempts"] == str(ATTEMPTS)
    assert letter.attributes["At"].endswith("Z")
    assert SECRET not in json.dumps(letter.attributes)
    assert SECRET not in capsys.readouterr().out


def test_what_is_given_up_is_not_tried_again(queues: FakeQueues) -> None:
    done, handler = refusing("b", error=GivenUp("outcome-unknown"))
    assert failed(handler(queue_batch("a", "b", "c"), None)) == []
    assert done == ["a", "c"]
    assert [(letter.body, letter.attributes["Reason"]) for letter in queues.sent] == [("b", "outcome-unknown")]


def test_a_message_is_kept_while_the_dead_letter_queue_does_not_answer(queues: FakeQueues) -> None:
    _, handler = refusing("b")
    queues.down = True
    assert failed(handler(queue_batch("a", "b", received=ATTEMPTS), None)) == ["m1"]
    assert failed(handler(queue_batch("a", "b"), None)) == ["m1"]


def test_a_consumer_gets_the_event(queues: FakeQueues) -> None:
    got: list[OrderEvent] = []
    handler = consumer("recordSales")(got.append)
    assert failed(handler(queue_batch(bus_message(order_event("OrderPaid"))), None)) == []
    assert [(event.id, event.type, event.order.id) for event in got] == [(f"{ORDER_ID}-0", "OrderPaid", ORDER_ID)]
    assert queues.sent == []


@pytest.mark.parametrize(
    "poison", ["", "[]", "not JSON", "{}", '{"detail": {}}', '{"detail": {"id": "x", "type": "OrderEaten"}}', "[" * 100_000, "\ud800"]
)
def test_what_is_no_event_is_dead_at_once_and_holds_nothing_up(queues: FakeQueues, poison: str) -> None:
    got: list[OrderEvent] = []
    good = bus_message(order_event())
    assert failed(consumer("recordSales")(got.append)(queue_batch(good, poison, good), None)) == []
    assert len(got) == 2
    (letter,) = queues.sent
    assert (letter.queue, letter.body, letter.attributes["Reason"]) == ("record-sales-dead", poison, "not-an-event")


def following(id: str, error: Exception) -> tuple[list[str], edge.Handler, list[dict[str, Any]]]:
    """The handler of a stream that fails for what holds an item of this id, what it was handed at once, and three records."""
    handed: list[str] = []

    @stream("publishOrderEvents")
    def handler(changes: Sequence[Change]) -> None:
        ids = [str(change.new["id"]) for change in changes if change.new]
        handed.append("".join(ids))
        if id in ids:
            raise error

    return handed, handler, [stream_record(i, {"id": {"S": id}}) for i, id in enumerate("abc", 1)]


def test_a_batch_of_a_stream_is_handed_over_whole() -> None:
    handed, handler, records = following("x", ValueError())
    assert failed(handler({"Records": records}, None)) == []
    assert handed == ["abc"]


def test_a_stream_stops_at_the_first_failure_to_keep_the_order(queues: FakeQueues, capsys: pytest.CaptureFixture[str]) -> None:
    handed, handler, records = following("b", ValueError(SECRET))
    assert failed(handler({"Records": records}, None)) == ["2", "3"]
    assert handed == ["abc", "a", "b"]
    assert queues.sent == queues.postponed == []
    assert SECRET not in capsys.readouterr().out


def test_while_what_a_stream_needs_does_not_answer_the_batch_is_tried_as_one(queues: FakeQueues) -> None:
    handed, handler, records = following("b", Unavailable(SECRET))
    assert failed(handler({"Records": records}, None)) == ["1", "2", "3"]
    assert handed == ["abc"]
    assert queues.sent == []


def test_a_poisoned_change_among_good_ones_is_dead_and_stops_none_of_them(queues: FakeQueues) -> None:
    handed, handler, records = following("b", GivenUp("not-an-order"))
    assert failed(handler({"Records": records}, None)) == []
    assert handed == ["abc", "a", "b", "c"]
    assert [(letter.queue, letter.attributes["Reason"]) for letter in queues.sent] == [("publish-order-events-dead", "not-an-order")]


def test_a_pointer_to_changes_that_lambda_gave_up_is_dead_and_told_apart(queues: FakeQueues) -> None:
    """As it is put into the queue where a stream's records grew too old: it names a place in the stream, and holds no change."""
    handed, handler, _ = following("b", ValueError())
    pointer = {"requestContext": {"condition": "RetryAttemptsExhausted"}, "DDBStreamBatchInfo": {"batchSize": 3}}
    assert failed(handler({"Records": [pointer]}, None)) == []
    assert (handed, [letter.attributes["Reason"] for letter in queues.sent]) == ([], ["not-a-change"])


def test_a_change_has_both_images() -> None:
    got: list[Change] = []
    old, new = {"id": {"S": "a"}, "n": {"N": "1"}}, {"id": {"S": "a"}, "n": {"N": "2"}, "ok": {"BOOL": True}}
    records = [stream_record(1, new, old), stream_record(2, None, new)]
    assert failed(stream("publishOrderEvents")(got.extend)({"Records": records}, None)) == []
    assert got == [
        Change("MODIFY", {"id": "a", "n": 1}, {"id": "a", "n": 2, "ok": True}),
        Change("REMOVE", {"id": "a", "n": 2, "ok": True}, None),
    ]


def test_a_change_that_cannot_be_read_is_dead_and_the_stream_goes_on(queues: FakeQueues) -> None:
    got: list[Change] = []
    records = [stream_record(1, {"id": {"N": "x"}}), stream_record(2, {"id": {"S": "a"}})]
    handler = stream("publishOrderEvents")(got.extend)
    assert failed(handler({"Records": records}, None)) == []
    assert len(got) == 1
    (letter,) = queues.sent
    assert letter.queue == "publish-order-events-dead"
    assert json.loads(letter.body) == records[0]
    queues.down = True
    assert failed(handler({"Records": records}, None)) == ["1", "2"]


def test_a_schedule_tells_of_a_failure_without_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    @schedule("settleDueOrders")
    def handler() -> None:
        raise ValueError(SECRET)

    with pytest.raises(RuntimeError, match="settleDueOrders failed") as raised:
        handler({}, None)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert SECRET not in capsys.readouterr().out


def test_a_schedule_that_succeeds_says_nothing() -> None:
    assert schedule("settleDueOrders")(lambda: None)({}, None) == {}
