"""Dead letters, put back: a mail that may have gone out is sent again where somebody says so. Dynoxide; a second."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest

from backend.tests.support.functions import function_rows
from backend.tests.support.orders import bus_message, order_event
from ops.generate import dead_of, queue_of
from ops.redrive import MAIL_IDS, Place, replay
from tradewind.gateways.queue import Letter
from tradewind.services.send_order_link import link_mail_id
from tradewind.services.shared.mailing import UNCERTAIN
from tradewind.services.watch_stock import notice_id
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.mails import Mails

EVENT = order_event("OrderPaid", index=1)
WISH = {"id": "w1", "number": "7F3K9-Q2MXT", "email": "ada@example.com"}
BODIES = {
    "sendOrderMail": (bus_message(EVENT), EVENT.id),
    "sendOrderLink": (json.dumps(WISH), link_mail_id("w1")),
    "watchStock": (bus_message(EVENT), notice_id(EVENT.id)),
}


class Queues:
    """One letter in a dead-letter queue; `sent` and `deleted` are what became of it."""

    def __init__(self, dead: str, body: str) -> None:
        self._dead = dead
        self._letter = Letter("l1", "r1", body, 1, {"Reason": UNCERTAIN})
        self.sent: list[tuple[str, str]] = []
        self.deleted: list[str] = []

    def receive(self, queue: str, *, hidden_seconds: int) -> list[Letter]:
        return [self._letter] if queue == self._dead and hidden_seconds else []

    def send(self, queue: str, body: str, *, delay_seconds: int = 0, attributes: Mapping[str, str] | None = None) -> None:
        assert (delay_seconds, attributes) == (0, None)
        self.sent.append((queue, body))

    def delete(self, queue: str, receipts: Sequence[str]) -> None:
        assert queue == self._dead
        self.deleted += receipts


def test_every_function_that_mails_has_a_mail_to_send_again() -> None:
    assert MAIL_IDS.keys() == BODIES.keys() == {name for name, row in function_rows().items() if row.get("mails")}


@pytest.mark.parametrize("function", BODIES)
def test_a_mail_that_may_have_gone_out_may_be_sent_again(dynamodb: DynamoDB, function: str) -> None:
    body, mail_id = BODIES[function]
    row, mails = function_rows()[function], Mails(dynamodb)
    dead = dead_of(function, row)
    assert dead
    queues = Queues(dead, body)
    assert mails.claim(mail_id, 1) == "claimed"
    assert mails.claim(mail_id, 1000) == "uncertain"
    assert replay(Place(queues, mails, lambda _function, _batch: []), function, None) == 0  # type: ignore[arg-type]
    assert queues.sent == [(queue_of(function, row), body)]
    assert queues.deleted == ["r1"]
    assert mails.claim(mail_id, 1000) == "claimed"
