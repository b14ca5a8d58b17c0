"""requestOrderLink, by API Gateway's events: it tells nobody anything, and not too often. Dynoxide; two seconds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.tests.support.clock import FakeClock
from backend.tests.support.events import Answer, api_event, call, send
from backend.tests.support.fakes import FakeQueues
from backend.tests.support.placing import place, stock_up
from backend.tests.support.tables import Watch, dump, items_of
from handlers import request_order_link
from tradewind.domain.order_links import MOST_PER_ADDRESS, MOST_PER_EMAIL, WINDOW_SECONDS
from tradewind.stores.dynamodb import DynamoDB, connect

NUMBER = "7F3K9-Q2MXT"


@pytest.fixture(autouse=True)
def queue(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> FakeQueues:
    del shop
    fake = FakeQueues()
    monkeypatch.setattr(request_order_link, "queues", fake)
    return fake


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> FakeClock:
    fake = FakeClock()
    monkeypatch.setattr(request_order_link, "clock", fake)
    return fake


def ask(email: str = "ada@example.com", number: str = NUMBER, source: str = "192.0.2.1") -> Answer:
    event = api_event("requestOrderLink", body={"number": number, "email": email})
    event["requestContext"]["identity"]["sourceIp"] = source
    return send("requestOrderLink", event)


def wishes(queue: FakeQueues) -> list[dict[str, Any]]:
    return [json.loads(sent.body) for sent in queue.sent]


def test_the_wish_goes_on_as_the_shop_writes_it(queue: FakeQueues) -> None:
    answer = ask("Ada@Example.com", "7f3k9 q2mxt")
    assert (answer.status, answer.body, answer.headers["Cache-Control"]) == (202, {"email": "Ada@Example.com"}, "no-store")
    assert ask().status == 202
    assert [sent.queue for sent in queue.sent] == ["order-links"] * 2
    first, second = wishes(queue)
    assert (first["number"], first["email"]) == (second["number"], second["email"]) == (NUMBER, "ada@example.com")
    assert first["id"] != second["id"]


def test_an_order_that_exists_is_answered_by_the_same_work_as_one_that_does_not(
    shop: DynamoDB, queue: FakeQueues, monkeypatch: pytest.MonkeyPatch
) -> None:
    stock_up()
    placed = place()
    seen = []
    for number, email in (
        (placed.order["number"], "ada@example.com"),
        (placed.order["number"], "eve@example.com"),
        (NUMBER, "zoe@example.com"),
    ):
        with monkeypatch.context() as patch:
            watch = Watch(connect(), patch)
            answer = ask(email, number)
            seen.append((answer.status, {**answer.headers}, answer.body == {"email": email}, dict(watch.seen)))
    assert seen == [seen[0]] * 3
    assert len(queue.sent) == 3
    assert shop.get_item("orders", {"id": placed.id}) is not None


def test_an_address_is_asked_for_so_often_and_no_more(shop: DynamoDB, queue: FakeQueues, clock: FakeClock) -> None:
    answers = [ask("ADA@example.com" if i % 2 else "ada@example.com", source=f"192.0.2.{i}") for i in range(MOST_PER_EMAIL + 2)]
    assert [answer.status for answer in answers] == [202] * MOST_PER_EMAIL + [429] * 2
    assert (answers[-1].problem, answers[-1].headers["Retry-After"]) == ("asked-too-often", str(WINDOW_SECONDS))
    assert len(queue.sent) == MOST_PER_EMAIL
    # Another's address has nothing to do with it.
    assert ask("zoe@example.com").status == 202
    clock.now += WINDOW_SECONDS
    assert ask().status == 202
    assert "example.com" not in str(items_of(shop, "limits"))
    assert "192.0.2" not in str(items_of(shop, "limits"))


def test_one_who_tries_address_after_address_is_stopped(queue: FakeQueues) -> None:
    answers = [ask(f"ada-{i}@example.com") for i in range(MOST_PER_ADDRESS + 1)]
    assert [answer.status for answer in answers] == [202] * MOST_PER_ADDRESS + [429]
    assert len(queue.sent) == MOST_PER_ADDRESS
    assert ask("ada-99@example.com", source="192.0.2.2").status == 202


def test_a_token_is_not_looked_at() -> None:
    assert (
        call("requestOrderLink", body={"number": NUMBER, "email": "ada@example.com"}, headers={"Authorization": "Bearer x"}).status == 202
    )


@pytest.mark.parametrize("number", ["", "7F3K9", "7F3K9-Q2MXTT", "7F3K9--Q2MXT", "7F3K9_Q2MXT", "7F3K9-Q2MX\u212a", "7F3K9-Q2MXT\n"])
def test_what_is_no_number_is_named_and_counts_as_nothing(shop: DynamoDB, queue: FakeQueues, number: str) -> None:
    before = dump(shop)
    answer = ask(number=number)
    assert (answer.status, answer.pointers) == (400, ["/number"])
    assert (dump(shop), queue.sent) == (before, [])


def test_a_wish_that_could_not_be_passed_on_is_said_to_be_none(queue: FakeQueues) -> None:
    queue.down = True
    assert (ask().status, ask().problem) == (503, "unavailable")
