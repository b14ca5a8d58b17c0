"""As test_permissions.py, of the functions that nobody calls: each does to the tables what its row names, no more and no less.

Dynoxide; a second.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from backend.tests.support.catalogue import add_promotion
from backend.tests.support.contract import example
from backend.tests.support.fakes import FakeBus, FakeMail, FakeMedia, FakeQueues
from backend.tests.support.functions import function_rows, start, tell
from backend.tests.support.orders import order_document, order_event, order_line, queue_batch, stream_record
from backend.tests.support.pictures import picture
from backend.tests.support.placing import TOTAL, Placed, place, stock_up, stored
from backend.tests.support.tables import Watch, items_of, stock_of
from backend.tests.support.uploaded import notice, uploaded
from backend.tests.support.user_pool import FakeUserPool
from backend.tests.support.webhooks import WEBHOOK_ID, FakeSender, add_delivery, subscribe
from handlers import check_second_factor, queue_webhooks
from tradewind.domain.webhooks import first_message
from tradewind.gateways.clock import SystemClock
from tradewind.gateways.mail import MailRefused
from tradewind.gateways.payments import Bill
from tradewind.gateways.simulated_payments import Notice, SimulatedPayments
from tradewind.gateways.webhook_sender import Outcome
from tradewind.stores import stock
from tradewind.stores.dynamodb import DynamoDB, connect, marshal

CODE = {"promotionCode": "LIMITED", "expectedTotal": {"amount": TOTAL - 100, "currency": "EUR"}}


class Scene:
    """What there is for the functions to act upon: a SKU that sells out, orders in several plights, a subscriber that fails, and a mail
    service that refuses what it is sent first.
    """

    def __init__(self, db: DynamoDB, mail: FakeMail, media: FakeMedia) -> None:
        self.upload = uploaded(media, picture("PNG", 20, 20), "image/png")
        self.db, self.provider = db, SimulatedPayments(db, SystemClock())
        add_promotion(db, "LIMITED", amount_off=100, uses_limit=9)
        stock_up(20, 20)
        self.order = place()
        self.paid = order_event("OrderPaid", self.order.order, index=1)
        self.delivery = add_delivery(db, subscribe(db))
        self.orders: list[Placed] = []
        mail.failures = [MailRefused("TooManyRequestsException")]

    def waiting(self, **changes: Any) -> Placed:
        """An order that waits for the customer to confirm the payment, and has a code of which there are few."""
        placed = place("challenge", **CODE)
        item = stored(self.db, placed)
        if "state" in changes:
            item["document"] = json.dumps(json.loads(item["document"]) | {"state": changes["state"]})
        self.db.put_item("orders", item | changes)
        return placed

    def decide(self, placed: Placed, how: str) -> None:
        self.provider.resume(Bill(placed.id, TOTAL - 100, "EUR"), f"sim_{how}_1")

    def publish(self) -> None:
        start("publishOrderEvents", {"Records": [stream_record(1, marshal(stored(self.db, self.order)))]})

    def send_order_link(self) -> None:
        wish = {"id": "1", "number": self.order.order["number"], "email": self.order.order["email"]}
        for _ in range(2):
            start("sendOrderLink", queue_batch(json.dumps(wish)))

    def queue_simulated_webhooks(self) -> None:
        (entry,) = [each for each in items_of(self.db, "simulated-payments") if each["id"] == self.order.id]
        start("queueSimulatedWebhooks", {"Records": [stream_record(1, marshal(entry))]})


def watch_stock(scene: Scene) -> None:
    sold_out = order_event("OrderPlaced", order_document(order_line("MUG")))
    available = stock_of(scene.db, "MUG")[0]
    for pieces in (available - 1, 1 - available, available - 1):
        change = stock.reserve_action(scene.db, "MUG", pieces) if pieces > 0 else stock.release_action(scene.db, "MUG", -pieces)
        scene.db.transact([change], uuid.uuid4().hex)
        tell("watchStock", sold_out)


def hear(scene: Scene) -> None:
    for order in scene.orders:
        start("deliverSimulatedWebhook", queue_batch(json.dumps({"payment": order.id, "status": "authorised"})))


def deliver_webhook(scene: Scene) -> None:
    start("deliverWebhook", queue_batch(msgspec.json.encode(first_message(WEBHOOK_ID, scene.delivery)).decode()))


def due(scene: Scene) -> None:
    """A reservation that ran out."""
    scene.waiting(dueAt=1)


def unheard(scene: Scene) -> None:
    """A charge without an order, and one that an expired order has not heard of and can be had for again."""
    late = scene.waiting(state="expired", voidPending=True)
    scene.decide(late, "passed")
    for bill in (Bill(late.id, TOTAL - 100, "EUR"), Bill("ord_of_nobody", 700, "EUR")):
        scene.provider.authorise(bill, "sim_succeed_1")
        scene.provider.capture(bill)


def news(scene: Scene) -> None:
    """A payment that was confirmed, one that was refused, and one that is to be let go."""
    scene.orders = [scene.waiting(), scene.waiting(), scene.waiting(state="cancelled", voidPending=True)]
    scene.decide(scene.orders[0], "passed")
    scene.decide(scene.orders[1], "refused")
    scene.provider.write_notice(Notice(payment="", status=""))


SETTING: dict[str, Callable[[Scene], None]] = {"settleDueOrders": due, "reconcilePayments": unheard, "deliverSimulatedWebhook": news}
TRAFFIC: dict[str, Callable[[Scene], object]] = {
    "publishOrderEvents": Scene.publish,
    "sendOrderMail": lambda scene: [tell("sendOrderMail", scene.paid) for _ in range(2)],
    "sendOrderLink": Scene.send_order_link,
    "recordSales": lambda scene: tell("recordSales", scene.paid),
    "watchStock": watch_stock,
    "queueWebhooks": lambda scene: tell("queueWebhooks", scene.paid),
    "deliverWebhook": deliver_webhook,
    "resizeImage": lambda scene: start("resizeImage", queue_batch(notice(f"uploads/{scene.upload}"))),
    "settleDueOrders": lambda _: start("settleDueOrders", {}),
    "reconcilePayments": lambda _: start("reconcilePayments", {}),
    "checkSecondFactor": lambda _: check_second_factor.handler(example("event.preTokenGeneration"), None),
    "queueSimulatedWebhooks": Scene.queue_simulated_webhooks,
    "deliverSimulatedWebhook": hear,
}


@pytest.mark.parametrize("function_id", function_rows())
def test_a_function_may_do_what_it_does_and_nothing_else(
    shop: DynamoDB,
    mail: FakeMail,
    bus: FakeBus,
    queues: FakeQueues,
    media: FakeMedia,
    pool: FakeUserPool,
    monkeypatch: pytest.MonkeyPatch,
    function_id: str,
) -> None:
    monkeypatch.setattr(queue_webhooks, "queues", queues)
    monkeypatch.setattr("handlers.deliver_webhook.queues", queues)
    monkeypatch.setattr("handlers.deliver_webhook.sender", FakeSender(Outcome(7, 500, "down")))
    monkeypatch.setattr("handlers.queue_simulated_webhooks.connect", lambda: queues)
    scene = Scene(shop, mail, media)
    if function_id in SETTING:
        SETTING[function_id](scene)
    watch = Watch(connect(), monkeypatch)
    TRAFFIC[function_id](scene)
    row = function_rows()[function_id]
    assert watch.seen == {table: set(actions) for table, actions in row["tables"].items()}
    assert bool(bus.events) == row.get("publishes", False)
    assert bool(mail.sent) == row.get("mails", False)
    assert set(media.done) == {(action, folder) for folder, actions in row.get("objects", {}).items() for action in actions}
    assert pool.actions == set(row.get("userPool", []))
    assert {sent.queue for sent in queues.sent} == set(row.get("sends", []))
