"""queueSimulatedWebhooks: when the simulated provider's webhooks leave, from its ledger's stream. Pure; under a second."""

from __future__ import annotations

import json

import pytest

from backend.tests.support.fakes import FakeQueues
from backend.tests.support.orders import stream_record
from handlers import queue_simulated_webhooks
from tradewind.services.queue_simulated_webhooks import LATE_SECONDS


@pytest.fixture
def queues(monkeypatch: pytest.MonkeyPatch) -> FakeQueues:
    fake = FakeQueues()
    monkeypatch.setattr(queue_simulated_webhooks, "connect", lambda: fake)
    return fake


def entry(status: str, webhooks: str = "once") -> dict[str, object]:
    return {"id": {"S": "ord_1"}, "status": {"S": status}, "webhooks": {"S": webhooks}, "captured": {"N": "0"}}


def run(*changes: tuple[dict[str, object] | None, dict[str, object] | None]) -> dict[str, object]:
    records = []
    for number, (old, new) in enumerate(changes):
        record = stream_record(number, None)
        record["dynamodb"] |= {name: image for name, image in (("OldImage", old), ("NewImage", new)) if image}
        records.append(record)
    return queue_simulated_webhooks.handler({"Records": records}, None)


@pytest.mark.parametrize(
    ("webhooks", "authorised", "captured"),
    [
        ("once", [0], [0]),
        ("twice", [0, 1], [0, 1]),
        ("late", [LATE_SECONDS], [LATE_SECONDS]),
        ("shuffled", [5], [0]),
        ("never", [], []),
        ("anything else", [0], [0]),
    ],
)
def test_webhooks_leave_as_the_token_asked(queues: FakeQueues, webhooks: str, authorised: list[int], captured: list[int]) -> None:
    held, done = entry("authorised", webhooks), entry("captured", webhooks)
    assert run((None, held), (held, done)) == {"batchItemFailures": []}
    assert [sent.delay_seconds for sent in queues.sent] == [*authorised, *captured]
    assert {sent.queue for sent in queues.sent} <= {"simulated-webhooks"}
    assert [json.loads(sent.body) for sent in queues.sent] == [
        {"payment": "ord_1", "status": status} for status, delays in (("authorised", authorised), ("captured", captured)) for _ in delays
    ]


def test_what_is_no_news_makes_no_webhook(queues: FakeQueues) -> None:
    captured, refunded = entry("captured"), entry("captured") | {"refunded": {"N": "5"}}
    other = {"id": {"S": "rfd_1"}, "amount": {"N": "5"}}
    run((captured, refunded), (None, other), (other, None), (captured, None))
    assert queues.sent == []


def test_a_queue_that_is_down_is_tried_again_in_order(queues: FakeQueues) -> None:
    queues.down = True
    answer = run((None, entry("authorised")), (entry("authorised"), entry("captured")))
    assert len(answer["batchItemFailures"]) == 2  # type: ignore[arg-type]
