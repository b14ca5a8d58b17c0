"""replayDeadLetter, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import json

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.fakes import FakeBus, FakeMail, FakeQueues, stand_in
from backend.tests.support.functions import function_rows, start
from backend.tests.support.letters import EVENT, LETTER_ID, letter, stream_letter, uncertain
from backend.tests.support.orders import ORDER_ID, order_document, queue_batch, stream_record
from backend.tests.support.tables import dump, records_of
from handlers import replay_dead_letter
from tradewind.contract.functions import FUNCTIONS
from tradewind.domain.refusal import GivenUp, Unavailable
from tradewind.services.shared.dead_letters import find, give_back, take
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.mails import Mails

OTHER = uncertain(id="l2")
DOCUMENT = {"id": {"S": ORDER_ID}, "document": {"S": json.dumps(order_document(timeline=("OrderPlaced",)))}}


@pytest.fixture
def lying(dynamodb: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> FakeQueues:  # noqa: ARG001
    """Two letters of one function, and one of a stream's."""
    record = stream_record(1, DOCUMENT)
    fake = FakeQueues(send_order_mail_dead=[uncertain(), OTHER], publish_order_events_dead=[stream_letter(record)])
    return stand_in(monkeypatch, replay_dead_letter.queues, fake)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> FakeBus:
    fake = FakeBus()
    monkeypatch.setattr(replay_dead_letter, "bus", fake)
    return fake


def replay(letter_id: str = LETTER_ID, by: Person | None = STAFF) -> Answer:
    return call("replayDeadLetter", by=by, path={"letterId": letter_id})


def test_it_goes_back_to_its_queue_and_leaves_the_others(dynamodb: DynamoDB, lying: FakeQueues) -> None:
    assert replay().status == 204
    assert [(sent.queue, sent.body) for sent in lying.sent] == [("send-order-mail", uncertain().body)]
    assert lying.lying["send-order-mail-dead"] == [OTHER]
    assert lying.taken == {"l1"}
    (record,) = records_of(dynamodb, "replayDeadLetter")
    assert (record["by"], record["subject"], record["after"]) == (STAFF.sub, LETTER_ID, "")
    assert json.loads(str(record["before"]))["reason"] == "mail-outcome-unknown"
    assert "ada@example.com" not in json.dumps(record)


def test_who_asks_twice_finds_nothing_and_changes_nothing(dynamodb: DynamoDB, lying: FakeQueues) -> None:
    assert [replay().status for _ in range(2)] == [204, 404]
    assert len(lying.sent) == len(records_of(dynamodb, "replayDeadLetter")) - 1 == 1
    assert [record["after"] for record in records_of(dynamodb, "replayDeadLetter")].count("refused: not-found") == 1


def test_a_mail_that_may_have_gone_out_goes_out_once_more_however_often_its_letter_comes(
    shop: DynamoDB, lying: FakeQueues, mail: FakeMail, queues: FakeQueues
) -> None:
    del queues
    assert Mails(shop).claim(EVENT.id, 1) == "claimed"
    assert replay().status == 204
    assert Mails(shop).claim(EVENT.id, 1000) == "claimed"
    Mails(shop).sent(EVENT.id)
    # The same letter once more, as after a crash between putting it back and taking it away.
    lying.lying["send-order-mail-dead"].append(uncertain())
    lying.taken.clear()
    assert replay().status == 204
    assert Mails(shop).claim(EVENT.id, 1000) == "sent"
    assert mail.sent == []


def test_what_a_stream_could_not_tell_is_told(lying: FakeQueues, told: FakeBus) -> None:
    assert replay("publishOrderEvents.l1").status == 204
    assert [event.type for event in told.events] == ["OrderPlaced"]
    assert lying.lying["publish-order-events-dead"] == []


def test_every_stream_has_somebody_who_follows_it() -> None:
    assert replay_dead_letter.followers.keys() == {name for name, row in function_rows().items() if "stream" in row["trigger"]}


@pytest.mark.parametrize(
    ("body", "failing"), [("", GivenUp("refused-by-bus")), ("nonsense", None), ("{}", None)], ids=["refused", "no JSON", "no change"]
)
def test_what_fails_again_is_kept_and_says_so(lying: FakeQueues, told: FakeBus, body: str, failing: Exception | None) -> None:
    told.failing = failing
    if body:
        lying.lying["publish-order-events-dead"] = [letter(body)]
    answer = replay("publishOrderEvents.l1")
    assert (answer.status, answer.problem) == (409, "replay-failed")
    assert len(lying.lying["publish-order-events-dead"]) == 1
    assert lying.taken == set()


def test_while_the_bus_does_not_answer_the_letter_is_kept(lying: FakeQueues, told: FakeBus) -> None:
    told.failing = Unavailable()
    assert replay("publishOrderEvents.l1").status == 503
    assert len(lying.lying["publish-order-events-dead"]) == 1
    assert lying.taken == set()


def test_while_the_queues_do_not_answer_nothing_is_lost(dynamodb: DynamoDB, lying: FakeQueues) -> None:
    lying.down = True
    before = dump(dynamodb)
    assert replay().status == 503
    assert (dump(dynamodb), lying.sent, len(lying.lying["send-order-mail-dead"])) == (before, [], 2)


def test_a_letter_that_somebody_looks_at_is_waited_for(lying: FakeQueues, monkeypatch: pytest.MonkeyPatch) -> None:
    function = FUNCTIONS["sendOrderMail"]
    looked_at = take(lying, function)
    looks = 0
    waiting = lying.waiting

    def wait(queue: str) -> object:
        nonlocal looks
        looks += 1
        found = waiting(queue)
        if looks == 2:
            give_back(lying, looked_at)
        return found

    monkeypatch.setattr(lying, "waiting", wait)
    found = find(lying, LETTER_ID)
    assert found is not None
    assert (found.id, looks) == (LETTER_ID, 3)
    assert lying.taken == {"l1"}


@pytest.mark.parametrize("letter_id", ["sendOrderMail.l9", "settleDueOrders.l1", "nobody.l1"])
def test_what_is_not_there_is_not_found(lying: FakeQueues, letter_id: str) -> None:
    answer = replay(letter_id)
    assert (answer.status, answer.problem, lying.sent, lying.taken) == (404, "not-found", [], set())


def test_only_staff_may(dynamodb: DynamoDB, lying: FakeQueues) -> None:
    before = dump(dynamodb)
    assert [replay(by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert (dump(dynamodb), lying.sent, lying.taken) == (before, [], set())


def test_what_fails_in_its_function_again_comes_back_with_its_reason(lying: FakeQueues, queues: FakeQueues, mail: FakeMail) -> None:
    mail.failures.append(AssertionError("no mail is to be sent"))
    lying.lying["send-order-mail-dead"] = [letter("nonsense")]
    assert replay().status == 204
    assert start("sendOrderMail", queue_batch(lying.sent[0].body)) == []
    assert [(sent.queue, sent.attributes["Reason"]) for sent in queues.sent] == [("send-order-mail-dead", "not-an-event")]
