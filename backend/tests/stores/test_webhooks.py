"""Subscriptions, their limit, and the log of deliveries. On Dynoxide and MiniStack; two seconds."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from msgspec.structs import replace

from backend.tests.support.orders import order_event
from backend.tests.support.races import close_connection
from backend.tests.support.tables import dump, items_of
from backend.tests.support.webhooks import RECORD, SECRET, subscribe
from tradewind.contract.types import Webhook, WebhookAttempt
from tradewind.domain.identifiers import webhook_id
from tradewind.domain.webhooks import Delivery, after_attempt, build_delivery, first_message
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.webhooks import Webhooks

AT = "2026-03-01T09:30:00.000Z"


def delivery_of(webhook: Webhook, minute: int = 0) -> Delivery:
    event = order_event(index=minute, at=f"2026-03-01T09:{minute:02d}:00.000Z")
    return build_delivery(webhook.id, event, f'{{"minute":{minute}}}', AT)


def test_subscriptions_are_listed_without_their_secrets(db: DynamoDB) -> None:
    later, sooner = subscribe(db, slot=1), subscribe(db, "OrderPaid", "OrderCancelled", slot=0)
    assert Webhooks(db).list_all() == [sooner, later]
    found = Webhooks(db).get(sooner.id)
    assert found is not None
    assert (found.webhook, found.secret) == (sooner, SECRET)
    assert Webhooks(db).get(webhook_id(7, bytes(10))) is None


def test_a_slot_is_taken_once(db: DynamoDB) -> None:
    webhook = subscribe(db)
    before = dump(db)
    assert not Webhooks(db).create(replace(webhook, id=webhook_id(0, b"x" * 10)), "whsec_other", RECORD)
    assert dump(db) == before


def test_of_many_who_want_a_slot_at_once_one_gets_it(db: DynamoDB) -> None:
    webhooks = Webhooks(db)

    def create(i: int) -> bool:
        webhook = Webhook(id=webhook_id(3, bytes([i]) * 10), url="https://hooks.example.com/", events=["OrderPaid"], created_at=AT)
        try:
            return webhooks.create(webhook, SECRET, RECORD)
        finally:
            close_connection(db)

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(create, range(16))) == 1


def test_only_the_very_subscription_is_deleted(db: DynamoDB) -> None:
    webhook = subscribe(db)
    before, kept = dump(db), len(items_of(db, "audit"))
    # Another that had the same slot, one that never was, and what is no slot.
    for id in (webhook_id(0, b"x" * 10), webhook_id(5, bytes(10)), "whk_zzzzzzzz"):
        assert not Webhooks(db).delete(id, RECORD)
        assert Webhooks(db).get(id) is None
    assert dump(db) == before
    assert Webhooks(db).delete(webhook.id, RECORD)
    assert dump(db)["webhooks"] == []
    assert len(items_of(db, "audit")) == kept + 1


def test_a_delivery_is_made_once(db: DynamoDB) -> None:
    webhook = subscribe(db)
    delivery = delivery_of(webhook)
    webhooks = Webhooks(db)
    webhooks.add_delivery(webhook.id, delivery, 1_800_000_000)
    assert webhooks.update_delivery(webhook.id, delivery._replace(turn=2, version=2))
    webhooks.add_delivery(webhook.id, delivery, 1_900_000_000)
    assert webhooks.delivery(webhook.id, delivery.log.id) == delivery._replace(turn=2, version=2)
    (item,) = [item for item in items_of(db, "webhooks") if item["subscription"] == webhook.id]
    assert item["expiresAt"] == 1_800_000_000
    assert webhooks.delivery(webhook.id, "dlv_none") is None


def test_a_delivery_is_changed_only_from_the_version_before(db: DynamoDB) -> None:
    webhook, webhooks = subscribe(db), Webhooks(db)
    delivery = delivery_of(webhook)
    webhooks.add_delivery(webhook.id, delivery, 1_800_000_000)
    attempt = WebhookAttempt(at=AT, ok=True, status=200, answer="thanks", milliseconds=12)
    after = after_attempt(delivery, first_message(webhook.id, delivery), attempt, None)
    assert webhooks.update_delivery(webhook.id, after)
    before = dump(db)
    assert not webhooks.update_delivery(webhook.id, after)
    assert not webhooks.update_delivery(webhook.id, delivery._replace(version=9))
    assert not webhooks.update_delivery("whk_00other000", after)
    assert dump(db) == before
    assert webhooks.delivery(webhook.id, delivery.log.id) == after
    assert after.log.payload == '{"minute":0}'


def test_deliveries_come_page_by_page_the_newest_first(db: DynamoDB) -> None:
    webhook, webhooks = subscribe(db), Webhooks(db)
    for minute in range(5):
        webhooks.add_delivery(webhook.id, delivery_of(webhook, minute), 1_800_000_000)
    listed, position, pages = [], None, 0
    while pages == 0 or position:
        page = webhooks.deliveries(webhook.id, 2, position)
        listed += [delivery.payload for delivery in page.deliveries]
        position, pages = page.position, pages + 1
    assert listed == [f'{{"minute":{minute}}}' for minute in (4, 3, 2, 1, 0)]
    assert pages == 3
    assert webhooks.deliveries("whk_00other000", 2, None) == ([], None)
