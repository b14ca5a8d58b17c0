"""listAudit, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, call
from tradewind.stores.audit import Audit, AuditRecord
from tradewind.stores.dynamodb import DynamoDB

DAY = "2026-03-01"


@pytest.fixture(autouse=True)
def written(shop: DynamoDB) -> None:
    audit = Audit(shop)
    for at in (
        "2026-02-28T23:59:59.999Z",
        f"{DAY}T00:00:00.000Z",
        f"{DAY}T12:00:00.000Z",
        f"{DAY}T12:00:00.000Z",
        "2026-03-02T00:00:00.000Z",
    ):
        audit.write(AuditRecord(at=at, action="deleteProduct", by=STAFF.sub, subject="prd_1", before='{"name":"Mug"}'))


def listed(**query: str) -> Answer:
    return call("listAudit", by=ADMIN, query={"day": DAY, **query})


def every_page(limit: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        answer = listed(limit=limit, **cursor)
        assert answer.status == 200, answer.text
        items += answer.body["items"]
        if "nextCursor" not in answer.body:
            return items
        cursor = {"cursor": answer.body["nextCursor"]}


@pytest.mark.parametrize("limit", ["1", "2", "100"])
def test_a_day_is_listed_the_newest_first(limit: str) -> None:
    items = every_page(limit)
    assert [item["at"][11:13] for item in items] == ["12", "12", "00"]
    assert len({item["id"] for item in items}) == 3
    (*_, first) = items
    del first["id"]
    record = {"at": f"{DAY}T00:00:00.000Z", "action": "deleteProduct", "by": STAFF.sub, "subject": "prd_1"}
    assert first == {**record, "before": '{"name":"Mug"}', "after": ""}


def test_no_cache_keeps_it() -> None:
    assert listed().headers["Cache-Control"] == "private, no-store"


def test_a_day_on_which_nothing_was_done_is_empty() -> None:
    assert listed(day="2026-01-01").body == {"items": []}


@pytest.mark.parametrize(("day", "status"), [("2026-02-30", 422), ("2026-3-1", 400), ("", 400), ("0000-01-01", 422)])
def test_a_day_that_cannot_be_is_named(day: str, status: int) -> None:
    answer = listed(day=day)
    assert (answer.status, answer.pointers) == (status, ["/query/day"])


def test_a_cursor_of_another_day_is_refused() -> None:
    cursor = listed(limit="1").body["nextCursor"]
    answer = listed(day="2026-03-02", cursor=cursor)
    assert (answer.status, answer.pointers) == (400, ["/query/cursor"])


def test_only_admins_may() -> None:
    assert [call("listAudit", by=by, query={"day": DAY}).status for by in (None, CUSTOMER, STAFF)] == [401, 403, 403]
