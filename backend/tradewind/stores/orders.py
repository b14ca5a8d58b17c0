"""The `orders` table: an item per order.

The order as customers see it is one JSON document, its timeline included. Beside it stand what conditions and indexes need, and what only
the shop needs to know: the hash of the request that placed it, the salt of its token and the hash of the token itself, who owns it.

An order is always written whole, on condition that its version is the one that was decided on; the stock that goes with it moves in the
same transaction. The table's stream is the outbox: what is in the timeline has been committed, and what has been committed is in it.
"""

from __future__ import annotations

import uuid
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
from msgspec import UNSET, Struct

from tradewind.contract.types import Order, OrderNote, OrderState, OrderSummary
from tradewind.domain.refusal import Field, Refusal
from tradewind.stores import promotions, stock
from tradewind.stores.audit import AuditRecord, audit_action
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item, TransactionCancelled, Value, Wire

if TYPE_CHECKING:
    from tradewind.domain.orders import PromotionEffect, StockEffect

TABLE = "orders"
PAGE = 100
PaymentProblem = Literal["payment-declined", "payment-timeout"]
DUE_SHARDS = 4
"""Partitions of the index of what is due, so that a busy shop's orders do not all meet in one."""
LIST_PAGES = 4
"""How many index pages one list may read to fill a page through a filter; after that the page is short."""


class OrderRecord(Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """An order and what the shop keeps with it. `reservation_ends` and `due_at` are in seconds since 1970.

    `uses_promotion` says whether the order took one of a limited code's uses. `void_pending` says that the payment provider has yet to
    confirm that nothing is held or taken. `due_at` is when the shop looks at the order again of its own accord. `commands` has the hash
    of each command that was carried out under a key, by what it made. `notes` is what staff wrote, the oldest first: beside the
    document, so that nobody gets to see it who gets to see the order.
    """

    id: str
    state: OrderState
    version: int
    document: str
    summary: str
    placed: str
    month: str
    email: str
    request_hash: str
    salt: str
    token_hash: str
    reservation_ends: int
    uses_promotion: bool = False
    owner: str = ""
    payment_problem: str = ""
    payment_id: str = ""
    action_url: str = ""
    action_secret: str = ""
    void_pending: bool = False
    due: str = ""
    due_at: int = 0
    commands: str = "{}"
    notes: str = "[]"

    def order(self) -> Order:
        return msgspec.json.decode(self.document, type=Order)

    def command(self, subject: str) -> str | None:
        """The hash of the request that made a fulfilment or refund, by its id."""
        found: str | None = msgspec.json.decode(self.commands, type=dict[str, str]).get(subject)
        return found

    def all_notes(self) -> list[OrderNote]:
        return msgspec.json.decode(self.notes, type=list[OrderNote])


class OrderList(NamedTuple):
    """`summaries` are JSON objects, ready to be sent; `position` is where the next page starts, None at the end."""

    summaries: list[str]
    position: str | None


class Changed(Exception):
    """Somebody wrote the order since it was read; nothing was written."""


class Orders:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def get(self, order_id: str) -> OrderRecord | None:
        item = self._db.get_item(TABLE, {"id": order_id}, ConsistentRead=True)
        return msgspec.convert(item, OrderRecord) if item else None

    def get_many(self, order_ids: list[str]) -> list[OrderRecord]:
        """At most 100 orders, in the order of their ids; one that is not there is left out."""
        items = self._db.batch_get({TABLE: [{"id": order_id} for order_id in order_ids]})[TABLE]
        records = {str(item["id"]): msgspec.convert(item, OrderRecord) for item in items}
        return [records[order_id] for order_id in order_ids if order_id in records]

    def place(self, record: OrderRecord, quantities: dict[str, int]) -> bool:
        """Put the order, reserve its stock and count its promotion's use: all or nothing. False where the order is there already.

        Refuses where stock or a promotion's uses have run out since the quote.
        """
        order = record.order()
        actions = [self._db.put(TABLE, _item(record), "attribute_not_exists(id)")]
        actions += _stock_actions(self._db, "reserve", quantities)
        actions += _promotion_actions(self._db, "use", record, order)
        try:
            self._db.transact(actions, f"place-{record.salt}")
        except TransactionCancelled as error:
            if error.failed(0):
                return False
            short = [sku for i, sku in enumerate(quantities, 1) if error.failed(i)]
            if short:
                raise _out_of_stock(order, short) from error
            if error.failed(len(actions) - 1):
                raise Refusal(
                    "promotion-not-valid",
                    "The promotion code was used up a moment ago; go on without it.",
                    Field("/promotionCode", "This code is used up.", "used-up"),
                ) from error
            raise
        return True

    def save(
        self,
        before: OrderRecord,
        after: OrderRecord,
        effect: StockEffect = "none",
        pieces: dict[str, int] | None = None,
        promotion: PromotionEffect = "none",
        audit: AuditRecord | None = None,
    ) -> OrderRecord:
        """Write what was decided on `before`, move the pieces, by SKU, that go with it, and keep the record of it: all or nothing.

        Gives what was written.

        Raises Changed where the order is no longer `before`; a Refusal where stock that is to be reserved again is not there.
        """
        after = msgspec.structs.replace(after, version=before.version + 1)
        actions = _stock_actions(self._db, effect, pieces or {}) + _promotion_actions(self._db, promotion, before, after.order())
        actions += [audit_action(self._db, audit)] if audit else []
        try:
            if actions:
                put = self._db.put(TABLE, _item(after), "version = :version", version=before.version)
                self._db.transact([put, *actions], uuid.uuid4().hex)
            else:
                self._db.put_item(
                    TABLE,
                    _item(after),
                    ConditionExpression="version = :version",
                    ExpressionAttributeValues={":version": {"N": str(before.version)}},
                )
        except ConditionFailed:
            # The answer to an attempt of ours may have been lost, and the next one met it.
            if self.get(after.id) == after:
                return after
            raise Changed from None
        except TransactionCancelled as error:
            if error.failed(0):
                raise Changed from None
            if effect == "reserve":
                raise _out_of_stock(after.order(), [sku for i, sku in enumerate(pieces or {}, 1) if error.failed(i)]) from error
            raise
        return after

    def by_month(self, month: str, low: str, high: str, limit: int, state: OrderState | None, position: str | None) -> OrderList:
        """Orders of a month, such as `2026-11`, between two places, the newest first."""
        return self._list("by-date", "month", month, low, high, limit, state, position)

    def begun_since(self, since: str, now: str) -> Iterator[str]:
        """Summaries of the orders that were begun since a time, month by month (RFC 3339, both)."""
        month = since[:7]
        while month <= now[:7]:
            position: str | None = None
            while True:
                found = self.by_month(month, since, "~", PAGE, None, position)
                yield from found.summaries
                position = found.position
                if position is None:
                    break
            year, number = int(month[:4]), int(month[5:])
            month = f"{year + 1}-01" if number == 12 else f"{year}-{number + 1:02d}"

    def by_state(self, state: OrderState, low: str, high: str, limit: int, position: str | None) -> OrderList:
        return self._list("by-state", "state", state, low, high, limit, None, position)

    def by_email(self, email: str, low: str, high: str, limit: int, state: OrderState | None, position: str | None) -> OrderList:
        return self._list("by-email", "email", email.lower(), low, high, limit, state, position)

    def by_owner(self, owner: str, limit: int, position: str | None) -> OrderList:
        return self._list("by-owner", "owner", owner, "0", "~", limit, None, position)

    def due(self, now: int, limit: int) -> list[str]:
        """Ids of orders that want looking at, those that have waited longest first within each shard."""
        ids: list[str] = []
        for shard in range(DUE_SHARDS):
            items, _ = self._db.query(
                TABLE,
                IndexName="due",
                KeyConditionExpression="due = :due AND dueAt <= :now",
                ExpressionAttributeValues={":due": {"S": str(shard)}, ":now": {"N": str(now)}},
                Limit=limit,
            )
            ids += [str(item["id"]) for item in items]
        return ids

    def _list(
        self, index: str, key: str, value: str, low: str, high: str, limit: int, state: OrderState | None, position: str | None
    ) -> OrderList:
        names = {"#key": key, "#summary": "summary"}
        values: Wire = {":key": {"S": value}, ":low": {"S": low}, ":high": {"S": high}}
        options: Wire = {}
        if state is not None:
            names["#state"] = "state"
            values[":state"] = {"S": state}
            options["FilterExpression"] = "#state = :state"
        summaries: list[str] = []
        for _ in range(LIST_PAGES):
            if position is not None:
                order_id = position.rsplit("#", 1)[-1]
                options["ExclusiveStartKey"] = {"id": {"S": order_id}, key: {"S": value}, "placed": {"S": position}}
            items, last = self._db.query(
                TABLE,
                IndexName=index,
                KeyConditionExpression="#key = :key AND placed BETWEEN :low AND :high",
                ExpressionAttributeNames=names,
                ExpressionAttributeValues=values,
                ProjectionExpression="#summary",
                ScanIndexForward=False,
                Limit=limit - len(summaries),
                **options,
            )
            summaries += [str(item["summary"]) for item in items]
            position = str(last["placed"]) if last else None
            if position is None or len(summaries) == limit:
                break
        return OrderList(summaries, position)


def written(record: OrderRecord, order: Order, **changes: object) -> OrderRecord:
    """The record with this order in it, and all that is kept beside the document and follows from it."""
    return msgspec.structs.replace(
        record,
        state=order.state,
        document=msgspec.json.encode(order).decode(),
        summary=msgspec.json.encode(summary(order)).decode(),
        **changes,
    )


def noted(record: OrderRecord, note: OrderNote, commands: str) -> OrderRecord:
    """The record with one more note, and the command that wrote it."""
    return msgspec.structs.replace(record, notes=msgspec.json.encode([*record.all_notes(), note]).decode(), commands=commands)


def summary(order: Order) -> OrderSummary:
    return OrderSummary(
        id=order.id,
        number=order.number,
        state=order.state,
        refund_state=order.refund_state,
        placed_at=order.placed_at,
        email=order.email,
        name=order.shipping_address.name,
        pieces=sum(line.quantity for line in order.lines),
        total=order.totals.total,
        image=next((line.image for line in order.lines if line.image is not UNSET), UNSET),
    )


def place_in_lists(placed_at: str, order_id: str) -> str:
    """Sorts by time, and is unique."""
    return f"{placed_at}#{order_id}"


def due_shard(order_id: str) -> str:
    return str(zlib.crc32(order_id.encode()) % DUE_SHARDS)


def _item(record: OrderRecord) -> Item:
    item: dict[str, Value] = msgspec.to_builtins(record)
    return item


def _stock_actions(db: DynamoDB, effect: StockEffect, pieces: dict[str, int]) -> list[Wire]:
    if effect == "none":
        return []
    action = {"reserve": stock.reserve_action, "release": stock.release_action, "ship": stock.ship_action}[effect]
    return [action(db, sku, quantity) for sku, quantity in pieces.items()]


def _promotion_actions(db: DynamoDB, effect: PromotionEffect, record: OrderRecord, order: Order) -> list[Wire]:
    if effect == "none" or not record.uses_promotion or order.promotion is UNSET:
        return []
    action = promotions.use_action if effect == "use" else promotions.give_back_action
    return [action(db, order.promotion.code)]


def _out_of_stock(order: Order, skus: list[str]) -> Refusal:
    fields = [
        Field(f"/lines/{i}/quantity", f"There is not enough of {line.name} left.", "not-enough-stock")
        for i, line in enumerate(order.lines)
        if line.sku in skus
    ]
    return Refusal(
        "out-of-stock",
        "Somebody bought the last of it a moment ago; nothing was charged. Change your cart, then try again.",
        *fields,
    )
