"""What every function that takes messages does when something fails: nothing lost, nothing doubled, and the dead letter tells why.

What each of them does when it dies midway, or when what it calls fails, is proven with the function itself. Dynoxide; three seconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from backend.tests.support.fakes import FakeMail, FakeMedia, FakeQueues, Sent, stand_in
from backend.tests.support.functions import function_rows, start
from backend.tests.support.orders import bus_message, order_event, queue_batch
from backend.tests.support.pictures import picture
from backend.tests.support.placing import Placed, place, stock_up
from backend.tests.support.tables import dump
from backend.tests.support.uploaded import notice, uploaded
from backend.tests.support.webhooks import DELIVERY_ID, WEBHOOK_ID, FakeSender, add_delivery, subscribe
from handlers import deliver_webhook
from ops.generate import queue_of
from tradewind.contract.functions import FUNCTIONS
from tradewind.gateways.queue import connect as connect_queues
from tradewind.stores.dynamodb import DynamoDB, Unavailable, connect

EVENT = order_event("OrderPlaced")
# What each function is told here, and finds good: an event, unless it is named.
BODIES: dict[str, Callable[[Placed, FakeMedia], str]] = {
    "sendOrderMail": lambda placed, _: bus_message(order_event("OrderPaid", placed.order, index=1)),
    "sendOrderLink": lambda placed, _: json.dumps({"id": "w1", "number": placed.order["number"], "email": "ada@example.com"}),
    "recordSales": lambda placed, _: bus_message(order_event("OrderPaid", placed.order, index=1)),
    "deliverWebhook": lambda *_: json.dumps({"webhookId": WEBHOOK_ID, "deliveryId": DELIVERY_ID, "turn": 1}),
    "deliverSimulatedWebhook": lambda placed, _: json.dumps({"payment": placed.id, "status": "captured"}),
    "resizeImage": lambda _, media: notice(f"uploads/{uploaded(media, picture('JPEG', 40, 30))}"),
}
# Why each of them gives up what it can't read, at once; an event's reader is the same for all, unless it is named.
UNREADABLE = {
    "sendOrderLink": "not-a-wish",
    "deliverWebhook": "not-a-delivery",
    "deliverSimulatedWebhook": "not-a-payment",
    "resizeImage": "not-a-notice",
}
# The throttling of a table and the conflict of two transactions, once the client has tried as often as it does.
FAULTS = ("ThrottlingException", "TransactionCanceledException")
TAKING = sorted(name for name, row in function_rows().items() if queue_of(name, row))


@pytest.fixture
def placed(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch, queues: FakeQueues) -> Placed:
    stock_up(20, 20)
    add_delivery(shop, subscribe(shop))
    stand_in(monkeypatch, connect_queues(), queues)
    monkeypatch.setattr(deliver_webhook, "sender", FakeSender())
    return place()


def body_of(function: str, placed: Placed, media: FakeMedia) -> str:
    return BODIES.get(function, lambda *_: bus_message(EVENT))(placed, media)


def letters(queues: FakeQueues) -> list[Sent]:
    return [sent for sent in queues.sent if sent.queue.endswith("-dead")]


@pytest.mark.usefixtures("mail")
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("function", TAKING)
def test_while_a_table_fails_messages_wait_and_the_dead_letter_tells_why(
    shop: DynamoDB, queues: FakeQueues, media: FakeMedia, monkeypatch: pytest.MonkeyPatch, placed: Placed, function: str, fault: str
) -> None:
    body = body_of(function, placed, media)
    before = dump(shop)

    def failing(*_: object) -> None:
        raise Unavailable(fault)

    with monkeypatch.context() as patch:
        patch.setattr(connect(), "call", failing)
        assert start(function, queue_batch(body)) == ["m0"]
        assert letters(queues) == []
        assert start(function, queue_batch(body, received=FUNCTIONS[function].attempts)) == []
    assert dump(shop) == before
    ((queue, kept, _, told),) = letters(queues)
    assert (queue, kept, told["Function"], told["Reason"]) == (FUNCTIONS[function].dead, body, function, fault)
    # Replayed, it is done, and done once.
    for _ in range(2):
        assert start(function, queue_batch(body)) == []
    assert len(letters(queues)) == 1


@pytest.mark.parametrize("function", TAKING)
def test_a_poisoned_message_among_good_ones_stops_none_of_them(
    shop: DynamoDB, queues: FakeQueues, mail: FakeMail, media: FakeMedia, placed: Placed, function: str
) -> None:
    body = body_of(function, placed, media)
    assert start(function, queue_batch(body)) == []
    done, mailed = dump(shop), len(mail.sent)
    assert start(function, queue_batch(body, "poison", body)) == []
    ((queue, kept, _, told),) = letters(queues)
    assert (queue, kept, told["Function"]) == (FUNCTIONS[function].dead, "poison", function)
    assert told["Reason"] == UNREADABLE.get(function, "not-an-event")
    assert "poison" not in json.dumps(dict(told))
    assert (dump(shop), len(mail.sent)) == (done, mailed)
