"""deliverWebhook, by the messages of its queue, to a fake sender and to a receiver on loopback; and through failures of every part.

Dynoxide; some five seconds.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.tests.support.clock import FakeClock
from backend.tests.support.fakes import FakeQueues
from backend.tests.support.orders import order_event, queue_batch
from backend.tests.support.receiver import receiving
from backend.tests.support.tables import Watch, dump, items_of
from backend.tests.support.webhooks import QUEUE, RECORD, SECRET, FakeSender, subscribe
from handlers import deliver_webhook
from ops.generate import read_functions
from tradewind.contract.types import WebhookDelivery
from tradewind.domain.refusal import GivenUp, Unavailable
from tradewind.domain.webhooks import ATTEMPTS, Delivery
from tradewind.edge import consumer
from tradewind.gateways.webhook_sender import Outcome
from tradewind.services.queue_webhooks import queue_webhooks
from tradewind.stores.dynamodb import DynamoDB, connect
from tradewind.stores.webhooks import Webhooks

DEAD = "webhook-deliveries-dead"
DOWN = Outcome(7, 500, "down")


class Stage:
    """The function with fakes around it, a subscription, and a delivery to it whose first message is not taken yet."""

    def __init__(self, shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, url: str = "https://hooks.example.com/") -> None:
        self.queues, self.clock, self.sender = FakeQueues(), FakeClock(), FakeSender()
        self.webhooks, self.webhook = Webhooks(shop), subscribe(shop, url=url)
        monkeypatch.setattr(consumer.queues, "connect", lambda: self.queues)
        monkeypatch.setattr(deliver_webhook, "queues", self.queues)
        monkeypatch.setattr(deliver_webhook, "clock", self.clock)
        queue_webhooks(self.webhooks, self.queues, self.clock, order_event())

    def take(self) -> dict[str, Any]:
        """The oldest message of the queue, taken when it is due."""
        sent = next(sent for sent in self.queues.sent if sent.queue == QUEUE)
        self.queues.sent.remove(sent)
        self.clock.now = max(self.clock.now, json.loads(sent.body)["notBefore"] if "notBefore" in sent.body else 0)
        return deliver_webhook.handler(queue_batch(sent.body), None)

    def log(self) -> WebhookDelivery:
        (delivery,) = self.webhooks.deliveries(self.webhook.id, 9, None).deliveries
        return delivery


@pytest.fixture
def stage(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> Stage:
    stage = Stage(shop, monkeypatch)
    monkeypatch.setattr(deliver_webhook, "sender", stage.sender)
    return stage


def test_it_is_sent_signed_over_http(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    with receiving() as receiver:
        stage = Stage(shop, monkeypatch, receiver.url)
        assert stage.take() == {"batchItemFailures": []}
    (got,) = receiver.got
    event = order_event()
    assert msgspec.json.decode(got.body, type=type(event)) == event
    assert (got.headers["Tradewind-Event-Id"], got.headers["Tradewind-Event-Type"]) == (event.id, "OrderPaid")
    assert got.headers["Content-Type"] == "application/json"
    seconds, signature = (part.partition("=")[2] for part in got.headers["Tradewind-Signature"].split(","))
    assert seconds == str(int(stage.clock.now))
    assert signature == hmac.new(SECRET.encode(), f"{seconds}.".encode() + got.body, hashlib.sha256).hexdigest()
    log = stage.log()
    assert (log.state, log.payload) == ("delivered", got.body.decode())
    (attempt,) = log.attempts
    assert (attempt.ok, attempt.status, attempt.answer) == (True, 200, "thanks")
    assert isinstance(attempt.milliseconds, int)
    assert stage.queues.sent == []


@pytest.mark.parametrize(("status", "ok"), [(200, True), (204, True), (299, True), (199, False), (301, False), (404, False), (500, False)])
def test_what_counts_as_taken(stage: Stage, status: int, ok: bool) -> None:
    stage.sender.outcomes = [Outcome(7, status)]
    stage.take()
    assert (stage.log().state, stage.log().attempts[0].ok) == ("delivered" if ok else "pending", ok)


def test_a_failure_is_tried_again_after_pauses_that_grow_until_it_is_taken(stage: Stage) -> None:
    stage.sender.outcomes = [Outcome(7, failure="There was no answer in time."), DOWN, Outcome(7, 200)]
    begun, waits = int(stage.clock.now), list[float]()
    for _ in range(3):
        assert stage.take() == {"batchItemFailures": []}
        waits.append(int(stage.clock.now) - begun)
    assert waits == [0, 60, 360]
    assert [(attempt.ok, attempt.status, attempt.failure) for attempt in stage.log().attempts] == [
        (False, msgspec.UNSET, "There was no answer in time."),
        (False, 500, msgspec.UNSET),
        (True, 200, msgspec.UNSET),
    ]
    assert stage.log().state == "delivered"
    assert len({headers["Tradewind-Event-Id"] for _, headers, _ in stage.sender.sent}) == 1
    assert len({headers["Tradewind-Signature"] for _, headers, _ in stage.sender.sent}) == 3
    assert stage.queues.sent == []


def test_a_message_that_is_not_due_goes_round_and_nothing_is_read_or_sent(
    shop: DynamoDB, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.sender.outcomes = [DOWN]
    for _ in range(3):
        stage.take()
    (sent,) = stage.queues.sent
    assert sent.delay_seconds == 900
    stage.clock.now += 900
    before, tried = dump(shop), len(stage.sender.sent)
    with monkeypatch.context() as patch:
        watch = Watch(connect(), patch)
        deliver_webhook.handler(queue_batch(sent.body), None)
        assert watch.seen == {}
    assert [again.body for again in stage.queues.sent] == [sent.body, sent.body]
    assert stage.queues.sent[-1].delay_seconds == 900
    stage.clock.now += 890
    deliver_webhook.handler(queue_batch(sent.body), None)
    assert stage.queues.sent[-1].delay_seconds == 10
    assert (dump(shop), len(stage.sender.sent)) == (before, tried)


@pytest.mark.parametrize(
    ("outcome", "reason"), [(DOWN, "status-500"), (Outcome(7, failure="The name of this address can't be found."), "no-answer")]
)
def test_the_last_attempt_fails_the_delivery_and_leaves_a_dead_letter_that_says_why(
    stage: Stage, outcome: Outcome, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stage.sender.outcomes = [outcome]
    for _ in range(ATTEMPTS):
        assert stage.log().state == "pending"
        assert stage.take() == {"batchItemFailures": []}
    assert (stage.log().state, len(stage.log().attempts)) == ("failed", ATTEMPTS)
    (letter,) = stage.queues.sent
    assert (letter.queue, letter.attributes["Reason"], letter.attributes["Function"]) == (DEAD, reason, "deliverWebhook")
    told = letter.body + json.dumps(dict(letter.attributes)) + capsys.readouterr().out
    assert SECRET not in told
    assert "ada@example.com" not in told
    # Put back into the queue, it is tried once more.
    stage.sender.outcomes = [Outcome(7, 200)]
    deliver_webhook.handler(queue_batch(letter.body), None)
    assert stage.log().state == "delivered"


def test_a_subscription_that_is_deleted_gets_nothing_more(shop: DynamoDB, stage: Stage) -> None:
    stage.sender.outcomes = [DOWN]
    stage.take()
    assert stage.webhooks.delete(stage.webhook.id, RECORD)
    # Another takes its slot.
    subscribe(shop, url="https://other.example.com/", seed=b"x")
    before = dump(shop)
    assert stage.take() == {"batchItemFailures": []}
    assert len(stage.sender.sent) == 1
    assert stage.queues.sent == []
    assert dump(shop) == before


def test_a_message_that_comes_twice_is_sent_once(stage: Stage) -> None:
    (sent,) = stage.queues.sent
    for _ in range(3):
        deliver_webhook.handler(queue_batch(sent.body, sent.body), None)
    assert len(stage.sender.sent) == 1


@pytest.mark.parametrize("poison", ["", "{}", "[]", "nonsense", '{"webhookId":"whk_1","deliveryId":"dlv_1","turn":"1"}'])
def test_what_is_no_message_of_ours_is_dead_at_once(shop: DynamoDB, stage: Stage, poison: str) -> None:
    before = dump(shop)
    assert deliver_webhook.handler(queue_batch(poison), None) == {"batchItemFailures": []}
    assert [(sent.body, sent.attributes["Reason"]) for sent in stage.queues.sent if sent.queue == DEAD] == [(poison, "not-a-delivery")]
    assert dump(shop) == before


def test_it_may_do_what_it_does_and_nothing_else(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(connect(), monkeypatch)
    stage.take()
    assert watch.seen == {table: set(actions) for table, actions in read_functions()["deliverWebhook"]["tables"].items()}


class Faulty:
    """Stands before a store or a queue, and fails as it is told: before what was asked is done, or after."""

    def __init__(self, inner: Any, faults: Callable[[], str]) -> None:
        self._inner, self._faults = inner, faults

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            fault = self._faults()
            if fault == "before":
                raise Unavailable
            result = getattr(self._inner, name)(*arguments, **options)
            if fault == "after":
                raise Unavailable
            return result

        return call


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["", "", "before", "after"]), max_size=60),
    st.lists(st.booleans(), max_size=2 * ATTEMPTS),
    st.lists(st.integers(0, 9), max_size=40),
)
def test_whatever_fails_a_delivery_ends_and_its_log_says_how(
    shop: DynamoDB, faults: list[str], taken: list[bool], order: list[int]
) -> None:
    """Tables and queue fail before or after they did what was asked, messages come again and in any order."""
    for item in items_of(shop, "webhooks"):
        shop.delete_item("webhooks", {name: item[name] for name in ("subscription", "entry")})
    webhook, webhooks, queues, clock = subscribe(shop), Webhooks(shop), FakeQueues(), FakeClock()
    answers = [Outcome(1, 200 if ok else 500) for ok in taken] or [DOWN]
    sender = FakeSender(*answers)
    faulty_store, faulty_queue = (Faulty(each, lambda: faults.pop() if faults else "") for each in (webhooks, queues))
    while True:
        try:
            queue_webhooks(faulty_store, faulty_queue, clock, order_event())
            break
        except Unavailable:
            pass
    dead = 0
    for _ in range(500):
        if not queues.sent:
            break
        sent = queues.sent.pop((order.pop() if order else 0) % len(queues.sent))
        clock.now += 90_000
        try:
            deliver_webhook.deliver_webhook(faulty_store, faulty_queue, sender, clock, sent.body)
        except Unavailable:
            queues.sent.append(sent)
        except GivenUp:
            dead += 1
    (log,) = webhooks.deliveries(webhook.id, 9, None).deliveries
    assert queues.sent == []
    assert (log.state == "failed") == (dead > 0 and log.state != "delivered")
    assert log.state in ("delivered", "failed")
    said = [outcome.status == 200 for outcome in answers[: len(sender.sent)]]
    assert log.state != "delivered" or any(said)
    assert len({headers["Tradewind-Event-Id"] for _, headers, _ in sender.sent}) == 1


def test_an_attempt_is_logged_whatever_changes_the_delivery_meanwhile(stage: Stage) -> None:
    webhooks, left = stage.webhooks, [3]

    class Busy:
        """Somebody else changes the delivery between its reading and its writing."""

        def __getattr__(self, name: str) -> Any:
            return getattr(webhooks, name)

        def update_delivery(self, webhook_id: str, after: Delivery) -> bool:
            if left[0]:
                left[0] -= 1
                current = webhooks.delivery(webhook_id, after.log.id)
                assert current is not None
                assert webhooks.update_delivery(webhook_id, current._replace(version=current.version + 1))
            return webhooks.update_delivery(webhook_id, after)

    deliver_webhook.deliver_webhook(Busy(), stage.queues, stage.sender, stage.clock, stage.queues.sent[0].body)  # type: ignore[arg-type]
    assert (stage.log().state, len(stage.log().attempts)) == ("delivered", 1)
