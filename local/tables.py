"""The shop's tables, created from contract/tables.yaml in whatever answers as DynamoDB."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import yaml

from tradewind.stores.dynamodb import DynamoDB, DynamoDBError, Wire

CONTRACT = Path(__file__).resolve().parent.parent / "contract" / "tables.yaml"
INDEX_READY_SECONDS = 30


class TablesChanged(Exception):
    """The contract asks for what DynamoDB cannot do to a table that exists: another key, or another projection of an index."""


def read_tables() -> dict[str, Any]:
    tables: dict[str, Any] = yaml.load(CONTRACT.read_text("utf-8"), Loader=yaml.CSafeLoader)["tables"]
    return tables


def create_tables(dynamodb: DynamoDB) -> list[str]:
    """Create the tables and indexes that are missing, under the client's prefix; give a line for each. Raises TablesChanged."""
    done: list[str] = []
    for name, row in read_tables().items():
        wanted = _definition(dynamodb.prefix + name, row)
        try:
            existing = dynamodb.call("DescribeTable", {"TableName": wanted["TableName"]})["Table"]
        except DynamoDBError as error:
            if error.code != "ResourceNotFoundException":
                raise
            dynamodb.call("CreateTable", wanted)
            done.append(f"table {name} created")
        else:
            done += [f"index {name}/{index} created" for index in _add_indexes(dynamodb, name, wanted, existing)]
    return done


def delete_tables(dynamodb: DynamoDB) -> None:
    for name in read_tables():
        dynamodb.call("DeleteTable", {"TableName": dynamodb.prefix + name})


def _definition(table_name: str, row: dict[str, Any]) -> Wire:
    definition: Wire = {
        "TableName": table_name,
        "KeySchema": _key_schema(row),
        "AttributeDefinitions": [{"AttributeName": n, "AttributeType": t} for n, t in row["attributes"].items()],
        "BillingMode": "PAY_PER_REQUEST",
    }
    indexes = [
        {
            "IndexName": name,
            "KeySchema": _key_schema(index),
            "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": index["include"]}
            if "include" in index
            else {"ProjectionType": index.get("projection", "ALL")},
        }
        for name, index in row.get("indexes", {}).items()
    ]
    if indexes:
        definition["GlobalSecondaryIndexes"] = indexes
    if "stream" in row:
        definition["StreamSpecification"] = {"StreamEnabled": True, "StreamViewType": row["stream"]}
    return definition


def _key_schema(row: dict[str, Any]) -> list[Wire]:
    kinds = {"HASH": row["hashKey"], "RANGE": row.get("rangeKey")}
    return [{"AttributeName": attribute, "KeyType": kind} for kind, attribute in kinds.items() if attribute]


def _add_indexes(dynamodb: DynamoDB, name: str, wanted: Wire, existing: Wire) -> list[str]:
    if existing["KeySchema"] != wanted["KeySchema"]:
        raise TablesChanged(f"table {name} has another key now")
    present = {index["IndexName"]: index for index in existing.get("GlobalSecondaryIndexes", [])}
    added = []
    for index in wanted.get("GlobalSecondaryIndexes", []):
        if index["IndexName"] in present:
            if _shape(index) != _shape(present[index["IndexName"]]):
                raise TablesChanged(f"index {name}/{index['IndexName']} has another key or projection now")
            continue
        # DynamoDB builds one index at a time, and takes definitions only of attributes that a key uses by then.
        keys = {key["AttributeName"] for i in [index, *present.values(), existing] for key in i["KeySchema"]}
        attributes = [a for a in wanted["AttributeDefinitions"] if a["AttributeName"] in keys]
        dynamodb.call(
            "UpdateTable",
            {
                "TableName": wanted["TableName"],
                "AttributeDefinitions": attributes,
                "GlobalSecondaryIndexUpdates": [{"Create": index}],
            },
        )
        _wait_until_active(dynamodb, wanted["TableName"])
        present[index["IndexName"]] = index
        added.append(index["IndexName"])
    return added


def _shape(index: Wire) -> tuple[Any, ...]:
    projection = index["Projection"]
    return index["KeySchema"], projection["ProjectionType"], sorted(projection.get("NonKeyAttributes", []))


def _wait_until_active(dynamodb: DynamoDB, table_name: str) -> None:
    deadline = time.monotonic() + INDEX_READY_SECONDS
    while time.monotonic() < deadline:
        table = dynamodb.call("DescribeTable", {"TableName": table_name})["Table"]
        indexes = table.get("GlobalSecondaryIndexes", [])
        if table["TableStatus"] == "ACTIVE" and all(i.get("IndexStatus", "ACTIVE") == "ACTIVE" for i in indexes):
            return
        time.sleep(0.05)
    raise TimeoutError(f"an index of {table_name} was not ready within {INDEX_READY_SECONDS} s")
