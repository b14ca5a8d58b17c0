"""The bus, the queues and the mail as AWS's own library speaks to them: on MiniStack, and where a service fails. Some 5 s."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError

from backend.tests.support.orders import ORDER_ID, order_document, order_event
from local import emulators
from local.emulators import free_port
from local.functions.plumbing import ensure_plumbing
from tests.support.emulators import running
from tradewind.domain.refusal import GivenUp, Unavailable
from tradewind.gateways.bus import EventBridge
from tradewind.gateways.mail import Mail, MailRefused, MailUncertain, SesMail
from tradewind.gateways.queue import Message, SqsQueues

PREFIX = "tradewind-gateways-"
SENDER = "shop@example.com"
MAIL = Mail(SENDER, "ada@example.com", "Subject", "Text", "<p>HTML</p>")


@pytest.fixture(scope="module")
def options() -> Iterator[dict[str, str]]:
    with running(emulators.ministack(free_port(), ["events", "s3", "ses", "sqs"])) as emulator:
        for _ in range(2):
            ensure_plumbing(emulator.url, SENDER, PREFIX)
        keys = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
        yield {"endpoint_url": emulator.url, "region_name": "eu-central-1", **keys}


def test_an_event_reaches_those_who_asked_for_it(options: dict[str, str]) -> None:
    queues = SqsQueues(PREFIX, **options)
    EventBridge(PREFIX + "events", **options).publish([order_event("OrderPaid", index=i) for i in range(12)])
    EventBridge(PREFIX + "events", **options).publish([order_event("OrderDelivered", index=12)])
    assert queues.waiting("record-sales").ready == 12
    assert queues.waiting("queue-webhooks").ready == 13
    (letter, *_) = queues.receive("record-sales", most=1)
    assert json.loads(letter.body)["detail"]["order"]["id"] == ORDER_ID
    assert letter.received == 1
    assert queues.waiting("record-sales") == (11, 1)
    queues.postpone("record-sales", letter.receipt, 0)
    assert queues.waiting("record-sales").ready == 12


def test_messages_are_put_together_each_with_its_delay(options: dict[str, str]) -> None:
    queues = SqsQueues(PREFIX, **options)
    queues.send_all("simulated-webhooks", [*(Message(f"now {i}") for i in range(12)), Message("later", 60)])
    assert queues.waiting("simulated-webhooks") == (12, 1)
    assert {letter.body for letter in queues.receive("simulated-webhooks")} < {f"now {i}" for i in range(12)}


def test_large_events_are_told_in_several_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    large = order_event("OrderPaid", order_document(number="n" * 100_000))
    bus = EventBridge("events")
    monkeypatch.setattr(bus, "_made", client := Client({"Entries": []}))
    bus.publish([large] * 5)
    assert client.calls == 3


def test_a_message_that_was_not_put_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    queues = SqsQueues(PREFIX)
    monkeypatch.setattr(queues, "_made", Client({"QueueUrl": "", "Failed": [{"Id": "0"}]}))
    with pytest.raises(Unavailable):
        queues.send_all("simulated-webhooks", [Message("body")])


def test_a_message_carries_its_attributes_and_leaves_when_it_is_deleted(options: dict[str, str]) -> None:
    queues = SqsQueues(PREFIX, **options)
    queues.send("record-sales-dead", "body", attributes={"Reason": "no-such-refund"})
    (letter,) = queues.receive("record-sales-dead")
    assert (letter.body, letter.attributes) == ("body", {"Reason": "no-such-refund"})
    queues.delete("record-sales-dead", [letter.receipt])
    assert queues.waiting("record-sales-dead") == (0, 0)


def test_what_was_looked_at_and_given_back_is_there_at_once(options: dict[str, str]) -> None:
    queues = SqsQueues(PREFIX, **options)
    for i in range(12):
        queues.send("watch-stock-dead", f"body {i}")
    taken = [letter for _ in range(2) for letter in queues.receive("watch-stock-dead")]
    assert (len(taken), queues.receive("watch-stock-dead")) == (12, [])
    queues.give_back("watch-stock-dead", [letter.receipt for letter in taken])
    assert queues.waiting("watch-stock-dead") == (12, 0)


def test_a_mail_is_taken_from_the_shop_and_from_nobody_else(options: dict[str, str]) -> None:
    SesMail(**options).send(MAIL)
    with pytest.raises(MailRefused) as raised:
        SesMail(**options).send(MAIL._replace(sender="somebody@example.org"))
    assert raised.value.code == "MessageRejected"


def test_a_queue_that_is_not_there_or_does_not_answer_is_unavailable(options: dict[str, str]) -> None:
    with pytest.raises(Unavailable):
        SqsQueues(PREFIX, **options).send("no-such-queue", "body")
    assert SqsQueues(PREFIX, **options).waiting("no-such-queue") == (0, 0)
    with pytest.raises(Unavailable):
        EventBridge(PREFIX + "events", **{**options, "endpoint_url": "http://127.0.0.1:9"}).publish([order_event()])


class Client:
    """Of AWS's library, a client that fails or answers as it is told."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.calls = 0

    def _call(self, **_request: Any) -> Any:
        self.calls += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    put_events = send_email = get_queue_url = send_message_batch = _call


def refusal(code: str, status: int) -> ClientError:
    return ClientError({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, "Call")


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        ({"FailedEntryCount": 1, "Entries": [{"EventId": "1"}, {"ErrorCode": "ThrottlingException"}]}, Unavailable),
        ({"FailedEntryCount": 1, "Entries": [{"ErrorCode": "InternalFailure"}, {"EventId": "2"}]}, Unavailable),
        ({"FailedEntryCount": 1, "Entries": [{"ErrorCode": "MalformedDetail"}, {"EventId": "2"}]}, GivenUp),
        (refusal("ValidationException", 400), GivenUp),
        (refusal("AccessDeniedException", 400), Unavailable),
        (refusal("ResourceNotFoundException", 400), Unavailable),
        (ReadTimeoutError(endpoint_url=""), Unavailable),
    ],
)
def test_an_event_that_the_bus_did_not_take_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch, answer: Any, failure: type[Exception]
) -> None:
    bus = EventBridge("events")
    monkeypatch.setattr(bus, "_made", Client(answer))
    with pytest.raises(failure):
        bus.publish([order_event(), order_event(index=1)])


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (refusal("MessageRejected", 400), MailRefused),
        (refusal("TooManyRequestsException", 429), MailRefused),
        (refusal("ServiceUnavailable", 503), MailRefused),
        (ConnectTimeoutError(endpoint_url=""), MailRefused),
        (EndpointConnectionError(endpoint_url=""), MailRefused),
        (refusal("InternalFailure", 500), MailUncertain),
        (ReadTimeoutError(endpoint_url=""), MailUncertain),
    ],
)
def test_of_a_mail_that_failed_it_is_known_whether_it_may_be_sent_again(
    monkeypatch: pytest.MonkeyPatch, answer: Any, failure: type[Exception]
) -> None:
    mail = SesMail()
    monkeypatch.setattr(mail, "_made", client := Client(answer))
    with pytest.raises(failure):
        mail.send(MAIL)
    assert client.calls == 1


def test_a_mail_that_gets_no_answer_is_sent_once(options: dict[str, str]) -> None:
    """The library itself does not try again."""
    mail = SesMail(**options)
    mail.send(MAIL)
    assert mail._made.meta.config.retries["total_max_attempts"] == 1  # noqa: SLF001
