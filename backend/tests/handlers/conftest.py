from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest

from backend.tests.support import events, functions
from backend.tests.support.contract import rows
from backend.tests.support.fakes import FakeBus, FakeMail, FakeMedia, FakeQueues
from backend.tests.support.fixtures import keys, shop  # noqa: F401
from backend.tests.support.tables import Watch
from backend.tests.support.user_pool import FakeUserPool, staffed
from ops.generate import tables_of
from tradewind.edge import consumer
from tradewind.gateways import mail as mail_gateway
from tradewind.gateways import media as media_gateway
from tradewind.gateways import user_pool as user_pool_gateway
from tradewind.stores.dynamodb import connect


@pytest.fixture(autouse=True)
def needs_no_more_than_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every test, no operation and no other function does to a table what its row in the contract does not name."""
    watch = Watch(connect(), monkeypatch)
    send, start = events.send, functions.start

    def within(name: str, row: dict[str, Any], run: Callable[[], Any]) -> Any:
        outer, watch.seen = watch.seen, defaultdict(set)
        try:
            answer = run()
        finally:
            seen, watch.seen = watch.seen, outer
        for table, actions in seen.items():
            assert actions <= set(tables_of(row).get(table, [])), f"{name} on {table}"
        return answer

    monkeypatch.setattr(events, "send", lambda id, event: within(id, rows()[id]["row"], lambda: send(id, event)))
    monkeypatch.setattr(functions, "start", lambda id, batch: within(id, functions.function_rows()[id], lambda: start(id, batch)))


@pytest.fixture
def queues(monkeypatch: pytest.MonkeyPatch) -> FakeQueues:
    """Where functions send messages, and put off or give up those that they got."""
    fake = FakeQueues()
    monkeypatch.setattr(consumer.queues, "connect", lambda: fake)
    return fake


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> FakeBus:
    fake = FakeBus()
    monkeypatch.setattr("handlers.publish_order_events.connect", lambda: fake)
    return fake


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> FakeMail:
    fake = FakeMail()
    monkeypatch.setattr(mail_gateway, "connect", lambda: fake)
    return fake


@pytest.fixture
def media(monkeypatch: pytest.MonkeyPatch) -> FakeMedia:
    fake = FakeMedia()
    monkeypatch.setattr(media_gateway, "connect", lambda: fake)
    return fake


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> FakeUserPool:
    """Where people sign in: an admin, somebody of the staff, somebody who is invited, and a customer."""
    fake = staffed()
    monkeypatch.setattr(user_pool_gateway, "connect", lambda: fake)
    monkeypatch.setattr(user_pool_gateway, "connect_to", lambda _pool_id: fake)
    return fake
