"""The tables builder, on both emulators."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from local import tables
from local.tables import TablesChanged, create_tables, read_tables
from tests.support.emulators import TABLE_PREFIX
from tradewind.stores.dynamodb import DynamoDB


def test_every_table_of_the_contract_is_there_with_its_keys_and_indexes(either_dynamodb: DynamoDB) -> None:
    for name, row in read_tables().items():
        table = either_dynamodb.call("DescribeTable", {"TableName": TABLE_PREFIX + name})["Table"]
        assert table["KeySchema"][0]["AttributeName"] == row["hashKey"]
        projections = {i["IndexName"]: i["Projection"] for i in table.get("GlobalSecondaryIndexes", [])}
        assert set(projections) == set(row.get("indexes", {}))
        for index, wanted in row.get("indexes", {}).items():
            assert projections[index]["ProjectionType"] == wanted.get("projection", "INCLUDE" if "include" in wanted else "ALL")
            assert set(projections[index].get("NonKeyAttributes", [])) == set(wanted.get("include", []))


def test_a_second_run_does_nothing(either_dynamodb: DynamoDB) -> None:
    assert create_tables(either_dynamodb) == []


def test_a_new_table_and_a_new_index_are_added_to_what_is_there(either_dynamodb: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    either_dynamodb.put_item("orders", {"id": "ord_kept"})
    contract = changed(monkeypatch)
    contract["kites"] = {"hashKey": "id", "attributes": {"id": "S"}}
    contract["orders"]["attributes"]["placedAt"] = "S"
    contract["orders"]["indexes"] = {"by-day": {"hashKey": "id", "rangeKey": "placedAt", "include": ["total"]}}

    assert create_tables(either_dynamodb) == ["index orders/by-day created", "table kites created"]
    assert create_tables(either_dynamodb) == []
    assert either_dynamodb.get_item("orders", {"id": "ord_kept"}) == {"id": "ord_kept"}


def test_a_changed_key_is_refused_by_name(either_dynamodb: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(monkeypatch)["orders"] |= {"hashKey": "number", "attributes": {"number": "S"}}
    with pytest.raises(TablesChanged, match="table orders"):
        create_tables(either_dynamodb)


def test_a_changed_projection_is_refused_by_name(either_dynamodb: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    changed(monkeypatch)["products"]["indexes"]["shelf-name"]["include"] = ["card"]
    with pytest.raises(TablesChanged, match="index products/shelf-name"):
        create_tables(either_dynamodb)


def changed(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    contract = copy.deepcopy(read_tables())
    monkeypatch.setattr(tables, "read_tables", lambda: contract)
    return contract
