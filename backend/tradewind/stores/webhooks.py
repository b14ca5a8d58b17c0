"""The `webhooks` table: subscriptions, and the log of what was sent to each.

| item         | subscription | entry           | holds                                                      |
|--------------|--------------|-----------------|------------------------------------------------------------|
| subscription | `all`        | `slot#<00..19>` | document, its id, its secret                               |
| delivery     | webhook's id | delivery's id   | document, payload, turn, version, when it may be forgotten |

There are as many slots as there may be subscriptions, so that the limit is the condition of each put: that its slot is free. A webhook's
id says which slot it takes. The secret is read only to sign with.
"""

from __future__ import annotations

import contextlib
import uuid
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from tradewind.contract.types import Webhook, WebhookDelivery
from tradewind.domain.webhooks import Delivery
from tradewind.stores.audit import AuditRecord, audit_action
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item, TransactionCancelled, Wire, marshal

TABLE = "webhooks"
ALL = "all"


class Subscription(NamedTuple):
    webhook: Webhook
    secret: str


class DeliveryPage(NamedTuple):
    """`position` is where the next page starts, None at the end."""

    deliveries: list[WebhookDelivery]
    position: str | None


class Webhooks:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def list_all(self) -> list[Webhook]:
        """Every subscription, the oldest first. They are few, and fit in one page of a query."""
        items, _ = self._db.query(
            TABLE,
            KeyConditionExpression="subscription = :all",
            ExpressionAttributeValues={":all": {"S": ALL}},
            ProjectionExpression="document",
            ConsistentRead=True,
        )
        return sorted((_webhook(item) for item in items), key=lambda webhook: (webhook.created_at, webhook.id))

    def get(self, webhook_id: str) -> Subscription | None:
        item = self._db.get_item(TABLE, _subscription_key(webhook_id), ConsistentRead=True)
        return Subscription(_webhook(item), str(item["secret"])) if item and item["id"] == webhook_id else None

    def create(self, webhook: Webhook, secret: str, record: AuditRecord) -> bool:
        """Put a subscription into the slot that its id names, and the record with it; False where the slot is taken."""
        item: Item = {**_subscription_key(webhook.id), "id": webhook.id, "document": _json(webhook), "secret": secret}
        return self._write(self._db.put(TABLE, item, "attribute_not_exists(entry)"), record)

    def delete(self, webhook_id: str, record: AuditRecord) -> bool:
        """Delete a subscription, and keep the record; False where it is not there any more."""
        return self._write(self._db.delete(TABLE, _subscription_key(webhook_id), "id = :id", id=webhook_id), record)

    def add_delivery(self, webhook_id: str, delivery: Delivery, expires_at: int) -> None:
        """Put a delivery, unless it is there already; it may be forgotten at `expires_at`, in seconds since 1970."""
        with contextlib.suppress(ConditionFailed):
            self._db.put_item(
                TABLE,
                {
                    **_delivery_key(webhook_id, delivery.log.id),
                    "document": _without_payload(delivery.log),
                    "payload": delivery.log.payload,
                    "turn": delivery.turn,
                    "version": delivery.version,
                    "expiresAt": expires_at,
                },
                ConditionExpression="attribute_not_exists(entry)",
            )

    def delivery(self, webhook_id: str, delivery_id: str) -> Delivery | None:
        item = self._db.get_item(TABLE, _delivery_key(webhook_id, delivery_id), ConsistentRead=True)
        return Delivery(_log(item), int(item["turn"]), int(item["version"])) if item else None

    def deliveries(self, webhook_id: str, limit: int, position: str | None) -> DeliveryPage:
        """One page of what was sent to a subscription, the newest first."""
        start = {"ExclusiveStartKey": marshal(_delivery_key(webhook_id, position))} if position else {}
        items, last = self._db.query(
            TABLE,
            KeyConditionExpression="subscription = :webhook",
            ExpressionAttributeValues={":webhook": {"S": webhook_id}},
            ScanIndexForward=False,
            Limit=limit,
            **start,
        )
        return DeliveryPage([_log(item) for item in items], str(last["entry"]) if last else None)

    def update_delivery(self, webhook_id: str, after: Delivery) -> bool:
        """Replace a delivery's log and turn, if its version is still the one before; whether it was."""
        values: Item = {
            ":document": _without_payload(after.log),
            ":turn": after.turn,
            ":version": after.version,
            ":before": after.version - 1,
        }
        try:
            self._db.update_item(
                TABLE,
                _delivery_key(webhook_id, after.log.id),
                UpdateExpression="SET document = :document, turn = :turn, version = :version",
                ConditionExpression="version = :before",
                ExpressionAttributeValues=marshal(values),
            )
        except ConditionFailed:
            return False
        return True

    def _write(self, change: Wire, record: AuditRecord) -> bool:
        """Whether the change's condition held; then it is made, and recorded."""
        try:
            self._db.transact([change, audit_action(self._db, record)], uuid.uuid4().hex)
        except TransactionCancelled as error:
            if error.failed(0):
                return False
            raise
        return True


def _subscription_key(webhook_id: str) -> Item:
    slot = webhook_id.removeprefix("whk_")[:2]
    return {"subscription": ALL, "entry": f"slot#{slot}"}


def _delivery_key(webhook_id: str, delivery_id: str) -> Item:
    return {"subscription": webhook_id, "entry": delivery_id}


def _webhook(item: Item) -> Webhook:
    return msgspec.json.decode(str(item["document"]), type=Webhook)


def _without_payload(log: WebhookDelivery) -> str:
    return _json(replace(log, payload=""))


def _log(item: Item) -> WebhookDelivery:
    return replace(msgspec.json.decode(str(item["document"]), type=WebhookDelivery), payload=str(item["payload"]))


def _json(struct: msgspec.Struct) -> str:
    return msgspec.json.encode(struct).decode()
