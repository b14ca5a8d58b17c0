"""getHealth, by API Gateway's events. Dynoxide; under a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import call
from local.tables import create_tables, read_tables
from tradewind.stores.dynamodb import DynamoDB


@pytest.mark.usefixtures("shop")
def test_a_shop_whose_tables_answer_is_well() -> None:
    answer = call("getHealth")
    assert answer.status == 200
    tables = dict.fromkeys(read_tables().keys() - {"simulated-payments"}, "ok")
    assert answer.body == {"status": "ok", "tables": tables}
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_table_that_does_not_answer_is_named(shop: DynamoDB) -> None:
    shop.call("DeleteTable", {"TableName": shop.prefix + "stock"})
    answer = call("getHealth")
    assert answer.status == 503
    assert answer.body["status"] == "failing"
    assert [table for table, state in answer.body["tables"].items() if state == "failing"] == ["stock"]
    create_tables(shop)
    assert call("getHealth").status == 200
