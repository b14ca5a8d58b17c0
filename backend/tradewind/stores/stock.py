"""The `stock` table: how much of each SKU is available and reserved, and the log of adjustments.

| item       | sku | entry                   | holds                                                                     |
|------------|-----|-------------------------|---------------------------------------------------------------------------|
| stock      | SKU | `stock`                 | available, reserved (on hand is their sum), sold, product, threshold, low, noticed |
| adjustment | SKU | `adjustment#<key hash>` | quantity, reason, note, by whom, when, the request's hash                 |

`low` is there while the SKU runs low, and is what the index of such SKUs goes by. It is no part of an order's own write, or every order
would write that index: it follows by `notice` and `end_notice` after an order, and by `mark_low` after what staff do. `noticed` is there
from when the shop is told of it until there is enough again, and names the event that it was told of.
Stock changes by increments under a condition, never by reading and writing back; a count is an increment too, under the condition that
what it was counted against is still so.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec
from msgspec import UNSET

from tradewind.contract.types import Stock as StockLevel
from tradewind.contract.types import StockAdjustment, StockCount, StockMovement
from tradewind.domain.identifiers import fingerprint
from tradewind.domain.refusal import Field, Refusal
from tradewind.stores.audit import AuditRecord, audit_action
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item, TransactionCancelled, Unavailable, Wire

TABLE = "stock"
LIST = "stock"
LOW = "low"
MOST_KEYS = 100
COUNT_ATTEMPTS = 5


class Standing(NamedTuple):
    """`threshold` is None where the shop's own holds. `low`: it ran low when somebody last looked. `noticed` is the event by which the
    shop was told so, empty where it was not."""

    available: int
    reserved: int
    product: str
    threshold: int | None
    low: bool
    noticed: str


class Stock:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def available(self, skus: Iterable[str]) -> dict[str, int]:
        """What can be sold of each SKU; one that is not there is left out."""
        items = self._db.batch_get({TABLE: [stock_key(sku) for sku in skus]})[TABLE]
        return {str(item["sku"]): int(item["available"]) for item in items}

    def standings(self, skus: Iterable[str]) -> dict[str, Standing]:
        """How some SKUs stand now, in one consistent read; one that is not there is left out."""
        items = self._db.batch_get({TABLE: [stock_key(sku) for sku in skus]}, consistent=True)[TABLE]
        return {
            str(item["sku"]): Standing(
                available=int(item["available"]),
                reserved=int(item["reserved"]),
                product=str(item["product"]),
                threshold=read_threshold(item),
                low="low" in item,
                noticed=str(item.get("noticed", "")),
            )
            for item in items
        }

    def logged(self, key_hashes: Mapping[str, str]) -> set[str]:
        """The SKUs, of those whose adjustment's key is given, for which it has been made."""
        keys = [_log_key(sku, key_hash) for sku, key_hash in key_hashes.items()]
        return {str(item["sku"]) for item in self._db.batch_get({TABLE: keys}, consistent=True)[TABLE]}

    def notice(self, sku: str, event_id: str, threshold: int) -> bool:
        """Note that less than the threshold is available; True for the one event that says so first, however often it does."""
        return self._note(
            sku,
            "SET noticed = :event, low = :low",
            "available < :threshold AND (attribute_not_exists(noticed) OR noticed = :event)",
            {":threshold": {"N": str(threshold)}, ":event": {"S": event_id}, ":low": {"S": LOW}},
        )

    def end_notice(self, sku: str, threshold: int) -> bool:
        """Note that enough is available again; False where that was known, or is no longer so."""
        condition = "attribute_exists(low) AND available >= :threshold"
        return self._note(sku, "REMOVE noticed, low", condition, {":threshold": {"N": str(threshold)}})

    def mark_low(self, sku: str, threshold: int) -> bool:
        """Let the mark of what runs low follow what is available; False where it does already. Nobody is told."""
        condition = "attribute_exists(sku) AND attribute_not_exists(low) AND available < :threshold"
        values = {":threshold": {"N": str(threshold)}, ":low": {"S": LOW}}
        return self._note(sku, "SET low = :low", condition, values) or self.end_notice(sku, threshold)

    def _note(self, sku: str, change: str, condition: str, values: Wire) -> bool:
        try:
            self._db.update_item(
                TABLE,
                stock_key(sku),
                UpdateExpression=change,
                ConditionExpression=condition,
                ExpressionAttributeValues=values,
            )
        except ConditionFailed:
            return False
        return True

    def levels(self, skus: Iterable[str]) -> dict[str, StockLevel]:
        """The level of each SKU, of however many; one that is not there is left out."""
        items: list[Item] = []
        for some in batches(list(dict.fromkeys(skus)), MOST_KEYS):
            items += self._db.batch_get({TABLE: [stock_key(sku) for sku in some]})[TABLE]
        return {str(item["sku"]): read_level(item) for item in items}

    def get(self, sku: str) -> tuple[StockLevel, str] | None:
        """The level of a SKU, and the id of its product."""
        item = self._db.get_item(TABLE, stock_key(sku), ConsistentRead=True)
        if item is None:
            return None
        return read_level(item), str(item["product"])

    def adjust(self, sku: str, adjustment: StockAdjustment, key_hash: str, request_hash: str, by: str, at: str) -> bool:
        """Add the quantity to what is available, and log it; False where this key did so before."""
        note = "" if adjustment.note is UNSET else adjustment.note
        log = _log(sku, adjustment.quantity, adjustment.reason, note, key_hash, request_hash, by, at)
        change = self._db.update(
            TABLE,
            stock_key(sku),
            "SET available = available + :quantity",
            "attribute_exists(sku) AND available >= :taken",
            quantity=adjustment.quantity,
            taken=max(0, -adjustment.quantity),
        )
        kept = msgspec.json.encode(adjustment).decode()
        fresh = self._move(log, change, AuditRecord(at=at, action="adjustStock", by=by, subject=sku, after=kept))
        if fresh is None:
            raise self._refusal(sku)
        return fresh

    def count(
        self, sku: str, count: StockCount, key_hash: str, by: str, at: str, action: str = "countStock", known: StockLevel | None = None
    ) -> StockLevel | None:
        """Set what is on hand, and log the difference: the level as it was before; None where this key did so before.

        `action` is the operation that counts, `known` the level where it has been read already.
        """
        request_hash = fingerprint(msgspec.json.encode(count))
        for _ in range(COUNT_ATTEMPTS):
            level, known = known or self._level(sku), None
            check_count(level, count.counted)
            note = "" if count.note is UNSET else count.note
            log = _log(sku, count.counted - level.on_hand, "counted", note, key_hash, request_hash, by, at)
            change = self._db.update(
                TABLE,
                stock_key(sku),
                "SET available = :counted",
                "available = :available AND reserved = :reserved",
                counted=count.counted - level.reserved,
                available=level.available,
                reserved=level.reserved,
            )
            was, kept = msgspec.json.encode(level).decode(), msgspec.json.encode(count).decode()
            fresh = self._move(log, change, AuditRecord(at=at, action=action, by=by, subject=sku, before=was, after=kept))
            if fresh is not None:
                return level if fresh else None
        raise Unavailable("StockChangesTooFast")

    def _level(self, sku: str) -> StockLevel:
        found = self.get(sku)
        if found is None:
            raise unknown_sku()
        return found[0]

    def set_threshold(self, sku: str, threshold: int, record: AuditRecord) -> None:
        """Below how many a SKU runs low; 0 for never."""
        change = self._db.update(TABLE, stock_key(sku), "SET threshold = :threshold", "attribute_exists(sku)", threshold=threshold)
        try:
            self._db.transact([change, audit_action(self._db, record)], uuid.uuid4().hex)
        except TransactionCancelled as error:
            if error.failed(0):
                raise unknown_sku() from error
            raise

    def skus(self, beginning: str, limit: int, position: str | None, *, low: bool) -> tuple[list[str], str | None]:
        """One page of SKUs that begin so, all or those that run low; and the last of them, where more follow."""
        index, attribute, value = ("low", "low", LOW) if low else ("skus", "list", LIST)
        values: Wire = {":list": {"S": value}}
        condition = "#list = :list"
        if beginning:
            condition += " AND begins_with(sku, :beginning)"
            values[":beginning"] = {"S": beginning}
        start = {attribute: {"S": value}, **{name: {"S": key} for name, key in stock_key(position).items()}} if position else None
        items, last = self._db.query(
            TABLE,
            IndexName=index,
            KeyConditionExpression=condition,
            ExpressionAttributeNames={"#list": attribute},
            ExpressionAttributeValues=values,
            Limit=limit,
            **({"ExclusiveStartKey": start} if start else {}),
        )
        return [str(item["sku"]) for item in items], str(last["sku"]) if last else None

    def movements(self, sku: str, limit: int, position: list[str] | None) -> tuple[list[StockMovement], list[str] | None]:
        """One page of what staff did to a SKU's stock, the newest first."""
        start = dict(zip(("at", "entry"), position, strict=True)) if position else {}
        items, last = self._db.query(
            TABLE,
            IndexName="log",
            KeyConditionExpression="sku = :sku",
            ExpressionAttributeValues={":sku": {"S": sku}},
            ScanIndexForward=False,
            Limit=limit,
            **({"ExclusiveStartKey": {name: {"S": value} for name, value in {"sku": sku, **start}.items()}} if start else {}),
        )
        return [_movement(item) for item in items], [str(last["at"]), str(last["entry"])] if last else None

    def _move(self, log: Item, change: Wire, record: AuditRecord) -> bool | None:
        """Log a change and make it; False where the log has it already, None where the change's condition does not hold."""
        try:
            audited = audit_action(self._db, record)
            self._db.transact([self._db.put(TABLE, log, "attribute_not_exists(sku)"), change, audited], uuid.uuid4().hex)
        except TransactionCancelled as error:
            if error.failed(0):
                self._check_replay({"sku": log["sku"], "entry": log["entry"]}, str(log["request"]))
                return False
            if error.failed(1):
                return None
            raise
        return True

    def _check_replay(self, key: Item, request_hash: str) -> None:
        stored = self._db.get_item(TABLE, key, ConsistentRead=True)
        if stored is None or stored["request"] != request_hash:
            raise Refusal("idempotency-key-reused", "This Idempotency-Key was used for another adjustment; send a new one.")

    def _refusal(self, sku: str) -> Refusal:
        found = self.get(sku)
        if found is None:
            return unknown_sku()
        return Refusal(
            "out-of-stock",
            f"Only {found[0].available} of {sku} are available to be taken away; {found[0].reserved} are reserved for orders.",
            Field("/quantity", f"At most {found[0].available} can be taken away.", "out-of-stock"),
        )


def stock_key(sku: str) -> Item:
    return {"sku": sku, "entry": "stock"}


def check_count(level: StockLevel, counted: int, pointer: str = "/counted") -> None:
    """Refuse a count of less than what is promised to orders."""
    if counted < level.reserved:
        raise Refusal(
            "out-of-stock",
            f"{level.reserved} of {level.sku} are reserved for orders, so fewer can't be on hand; cancel an order first.",
            Field(pointer, f"At least {level.reserved} are reserved.", "out-of-stock"),
        )


def _log_key(sku: str, key_hash: str) -> Item:
    return {"sku": sku, "entry": f"adjustment#{key_hash}"}


def _log(sku: str, quantity: int, reason: str, note: str, key_hash: str, request_hash: str, by: str, at: str) -> Item:
    return {**_log_key(sku, key_hash), "quantity": quantity, "reason": reason, "note": note, "by": by, "at": at, "request": request_hash}


def _movement(item: Item) -> StockMovement:
    return msgspec.convert({name: item[name] for name in ("at", "quantity", "reason", "note", "by")}, StockMovement)


def batches(skus: list[str], size: int) -> list[list[str]]:
    """The SKUs, so many at a time."""
    return [skus[i : i + size] for i in range(0, len(skus), size)]


def unknown_sku(*fields: Field) -> Refusal:
    return Refusal("not-found", "There is no such SKU.", *fields)


def read_threshold(item: Item) -> int | None:
    return int(item["threshold"]) if "threshold" in item else None


def read_level(item: Item) -> StockLevel:
    available, reserved = int(item["available"]), int(item["reserved"])
    return StockLevel(sku=str(item["sku"]), on_hand=available + reserved, reserved=reserved, available=available)


def level_of(sku: str, standing: Standing) -> StockLevel:
    available, reserved = standing.available, standing.reserved
    return StockLevel(sku=sku, on_hand=available + reserved, reserved=reserved, available=available)


def create_action(db: DynamoDB, sku: str, product_id: str, on_hand: int, low_below: int = 0) -> Wire:
    """Put the stock of a new SKU, on condition that there is none; less than `low_below` runs low from the start."""
    item: Item = {**stock_key(sku), "available": on_hand, "reserved": 0, "product": product_id, "list": LIST}
    return db.put(TABLE, {**item, "low": LOW} if on_hand < low_below else item, "attribute_not_exists(sku)")


def delete_action(db: DynamoDB, sku: str) -> Wire:
    """Delete a SKU's stock, on condition that none of it is reserved."""
    return db.delete(TABLE, stock_key(sku), "attribute_not_exists(sku) OR reserved = :none", none=0)


def reserve_action(db: DynamoDB, sku: str, quantity: int) -> Wire:
    """Promise stock to an order, on condition that enough is available."""
    return db.update(
        TABLE,
        stock_key(sku),
        "SET available = available - :quantity, reserved = reserved + :quantity",
        "available >= :quantity",
        quantity=quantity,
    )


def release_action(db: DynamoDB, sku: str, quantity: int) -> Wire:
    """Give back what was reserved."""
    return db.update(
        TABLE,
        stock_key(sku),
        "SET available = available + :quantity, reserved = reserved - :quantity",
        "reserved >= :quantity",
        quantity=quantity,
    )


def ship_action(db: DynamoDB, sku: str, quantity: int) -> Wire:
    """Take what was reserved out of the house."""
    return db.update(
        TABLE,
        stock_key(sku),
        "SET reserved = reserved - :quantity ADD sold :quantity",
        "reserved >= :quantity",
        quantity=quantity,
    )
