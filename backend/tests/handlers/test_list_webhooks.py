"""listWebhooks, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

from backend.tests.support.events import CUSTOMER, STAFF, call
from backend.tests.support.webhooks import SECRET, subscribe
from tradewind.stores.dynamodb import DynamoDB


def test_all_are_listed_and_no_secret(shop: DynamoDB) -> None:
    assert call("listWebhooks", by=STAFF).body == {"items": []}
    for slot in range(3):
        subscribe(shop, "OrderPaid", "RefundIssued", slot=slot)
    answer = call("listWebhooks", by=STAFF)
    assert answer.status == 200
    assert [item["createdAt"][11:16] for item in answer.body["items"]] == ["09:00", "09:01", "09:02"]
    assert answer.body["items"][0].keys() == {"id", "url", "events", "createdAt"}
    assert "secret" not in answer.text
    assert SECRET not in answer.text


def test_only_staff_may(shop: DynamoDB) -> None:
    subscribe(shop)
    assert [call("listWebhooks", by=by).status for by in (None, CUSTOMER)] == [401, 403]
