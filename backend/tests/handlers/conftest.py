from __future__ import annotations

from collections import defaultdict

import pytest

from backend.tests.support import events
from backend.tests.support.contract import rows
from backend.tests.support.fixtures import keys, shop  # noqa: F401
from backend.tests.support.tables import Watch
from tradewind.stores.dynamodb import connect


@pytest.fixture(autouse=True)
def needs_no_more_than_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """In every test, no operation does to a table what its row in the contract does not name."""
    watch = Watch(connect(), monkeypatch)
    send = events.send

    def watched(operation_id: str, event: events.Event) -> events.Answer:
        outer, watch.seen = watch.seen, defaultdict(set)
        try:
            answer = send(operation_id, event)
        finally:
            seen, watch.seen = watch.seen, outer
        for table, actions in seen.items():
            assert actions <= set(rows()[operation_id]["row"]["tables"].get(table, [])), f"{operation_id} on {table}"
        return answer

    monkeypatch.setattr(events, "send", watched)
