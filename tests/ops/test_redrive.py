"""Dead letters, put back: a mail that may have gone out is sent again where somebody says so. Dynoxide; a second."""

from __future__ import annotations

import json
import time

import pytest

from backend.tests.support.catalogue import add_categories
from backend.tests.support.fakes import FakeBus, FakeQueues
from backend.tests.support.functions import function_rows
from backend.tests.support.letters import uncertain
from backend.tests.support.orders import bus_message, order_event
from backend.tests.support.placing import place, stock_up
from ops.generate import dead_of, queue_of
from ops.redrive import moment, replay, retell
from tradewind.gateways.clock import timestamp
from tradewind.services.shared.dead_letters import MAIL_IDS, Mailroom
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.mails import Mails, low_stock_id, order_link_id
from tradewind.stores.orders import Orders

EVENT = order_event("OrderPaid", index=1)
WISH = {"id": "w1", "number": "7F3K9-Q2MXT", "email": "ada@example.com"}
BODIES = {
    "sendOrderMail": (bus_message(EVENT), EVENT.id),
    "sendOrderLink": (json.dumps(WISH), order_link_id("w1")),
    "watchStock": (bus_message(EVENT), low_stock_id(EVENT.id)),
}


def test_every_function_that_mails_has_a_mail_to_send_again() -> None:
    assert MAIL_IDS.keys() == BODIES.keys() == {name for name, row in function_rows().items() if row.get("mails")}


@pytest.mark.parametrize("function", BODIES)
def test_a_mail_that_may_have_gone_out_may_be_sent_again(dynamodb: DynamoDB, function: str) -> None:
    body, mail_id = BODIES[function]
    row, mails = function_rows()[function], Mails(dynamodb)
    dead = dead_of(function, row)
    assert dead
    queues = FakeQueues(**{dead: [uncertain(body)]})
    assert mails.claim(mail_id, 1) == "claimed"
    assert mails.claim(mail_id, 1000) == "uncertain"
    assert replay(Mailroom(queues, mails, lambda _function, _record: None), function, None) == 0
    assert [(sent.queue, sent.body) for sent in queues.sent] == [(queue_of(function, row), body)]
    assert queues.lying[dead] == []
    assert mails.claim(mail_id, 1000) == "claimed"


def test_events_that_a_stream_forgot_are_told_again_under_their_ids(dynamodb: DynamoDB, capsys: pytest.CaptureFixture[str]) -> None:
    add_categories(dynamodb)
    stock_up(20, 20)
    earlier = place()
    since = timestamp(time.time())
    placed, bus = [place(), place("challenge")], FakeBus()
    assert retell(Orders(dynamodb), bus, since, timestamp(time.time())) == 0
    assert {event.order.id for event in bus.events} == {each.id for each in placed}
    assert earlier.id not in {event.order.id for event in bus.events}
    assert [event.id for event in bus.events if event.order.id == placed[0].id] == [f"{placed[0].id}-{i}" for i in range(2)]
    assert "2 orders" in capsys.readouterr().out
    assert moment("2026-03-01T10:30:00+01:00") == "2026-03-01T09:30:00.000Z"
