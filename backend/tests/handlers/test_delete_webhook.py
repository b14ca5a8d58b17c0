"""deleteWebhook, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump
from backend.tests.support.webhooks import subscribe
from tradewind.stores.dynamodb import DynamoDB


def delete(id: str, by: Person | None = STAFF) -> Answer:
    return call("deleteWebhook", by=by, path={"webhookId": id})


def test_it_is_gone_and_the_others_are_not(shop: DynamoDB) -> None:
    gone, kept = subscribe(shop, slot=0), subscribe(shop, slot=1)
    assert delete(gone.id).status == 204
    assert [item["id"] for item in call("listWebhooks", by=STAFF).body["items"]] == [kept.id]
    again = delete(gone.id)
    assert (again.status, again.problem) == (404, "not-found")


@pytest.mark.parametrize(("id", "status"), [("whk_00zzzzzzzzzzzzzzzz", 404), ("whk_99zzzzzzzz", 404), ("whk_../all", 400), ("all", 400)])
def test_one_that_is_not_there_is_not_found(shop: DynamoDB, id: str, status: int) -> None:
    subscribe(shop)
    before = dump(shop)
    assert delete(id).status == status
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    webhook = subscribe(shop)
    before = dump(shop)
    assert [delete(webhook.id, by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
