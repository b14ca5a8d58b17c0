"""importStock, by API Gateway's events: a file counts each SKU once, and orders that come between stay. Dynoxide; a few seconds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.tests.support.catalogue import order, product, variant
from backend.tests.support.events import CUSTOMER, STAFF, Answer, call
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump, items_of, records_of, stock_of
from handlers import import_stock as handler
from tradewind.contract.types import Stock as StockLevel
from tradewind.contract.types import StockCount
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.stock import Stock

FILE, OTHER = "0f" * 32, "1e" * 32


@pytest.fixture(autouse=True)
def mugs(shop: DynamoDB) -> None:  # noqa: ARG001
    variants = [variant("MUG-S", 900, 3, Size="S"), variant("MUG-M", 900, 0, Size="M")]
    assert call("createProduct", by=STAFF, body=product("mug", *variants)).status == 201


def send(*items: Any, file: str = FILE, dry: bool = False, by: Any = STAFF) -> Answer:
    return call("importStock", by=by, body={"file": file, "items": list(items), "dryRun": dry})


def report(*items: Any, file: str = FILE, dry: bool = False) -> list[dict[str, Any]]:
    answer = send(*items, file=file, dry=dry)
    assert answer.status == 200, answer.text
    found: list[dict[str, Any]] = answer.body["items"]
    return found


def outcomes(*items: Any, file: str = FILE, dry: bool = False) -> list[str]:
    return [item["outcome"] for item in report(*items, file=file, dry=dry)]


def count(sku: str = "MUG-S", on_hand: int = 9, **more: int) -> dict[str, Any]:
    return {"sku": sku, "onHand": on_hand, **more}


def sell(sku: str = "MUG-S", quantity: int = 2) -> None:
    assert call("createOrder", body=order((sku, quantity), total=900 * quantity + 490)).status == 201


def in_stock() -> bool:
    (card,) = call("listProducts").body["items"]
    return bool(card["inStock"])


def test_each_sku_is_counted_and_its_threshold_set(shop: DynamoDB) -> None:
    said = report(count(on_hand=9, threshold=2), count("MUG-M", 4))
    assert [(item["outcome"], item["changes"], item["was"]) for item in said] == [
        ("changed", ["/onHand", "/threshold"], 3),
        ("changed", ["/onHand"], 0),
    ]
    assert [stock_of(shop, sku) for sku in ("MUG-S", "MUG-M")] == [(9, 0), (4, 0)]
    (movement,) = call("listStockMovements", by=STAFF, path={"sku": "MUG-S"}).body["items"]
    assert (movement["quantity"], movement["reason"], movement["note"], movement["by"]) == (6, "counted", "From a file", STAFF.sub)
    records = records_of(shop, "importStock")
    assert sorted((record["by"], record["subject"]) for record in records) == [(STAFF.sub, sku) for sku in ("MUG-M", "MUG-S", "MUG-S")]


def test_a_file_that_is_sent_again_leaves_the_orders_between_alone(shop: DynamoDB) -> None:
    assert outcomes(count(), count("MUG-M", 0)) == ["changed", "unchanged"]
    sell()
    before, records = dump(shop), items_of(shop, "audit")
    for dry in (True, False):
        assert outcomes(count(), count("MUG-M", 0), dry=dry) == ["repeated", "repeated"]
    assert (dump(shop), items_of(shop, "audit")) == (before, records)
    assert stock_of(shop, "MUG-S") == (7, 2)
    # Another file is another count.
    assert outcomes(count(), file=OTHER) == ["unchanged"]
    assert stock_of(shop, "MUG-S") == (7, 2)


def test_a_count_that_found_what_was_known_is_not_made_again_either(shop: DynamoDB) -> None:
    assert outcomes(count(on_hand=3)) == ["unchanged"]
    call("adjustStock", by=STAFF, path={"sku": "MUG-S"}, body={"quantity": -1, "reason": "damaged"})
    assert outcomes(count(on_hand=3)) == ["repeated"]
    assert stock_of(shop, "MUG-S") == (2, 0)


def test_another_count_by_the_same_file_is_another_count(shop: DynamoDB) -> None:
    """Another column of the file was taken for what is on hand."""
    assert outcomes(count(on_hand=9)) == ["changed"]
    assert outcomes(count(on_hand=8)) == ["changed"]
    assert stock_of(shop, "MUG-S") == (8, 0)


def test_a_dry_run_says_what_the_run_then_does_and_writes_nothing(shop: DynamoDB) -> None:
    sell()
    items = [
        count(on_hand=1),
        count("MUG-M", 5, threshold=0),
        count("NO-SUCH-MUG", 5),
        count("MUG-M", 6),
        count("mug"),
        count(on_hand=1.5),
    ]
    before = dump(shop), items_of(shop, "audit")
    said = report(*items, dry=True)
    assert (dump(shop), items_of(shop, "audit")) == before
    assert report(*items) == said
    assert [item["outcome"] for item in said] == ["refused", "changed", *["refused"] * 4]
    pointers = [[error["pointer"] for error in item.get("errors", [])] for item in said]
    assert pointers == [["/onHand"], [], ["/sku"], ["/sku"], ["/sku"], ["/onHand"]]
    assert stock_of(shop, "MUG-S") == (1, 2)


def test_a_threshold_that_is_the_shops_own_is_left_to_it(shop: DynamoDB) -> None:
    usual = call("listStock", by=STAFF, query={"sku": "MUG-S"}).body["items"][0]["threshold"]
    before = dump(shop)
    assert outcomes({"sku": "MUG-S", "threshold": usual}) == ["unchanged"]
    assert outcomes({"sku": "MUG-S"}) == ["unchanged"]
    assert dump(shop) == before
    assert outcomes({"sku": "MUG-S", "threshold": usual + 1}) == ["changed"]
    assert outcomes({"sku": "MUG-S", "threshold": usual + 1}) == ["unchanged"]
    (record,) = records_of(shop, "importStock")
    assert (record["before"], json.loads(str(record["after"]))) == ("", {"threshold": usual + 1})


@pytest.mark.usefixtures("shop")
def test_the_lists_follow() -> None:
    assert in_stock()
    assert outcomes(count(on_hand=0)) == ["changed"]
    assert not in_stock()
    assert outcomes(count("MUG-M", 30), count(on_hand=0)) == ["changed", "repeated"]
    assert in_stock()
    low = call("listStock", by=STAFF, query={"low": "true"}).body["items"]
    assert [item["sku"] for item in low] == ["MUG-S"]


def test_what_a_run_that_died_left_behind_is_made_good(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    """The count is there, and what follows it is not: the function died between the two."""

    class Died(Exception):
        pass

    class Dying(Stock):
        def count(self, *arguments: Any) -> StockLevel | None:
            super().count(*arguments)
            raise Died

    with monkeypatch.context() as patch:
        patch.setattr(handler, "shelf", handler.shelf._replace(stock=Dying(shop)))
        assert send(count(on_hand=0)).status == 500
    assert (stock_of(shop, "MUG-S"), in_stock()) == ((0, 0), True)
    assert outcomes(count(on_hand=0)) == ["repeated"]
    assert not in_stock()


def test_an_order_that_comes_between_the_look_and_the_count_is_not_lost(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    class SoldMeanwhile(Stock):
        sold = False

        def count(self, sku: str, count: StockCount, *more: Any) -> StockLevel | None:
            if not self.sold:
                self.sold = True
                sell()
            return super().count(sku, count, *more)

    monkeypatch.setattr(handler, "shelf", handler.shelf._replace(stock=SoldMeanwhile(shop)))
    assert outcomes(count(on_hand=9)) == ["changed"]
    assert stock_of(shop, "MUG-S") == (7, 2)


def test_the_same_file_at_once_counts_once(shop: DynamoDB) -> None:
    answers = at_once([lambda: send(count(), count("MUG-M", 4))] * 4)
    assert [answer.status for answer in answers] == [200] * 4
    assert [stock_of(shop, sku) for sku in ("MUG-S", "MUG-M")] == [(9, 0), (4, 0)]
    assert len(records_of(shop, "importStock")) == 2


def test_too_many_items_or_a_file_that_is_none_change_nothing(shop: DynamoDB) -> None:
    before = dump(shop)
    assert send().status == 400
    assert send(*(count() for _ in range(51))).status == 400
    for file in ("", "xyz", "0F" * 32, FILE + "\n"):
        answer = send(count(), file=file)
        assert (answer.status, answer.pointers) == (400, ["/file"])
    assert dump(shop) == before


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [send(count(), by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
