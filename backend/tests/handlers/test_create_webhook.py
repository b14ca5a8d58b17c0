"""createWebhook, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump, items_of
from handlers import create_webhook
from tradewind.domain.webhooks import MOST_SUBSCRIPTIONS
from tradewind.gateways.webhook_sender import HttpSender
from tradewind.stores.dynamodb import DynamoDB

URL = "https://93.184.215.14/hooks"


@pytest.fixture(autouse=True)
def as_on_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here private targets are refused; the environment of the other tests allows them, as a laptop's does."""
    monkeypatch.setattr(create_webhook, "sender", HttpSender())


def create(url: str = URL, events: list[str] | None = None, by: Person | None = STAFF, **changes: Any) -> Answer:
    return call("createWebhook", by=by, body={"url": url, "events": events or ["OrderPaid"], **changes})


def test_the_secret_is_in_this_answer_and_in_no_other(shop: DynamoDB, capsys: pytest.CaptureFixture[str]) -> None:
    answer = create(events=["OrderPaid", "OrderCancelled", "OrderPaid"])
    assert answer.status == 201
    webhook, secret = answer.body["webhook"], answer.body["secret"]
    assert (webhook["url"], webhook["events"]) == (URL, ["OrderPaid", "OrderCancelled"])
    assert answer.headers["Location"] == f"/webhooks/{webhook['id']}"
    assert answer.headers["Cache-Control"] == "no-store"
    listed = call("listWebhooks", by=STAFF)
    assert listed.body["items"] == [webhook]
    assert len(secret) > 50
    assert secret not in listed.text + str(webhook) + capsys.readouterr().out
    assert create().body["secret"] != secret
    assert len(items_of(shop, "webhooks")) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://93.184.215.14/hooks",
        "https://localhost/hooks",
        "https://127.0.0.1/hooks",
        "https://[::1]/hooks",
        "https://[::ffff:127.0.0.1]/hooks",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://2130706433/",
        "https://ada:secret@93.184.215.14/",
        "https://no-such-name.invalid/",
        "https://93.184.215.14:99999/",
    ],
)
def test_an_address_that_nothing_would_be_sent_to_is_refused(shop: DynamoDB, url: str) -> None:
    before = dump(shop)
    answer = create(url)
    assert (answer.status, answer.problem, answer.pointers) == (422, "invalid-request", ["/url"])
    assert answer.body["errors"][0]["code"] == "unfit-target"
    assert dump(shop) == before


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"url": "javascript:alert(1)"}, ["/url"]),
        ({"url": "https://a b/"}, ["/url"]),
        ({"url": "https://a\r\nHost: b/"}, ["/url"]),
        ({"url": "https://a/" + "x" * 500}, ["/url"]),
        ({"events": []}, ["/events"]),
        ({"events": ["OrderEaten"]}, ["/events/0"]),
        ({"events": ["OrderPaid"] * 21}, ["/events"]),
        ({"secret": "whsec_mine"}, ["/secret"]),
    ],
)
def test_bad_input_is_named(shop: DynamoDB, changes: dict[str, Any], pointers: list[str]) -> None:
    before = dump(shop)
    answer = call("createWebhook", by=STAFF, body={"url": URL, "events": ["OrderPaid"], **changes})
    assert (answer.status, answer.pointers) == (400, pointers)
    assert dump(shop) == before


def test_there_are_only_so_many(shop: DynamoDB) -> None:
    ids = [create().body["webhook"]["id"] for _ in range(MOST_SUBSCRIPTIONS)]
    assert len(set(ids)) == MOST_SUBSCRIPTIONS
    before = dump(shop)
    answer = create()
    assert (answer.status, answer.problem) == (422, "invalid-request")
    assert str(MOST_SUBSCRIPTIONS) in answer.body["detail"]
    assert dump(shop) == before
    assert call("deleteWebhook", by=STAFF, path={"webhookId": ids[7]}).status == 204
    assert create().status == 201


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [create(by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
