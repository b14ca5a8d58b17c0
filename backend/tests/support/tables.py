"""What the tables hold, and what is done to them."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from typing import Any

from local.tables import read_tables
from tradewind.stores.dynamodb import DynamoDB, Item, Wire, unmarshal

Permissions = dict[str, set[str]]

ACTION_BY_PART = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}


def items_of(db: DynamoDB, table: str) -> list[Item]:
    """Every item of a table."""
    items: list[Item] = []
    start: Wire = {}
    while True:
        answer = db.call("Scan", {"TableName": db.prefix + table, "ConsistentRead": True, **start})
        items += map(unmarshal, answer["Items"])
        if "LastEvaluatedKey" not in answer:
            return items
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}


def dump(db: DynamoDB) -> dict[str, list[str]]:
    """Everything that the tables hold, to compare by; but not the audit table, which also says what did not change."""
    return {table: sorted(json.dumps(item, sort_keys=True) for item in items_of(db, table)) for table in read_tables() if table != "audit"}


def records_of(db: DynamoDB, action: str) -> list[Item]:
    """The audit records of an action."""
    return [item for item in items_of(db, "audit") if item["action"] == action]


def stock_of(db: DynamoDB, sku: str) -> tuple[int, int]:
    """What of a SKU is available and what is reserved."""
    item = db.get_item("stock", {"sku": sku, "entry": "stock"}, ConsistentRead=True)
    assert item is not None
    return int(item["available"]), int(item["reserved"])


def states(db: DynamoDB) -> list[str]:
    """The states of all orders."""
    return sorted(str(item["state"]) for item in items_of(db, "orders"))


def charges(db: DynamoDB) -> list[int]:
    """What the payment provider took, and did not give back."""
    kept = (int(item["captured"]) - int(item["refunded"]) for item in items_of(db, "simulated-payments") if "captured" in item)
    return [amount for amount in kept if amount]


def actions(action: str, request: Wire, prefix: str) -> list[tuple[str, str]]:
    """What IAM checks for a call: pairs of a table, or table/index, and an action."""
    if action == "TransactWriteItems":
        parts = [(ACTION_BY_PART[kind], part["TableName"]) for each in request["TransactItems"] for kind, part in each.items()]
    elif action == "BatchGetItem":
        parts = [(action, table) for table in request["RequestItems"]]
    else:
        index = f"/{request['IndexName']}" if "IndexName" in request else ""
        parts = [(action, request["TableName"] + index)]
    return [(table.removeprefix(prefix), name) for name, table in parts]


class Watch:
    """What a client does to the tables while it is watched, as `x-tradewind.tables` writes it: each thread by itself."""

    def __init__(self, db: DynamoDB, monkeypatch: Any) -> None:
        self._threads = threading.local()
        through = db.call

        def call(action: str, request: Wire, *attempts: int) -> Wire:
            for table, name in actions(action, request, db.prefix):
                self.seen[table].add(name)
            return through(action, request, *attempts)

        monkeypatch.setattr(db, "call", call)

    @property
    def seen(self) -> Permissions:
        if not hasattr(self._threads, "seen"):
            self.seen = defaultdict(set)
        seen: Permissions = self._threads.seen
        return seen

    @seen.setter
    def seen(self, seen: Permissions) -> None:
        self._threads.seen = seen
