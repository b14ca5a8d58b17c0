"""listDeadLetters, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import json

import msgspec
import pytest

from backend.tests.support.events import CUSTOMER, STAFF, call
from backend.tests.support.fakes import FakeQueues
from backend.tests.support.letters import EVENT, letter, stream_letter, uncertain
from backend.tests.support.orders import ORDER_ID, stream_record
from handlers import list_dead_letters
from tradewind.contract.functions import FUNCTIONS
from tradewind.gateways.queue import Letter
from tradewind.services.list_dead_letters import MOST_OF_A_FUNCTION
from tradewind.services.shared.dead_letters import Dead

# Who calls is looked up.
pytestmark = pytest.mark.usefixtures("dynamodb")

SECRET = "0badf00d-salt"


def lying(monkeypatch: pytest.MonkeyPatch, fake: FakeQueues) -> FakeQueues:
    monkeypatch.setattr(list_dead_letters, "queues", fake)
    return fake


def test_each_letter_says_whose_it_is_why_and_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    died = letter(id="l2")
    lying(monkeypatch, FakeQueues(send_order_mail_dead=[uncertain()], record_sales_dead=[died]))
    answer = call("listDeadLetters", by=STAFF)
    assert (answer.status, answer.body["waiting"]) == (200, 2)
    mail, sale = answer.body["items"]
    assert mail.pop("payload") == sale.pop("payload")
    about = {"eventType": "OrderPaid", "eventId": EVENT.id, "orderId": ORDER_ID, "orderNumber": EVENT.order.number}
    assert mail == {
        "id": "sendOrderMail.l1",
        "function": "sendOrderMail",
        "reason": "mail-outcome-unknown",
        "attempts": 2,
        "at": "2026-03-01T10:00:00.000Z",
        "failure": "GivenUp",
        "places": "mailing.py:47",
        **about,
    }
    assert sale == {"id": "recordSales.l2", "function": "recordSales", "reason": "died", "attempts": 7, **about}


def test_looking_at_letters_hides_none_from_whoever_looks_next(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = lying(monkeypatch, FakeQueues(send_order_mail_dead=[uncertain(id=f"l{i}") for i in range(25)]))
    for _ in range(2):
        assert len(call("listDeadLetters", by=STAFF).body["items"]) == 25
    assert fake.taken == set()


def test_of_very_many_some_are_shown_and_all_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = lying(
        monkeypatch, FakeQueues(send_order_mail_dead=[uncertain(id=f"l{i}") for i in range(99)], watch_stock_dead=[letter(id="w")])
    )
    answer = call("listDeadLetters", by=STAFF).body
    assert MOST_OF_A_FUNCTION < len(answer["items"]) < 99
    assert answer["waiting"] == 100
    assert [each["function"] for each in answer["items"]].count("watchStock") == 1
    assert fake.taken == set()


def test_an_event_is_shown_as_other_systems_are_told_it(monkeypatch: pytest.MonkeyPatch) -> None:
    body = {"detail": {**msgspec.to_builtins(EVENT), "salt": SECRET}}
    lying(monkeypatch, FakeQueues(queue_webhooks_dead=[letter(json.dumps(body))]))
    (found,) = call("listDeadLetters", by=STAFF).body["items"]
    assert json.loads(found["payload"])["order"]["id"] == ORDER_ID
    assert SECRET not in found["payload"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ('{"id": "w1", "number": "7F3K9-Q2MXT", "email": "ada@example.com", "token": "%s"}', ["email", "id", "number"]),
        ('{"webhookId": "whk_1", "deliveryId": "dlv_1", "attempt": 3, "turn": "%s"}', ["attempt", "deliveryId", "webhookId"]),
        ('{"id": {"deep": "%s"}}', None),
        ('["%s"]', None),
        ("%s", None),
        ("[" * 100_000, None),
        ("\ud800", None),
    ],
)
def test_of_what_is_no_event_names_are_shown_and_nothing_else(monkeypatch: pytest.MonkeyPatch, body: str, shown: list[str] | None) -> None:
    lying(monkeypatch, FakeQueues(order_links_dead=[letter(body.replace("%s", SECRET))]))
    answer = call("listDeadLetters", by=STAFF)
    (found,) = answer.body["items"]
    assert sorted(json.loads(found.get("payload", "null")) or []) == (shown or [])
    assert SECRET not in json.dumps(answer.body)


def test_of_a_tables_item_its_key_is_shown_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    record = stream_record(1, {"id": {"S": ORDER_ID}, "salt": {"S": SECRET}})
    record["dynamodb"]["Keys"] = {"id": {"S": ORDER_ID}}
    lying(monkeypatch, FakeQueues(publish_order_events_dead=[stream_letter(record)]))
    (found,) = call("listDeadLetters", by=STAFF).body["items"]
    assert json.loads(found["payload"]) == {"id": ORDER_ID}


def test_queues_that_do_not_answer_are_not_said_to_be_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = lying(monkeypatch, FakeQueues())
    assert call("listDeadLetters", by=STAFF).body == {"items": [], "waiting": 0}
    fake.down = True
    assert (call("listDeadLetters", by=STAFF).status, fake.taken) == (503, set())


def test_only_staff_may(monkeypatch: pytest.MonkeyPatch) -> None:
    lying(monkeypatch, FakeQueues(send_order_mail_dead=[uncertain()]))
    assert [call("listDeadLetters", by=by).status for by in (None, CUSTOMER)] == [401, 403]


def test_what_the_bus_could_not_bring_says_why() -> None:
    letter = Letter("m1", "r1", "{}", 1, {"ERROR_CODE": "SDK_CLIENT_ERROR"})
    assert Dead(FUNCTIONS["recordSales"], letter).reason == "SDK_CLIENT_ERROR"
