"""The `people` table: one partition, `shop`.

| item   | person       | holds                                              |
|--------|--------------|----------------------------------------------------|
| head   | `#people`    | the version of all roles together                  |
| person | Cognito's sub | the role that they were last given: none is `customer` |

Every change is on condition of the version, so that what holds for all of them together (an admin stays) holds whoever else decides; but
for what only adds a role, which nothing speaks against. Of whom there is no item, nothing was decided here.
"""

from __future__ import annotations

import uuid
from typing import NamedTuple

from tradewind.domain.people import Standing
from tradewind.domain.refusal import Refusal
from tradewind.stores.audit import AuditRecord, audit_action
from tradewind.stores.dynamodb import DynamoDB, Item, TransactionCancelled, Value, marshal

TABLE = "people"
SHOP = "shop"
# No account has such an id, and it sorts before all.
HEAD = "#people"


class Decided(NamedTuple):
    """`version` is 0 until somebody is first given a role here."""

    version: int
    standings: dict[str, Standing]


class People:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def standing(self, person: str) -> Standing | None:
        """What a person is as of now; None where nothing was decided here."""
        item = self._db.get_item(TABLE, person_key(person), ConsistentRead=True)
        return None if item is None else _standing(item)

    def all(self) -> Decided:
        items: list[Item] = []
        start: Item | None = None
        while True:
            page, start = self._db.query(
                TABLE,
                KeyConditionExpression="#list = :shop",
                ExpressionAttributeNames={"#list": "list"},
                ExpressionAttributeValues={":shop": {"S": SHOP}},
                ConsistentRead=True,
                **({"ExclusiveStartKey": marshal(start)} if start else {}),
            )
            items += page
            if start is None:
                break
        version = next((int(item["version"]) for item in items if item["person"] == HEAD), 0)
        return Decided(version, {str(item["person"]): _standing(item) for item in items if item["person"] != HEAD})

    def add(self, person: str, standing: Standing, record: AuditRecord) -> None:
        """Give somebody a role, whatever else is decided."""
        head = self._db.update(TABLE, person_key(HEAD), "ADD version :one", "", one=1)
        self._write(head, person, standing, record)

    def change(self, person: str, standing: Standing, version: int, record: AuditRecord) -> None:
        """Give somebody another role, or none, on condition that nobody decided anything since that version."""
        condition = "version = :before" if version else "attribute_not_exists(version)"
        values: dict[str, Value] = {"after": version + 1, **({"before": version} if version else {})}
        head = self._db.update(TABLE, person_key(HEAD), "SET version = :after", condition, **values)
        try:
            self._write(head, person, standing, record)
        except TransactionCancelled as error:
            if error.failed(0):
                raise stale_roles() from error
            raise

    def _write(self, head: dict[str, object], person: str, standing: Standing, record: AuditRecord) -> None:
        item: Item = {**person_key(person), "standing": standing}
        self._db.transact([head, self._db.put(TABLE, item), audit_action(self._db, record)], uuid.uuid4().hex)


def stale_roles() -> Refusal:
    return Refusal("stale-version", "Somebody changed who works here since you read it; read it again, then change it.")


def person_key(person: str) -> Item:
    return {"list": SHOP, "person": person}


def _standing(item: Item) -> Standing:
    standing: Standing = item["standing"]  # type: ignore[assignment]
    return standing
