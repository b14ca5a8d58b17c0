"""Orders, and the stock and the promotion's use that go with them. On Dynoxide and MiniStack; two seconds."""

from __future__ import annotations

import uuid

import msgspec
import pytest

from backend.tests.support.catalogue import add_promotion
from backend.tests.support.contract import example
from backend.tests.support.tables import dump, items_of, states, stock_of
from tradewind.domain.refusal import Refusal
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.orders import OrderRecord, Orders, PaymentProblem

CODE = "LIMITED"


def record(id: str = "ord_1", quantity: int = 2, uses_promotion: bool = True) -> OrderRecord:
    """An order of three lines: mugs on two of them, a shirt on the third."""
    order = example("getOrder.200")
    mug = next(line for line in order["lines"] if line["sku"] == "MUG-BLUE") | {"quantity": quantity}
    shirt = next(line for line in order["lines"] if line["sku"] != "MUG-BLUE")
    order |= {"id": id, "lines": [mug, shirt, mug], "promotion": {"code": CODE, "description": ""}, "state": "placed"}
    return OrderRecord(
        id=id,
        state="placed",
        document=msgspec.json.encode(order).decode(),
        request_hash="hash",
        salt=uuid.uuid4().hex[:24],
        token_hash="token hash",
        reservation_ends=1_800_000_000,
        uses_promotion=uses_promotion,
    )


@pytest.fixture(autouse=True)
def stock(db: DynamoDB) -> None:
    for sku in ("MUG-BLUE", "SHIRT-SAND-M"):
        db.put_item("stock", {"sku": sku, "entry": "stock", "available": 10, "reserved": 0, "product": "prd_1"})
    add_promotion(db, CODE, amount_off=100, uses_limit=2)


def kept(db: DynamoDB) -> tuple[list[str], tuple[int, int], tuple[int, int], int]:
    (promotion,) = items_of(db, "promotions")
    return states(db), stock_of(db, "MUG-BLUE"), stock_of(db, "SHIRT-SAND-M"), int(promotion["uses"])


PLACED = (["placed"], (6, 4), (9, 1), 1)
NOTHING_HELD = (["payment-failed"], (10, 0), (10, 0), 0)


def test_an_order_comes_back_as_it_was_put(db: DynamoDB) -> None:
    placed = record()
    assert Orders(db).place(placed)
    assert Orders(db).get("ord_1") == placed
    assert Orders(db).get("ord_2") is None
    assert placed.order().state == "placed"


def test_an_order_takes_its_stock_and_its_code_once(db: DynamoDB) -> None:
    assert Orders(db).place(record())
    assert kept(db) == PLACED
    assert not Orders(db).place(record())
    assert kept(db) == PLACED


def test_a_placement_whose_answer_was_lost_is_the_same_one(db: DynamoDB) -> None:
    placed = record()
    assert Orders(db).place(placed)
    assert Orders(db).place(placed)
    assert kept(db) == PLACED


def test_stock_that_is_short_is_named_by_its_lines(db: DynamoDB) -> None:
    before = dump(db)
    with pytest.raises(Refusal) as raised:
        Orders(db).place(record(quantity=6))
    assert raised.value.kind == "out-of-stock"
    assert [field.pointer for field in raised.value.fields] == ["/lines/0/quantity", "/lines/2/quantity"]
    assert dump(db) == before


def test_stock_that_does_not_exist_is_short(db: DynamoDB) -> None:
    db.call("DeleteItem", {"TableName": db.prefix + "stock", "Key": {"sku": {"S": "MUG-BLUE"}, "entry": {"S": "stock"}}})
    before = dump(db)
    with pytest.raises(Refusal, match="out-of-stock"):
        Orders(db).place(record())
    assert dump(db) == before


def test_a_code_that_is_used_up_is_refused(db: DynamoDB) -> None:
    for i in range(2):
        assert Orders(db).place(record(f"ord_{i}", quantity=1))
    before = dump(db)
    with pytest.raises(Refusal) as raised:
        Orders(db).place(record("ord_2", quantity=1))
    assert (raised.value.kind, [field.code for field in raised.value.fields]) == ("promotion-not-valid", ["used-up"])
    assert dump(db) == before


def test_a_payment_confirms_once(db: DynamoDB) -> None:
    Orders(db).place(record())
    assert [Orders(db).confirm("ord_1"), Orders(db).confirm("ord_1")] == [True, False]
    assert kept(db) == (["paid"], *PLACED[1:])
    stored = Orders(db).get("ord_1")
    assert stored is not None
    assert stored.order().state == "paid"
    assert not Orders(db).confirm("ord_2")
    assert len(items_of(db, "orders")) == 1


@pytest.mark.parametrize("problem", ["payment-declined", "payment-timeout"])
def test_a_failure_gives_everything_back_once(db: DynamoDB, problem: PaymentProblem) -> None:
    placed = record()
    Orders(db).place(placed)
    assert Orders(db).fail(placed, problem)
    assert kept(db) == NOTHING_HELD
    # The same call again is the same transaction; the other kind of failure is another one, and comes too late.
    Orders(db).fail(placed, problem)
    assert not Orders(db).fail(placed, "payment-timeout" if problem == "payment-declined" else "payment-declined")
    assert kept(db) == NOTHING_HELD
    stored = Orders(db).get("ord_1")
    assert stored is not None
    assert (stored.payment_problem, stored.cancel_pending) == (problem, problem == "payment-timeout")


def test_an_order_that_is_paid_cannot_fail_nor_one_that_failed_be_paid(db: DynamoDB) -> None:
    first, second = record(), record("ord_2")
    Orders(db).place(first)
    Orders(db).confirm(first.id)
    before = dump(db)
    assert not Orders(db).fail(first, "payment-declined")
    assert dump(db) == before
    Orders(db).place(second)
    Orders(db).fail(second, "payment-declined")
    assert not Orders(db).confirm(second.id)
    assert states(db) == ["paid", "payment-failed"]


def test_a_code_without_limit_is_not_counted(db: DynamoDB) -> None:
    placed = record(uses_promotion=False)
    Orders(db).place(placed)
    assert kept(db)[-1] == 0
    Orders(db).fail(placed, "payment-declined")
    assert kept(db) == NOTHING_HELD


def test_a_cancelled_payment_is_no_longer_pending(db: DynamoDB) -> None:
    placed = record()
    Orders(db).place(placed)
    Orders(db).fail(placed, "payment-timeout")
    Orders(db).payment_cancelled("ord_1")
    stored = Orders(db).get("ord_1")
    assert stored is not None
    assert not stored.cancel_pending
