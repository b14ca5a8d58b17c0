"""listWebhookDeliveries, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.orders import order_event
from backend.tests.support.webhooks import SECRET, subscribe
from tradewind.contract.types import Webhook, WebhookAttempt
from tradewind.domain.webhooks import after_attempt, build_delivery, first_message
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.webhooks import Webhooks

AT = "2026-03-01T09:30:00.000Z"


@pytest.fixture
def webhook(shop: DynamoDB) -> Webhook:
    """A subscription with five deliveries, the newest of which was answered with an error."""
    webhook, webhooks = subscribe(shop), Webhooks(shop)
    for minute in range(5):
        delivery = build_delivery(
            webhook.id, order_event(index=minute, at=f"2026-03-01T09:0{minute}:00.000Z"), f'{{"minute":{minute}}}', AT
        )
        webhooks.add_delivery(webhook.id, delivery, 1_800_000_000)
    attempt = WebhookAttempt(at=AT, ok=False, status=500, answer="down", milliseconds=12)
    assert webhooks.update_delivery(webhook.id, after_attempt(delivery, first_message(webhook.id, delivery), attempt, None))
    return webhook


def deliveries(id: str, by: Person | None = STAFF, **query: str) -> Answer:
    return call("listWebhookDeliveries", by=by, path={"webhookId": id}, query=dict(query))


def test_what_was_sent_and_what_came_back(webhook: Webhook) -> None:
    answer = deliveries(webhook.id)
    newest = answer.body["items"][0]
    assert (newest["state"], newest["payload"], newest["eventType"]) == ("failed", '{"minute":4}', "OrderPaid")
    assert newest["attempts"] == [{"at": AT, "ok": False, "status": 500, "answer": "down", "milliseconds": 12}]
    assert [item["state"] for item in answer.body["items"][1:]] == ["pending"] * 4
    assert SECRET not in answer.text


def test_page_by_page(webhook: Webhook) -> None:
    payloads, query = [], {"limit": "2"}
    while True:
        page = deliveries(webhook.id, **query).body
        payloads += [item["payload"] for item in page["items"]]
        if "nextCursor" not in page:
            break
        query["cursor"] = page["nextCursor"]
    assert payloads == [f'{{"minute":{minute}}}' for minute in (4, 3, 2, 1, 0)]


def test_a_cursor_is_of_its_list(shop: DynamoDB, webhook: Webhook) -> None:
    cursor = deliveries(webhook.id, limit="2").body["nextCursor"]
    other = subscribe(shop, slot=1)
    for id, given in ((other.id, cursor), (webhook.id, cursor[:-2] + "AA"), (webhook.id, "abc")):
        answer = deliveries(id, cursor=given)
        assert (answer.status, answer.pointers) == (400, ["/query/cursor"])


@pytest.mark.usefixtures("webhook")
def test_to_a_subscription_that_never_was_nothing_was_sent() -> None:
    assert deliveries("whk_19zzzzzzzz").body == {"items": []}


def test_only_staff_may(webhook: Webhook) -> None:
    assert [deliveries(webhook.id, by).status for by in (None, CUSTOMER)] == [401, 403]
