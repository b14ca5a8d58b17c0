"""As test_permissions.py, of the functions that nobody calls: each does to the tables what its row names, no more and no less.

Dynoxide; a second.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import STAFF, call
from backend.tests.support.fakes import FakeBus, FakeMail, FakeQueues
from backend.tests.support.functions import function_rows, start, tell
from backend.tests.support.orders import order_document, order_event, order_line, stream_record
from backend.tests.support.placing import place
from backend.tests.support.tables import Watch, items_of
from backend.tests.support.webhooks import subscribe
from handlers import queue_webhooks
from tradewind.gateways.mail import MailRefused
from tradewind.stores import stock
from tradewind.stores.dynamodb import DynamoDB, connect, marshal


class Scene:
    """An order that was placed and paid, a SKU that sells out, a subscriber, and a mail service that refuses what it is sent first."""

    def __init__(self, db: DynamoDB, mail: FakeMail) -> None:
        self.db = db
        assert call("createProduct", by=STAFF, body=product("mug", variant("MUG", 1200, 9))).status == 201
        assert call("createProduct", by=STAFF, body=product("cup", variant("CUP", 500, 9))).status == 201
        self.order = place()
        self.paid = order_event("OrderPaid", self.order.order, index=1)
        subscribe(db)
        mail.failures = [MailRefused("TooManyRequestsException")]

    def publish(self) -> None:
        (item,) = items_of(self.db, "orders")
        start("publishOrderEvents", {"Records": [stream_record(1, marshal(item))]})

    def watch_stock(self) -> None:
        sold_out = order_event("OrderPlaced", order_document(order_line("MUG")))
        for pieces in (7, -7, 7):
            change = stock.reserve_action(self.db, "MUG", pieces) if pieces > 0 else stock.release_action(self.db, "MUG", -pieces)
            self.db.transact([change], uuid.uuid4().hex)
            tell("watchStock", sold_out)

    def queue_simulated_webhooks(self) -> None:
        (item,) = [each for each in items_of(self.db, "simulated-payments") if each["id"] == self.order.id]
        start("queueSimulatedWebhooks", {"Records": [stream_record(1, marshal(item))]})


TRAFFIC: dict[str, Callable[[Scene], object]] = {
    "publishOrderEvents": Scene.publish,
    "sendOrderMail": lambda scene: [tell("sendOrderMail", scene.paid) for _ in range(2)],
    "recordSales": lambda scene: tell("recordSales", scene.paid),
    "watchStock": Scene.watch_stock,
    "queueWebhooks": lambda scene: tell("queueWebhooks", scene.paid),
    "queueSimulatedWebhooks": Scene.queue_simulated_webhooks,
}


@pytest.mark.parametrize("function_id", TRAFFIC)
def test_a_function_may_do_what_it_does_and_nothing_else(
    shop: DynamoDB, mail: FakeMail, bus: FakeBus, queues: FakeQueues, monkeypatch: pytest.MonkeyPatch, function_id: str
) -> None:
    monkeypatch.setattr(queue_webhooks, "queues", queues)
    monkeypatch.setattr("handlers.queue_simulated_webhooks.connect", lambda: queues)
    scene = Scene(shop, mail)
    watch = Watch(connect(), monkeypatch)
    TRAFFIC[function_id](scene)
    row = function_rows()[function_id]
    assert watch.seen == {table: set(actions) for table, actions in row["tables"].items()}
    assert bool(bus.events) == row.get("publishes", False)
    assert bool(mail.sent) == row.get("mails", False)
    assert {sent.queue for sent in queues.sent} == set(row.get("sends", []))
