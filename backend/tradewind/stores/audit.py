"""The `audit` table: who did what, and what was refused, a partition per day.

| item   | day          | entry           | holds                                                                       |
|--------|--------------|-----------------|-----------------------------------------------------------------------------|
| record | `2026-11-24` | `<time>#<id>`   | action, by, subject, and `before` and `after` as JSON where something changed |
"""

from __future__ import annotations

import uuid

import msgspec
from msgspec import Struct

from tradewind.contract.types import AuditEntry
from tradewind.stores.dynamodb import DynamoDB, Item, Wire, marshal

TABLE = "audit"


class AuditRecord(Struct, frozen=True, kw_only=True):
    """`at` is RFC 3339 in UTC. `by` is an account's id, or what it was that did it. `subject` is the id of what it was done to."""

    at: str
    action: str
    by: str
    subject: str = ""
    before: str = ""
    after: str = ""


class Audit:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def write(self, record: AuditRecord) -> None:
        """Keep a record by itself, of what was refused: nothing else is written with it."""
        self._db.put_item(TABLE, _item(record))

    def of_day(self, day: str, limit: int, position: str | None) -> tuple[list[AuditEntry], str | None]:
        """One page of a day's records, the newest first; and where the next page starts, where more follow."""
        start = {"ExclusiveStartKey": marshal(audit_key(day, position))} if position else {}
        items, last = self._db.query(
            TABLE,
            KeyConditionExpression="#day = :day",
            ExpressionAttributeNames={"#day": "day"},
            ExpressionAttributeValues={":day": {"S": day}},
            ScanIndexForward=False,
            Limit=limit,
            **start,
        )
        return [msgspec.convert({**item, "id": item["entry"]}, AuditEntry) for item in items], str(last["entry"]) if last else None


def audit_action(db: DynamoDB, record: AuditRecord) -> Wire:
    """Keep a record in the transaction of the change that it is about."""
    return db.put(TABLE, _item(record))


def audit_key(day: str, entry: str) -> Item:
    return {"day": day, "entry": entry}


def _item(record: AuditRecord) -> Item:
    kept = {name: getattr(record, name) for name in AuditRecord.__struct_fields__}
    return {**audit_key(record.at[:10], f"{record.at}#{uuid.uuid4().hex[:12]}"), **kept}
