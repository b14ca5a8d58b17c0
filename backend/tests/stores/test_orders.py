"""Orders, and the stock and the promotion's use that go with them. On Dynoxide and MiniStack; three seconds."""

from __future__ import annotations

import uuid

import msgspec
import pytest
from msgspec.structs import replace

from backend.tests.support.catalogue import add_promotion
from backend.tests.support.clock import AT
from backend.tests.support.orders import order_document, order_line, typed_order
from backend.tests.support.tables import dump, items_of, states, stock_of
from tradewind.domain import orders as rules
from tradewind.domain.refusal import Refusal
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.orders import Changed, OrderRecord, Orders, due_shard, place_in_lists, written

CODE = "LIMITED"
PROVIDER = rules.By("payment-provider", AT)
PIECES = {"MUG": 4, "SHIRT": 1}


def record(id: str = "ord_1", placed_at: str = AT, **changes: object) -> OrderRecord:
    """An order of three lines: two mugs each on two of them, a shirt on the third."""
    lines = order_line("MUG", 2), order_line("SHIRT", 1, 6900), order_line("MUG", 2)
    order = typed_order(order_document(*lines, id=id, placedAt=placed_at, promotion={"code": CODE, "description": ""}))
    draft = OrderRecord(
        id=id,
        state="placed",
        version=1,
        document="",
        summary="",
        placed=place_in_lists(placed_at, id),
        month=placed_at[:7],
        email="ada@example.com",
        request_hash="hash",
        salt=uuid.uuid4().hex[:24],
        token_hash="token hash",
        reservation_ends=1_800_000_000,
        uses_promotion=True,
    )
    return replace(written(draft, order), **changes)


def place(db: DynamoDB, placed: OrderRecord) -> bool:
    return Orders(db).place(placed, rules.open_pieces(placed.order()))


def decide(db: DynamoDB, before: OrderRecord, decision: rules.Decision) -> OrderRecord:
    promotion = rules.TRANSITIONS[decision.trigger].promotion
    return Orders(db).save(before, written(before, decision.order), decision.stock, decision.pieces, promotion)


@pytest.fixture(autouse=True)
def stock(db: DynamoDB) -> None:
    for sku in ("MUG", "SHIRT"):
        db.put_item("stock", {"sku": sku, "entry": "stock", "available": 10, "reserved": 0, "product": "prd_1"})
    add_promotion(db, CODE, amount_off=100, uses_limit=2)


def kept(db: DynamoDB) -> tuple[list[str], tuple[int, int], tuple[int, int], int]:
    (promotion,) = items_of(db, "promotions")
    return states(db), stock_of(db, "MUG"), stock_of(db, "SHIRT"), int(promotion["uses"])


PLACED = (["placed"], (6, 4), (9, 1), 1)
NOTHING_HELD = (["payment-failed"], (10, 0), (10, 0), 0)


def test_an_order_comes_back_as_it_was_put(db: DynamoDB) -> None:
    placed = record()
    assert place(db, placed)
    assert Orders(db).get("ord_1") == placed
    assert Orders(db).get("ord_2") is None
    assert placed.order().state == "placed"


def test_an_order_takes_its_stock_and_its_code_once(db: DynamoDB) -> None:
    assert place(db, record())
    assert kept(db) == PLACED
    assert not place(db, record())
    assert kept(db) == PLACED


def test_a_placement_whose_answer_was_lost_is_the_same_one(db: DynamoDB) -> None:
    placed = record()
    assert place(db, placed)
    assert place(db, placed)
    assert kept(db) == PLACED


def test_stock_that_is_short_is_named_by_its_lines(db: DynamoDB) -> None:
    before = dump(db)
    with pytest.raises(Refusal) as raised:
        Orders(db).place(record(), {"MUG": 11, "SHIRT": 1})
    assert raised.value.kind == "out-of-stock"
    assert [field.pointer for field in raised.value.fields] == ["/lines/0/quantity", "/lines/2/quantity"]
    assert dump(db) == before


def test_stock_that_does_not_exist_is_short(db: DynamoDB) -> None:
    db.call("DeleteItem", {"TableName": db.prefix + "stock", "Key": {"sku": {"S": "MUG"}, "entry": {"S": "stock"}}})
    before = dump(db)
    with pytest.raises(Refusal, match="out-of-stock"):
        place(db, record())
    assert dump(db) == before


def test_a_code_that_is_used_up_is_refused(db: DynamoDB) -> None:
    for i in range(2):
        assert Orders(db).place(record(f"ord_{i}"), {"SHIRT": 1})
    before = dump(db)
    with pytest.raises(Refusal) as raised:
        Orders(db).place(record("ord_2"), {"SHIRT": 1})
    assert (raised.value.kind, [field.code for field in raised.value.fields]) == ("promotion-not-valid", ["used-up"])
    assert dump(db) == before


def test_a_decision_is_saved_once_with_its_stock_and_its_code(db: DynamoDB) -> None:
    placed = record()
    place(db, placed)
    failed = decide(db, placed, rules.fail(placed.order(), PROVIDER))
    assert kept(db) == NOTHING_HELD
    assert Orders(db).get("ord_1") == failed
    assert failed.version == 2
    for decision in (rules.fail, rules.succeed):
        with pytest.raises(Changed):
            decide(db, placed, decision(placed.order(), PROVIDER))
    assert kept(db) == NOTHING_HELD


def test_of_two_decisions_on_the_same_order_one_is_saved(db: DynamoDB) -> None:
    placed = record()
    place(db, placed)
    paid = decide(db, placed, rules.succeed(placed.order(), PROVIDER))
    with pytest.raises(Changed):
        decide(db, placed, rules.fail(placed.order(), PROVIDER))
    assert kept(db) == (["paid"], *PLACED[1:])
    assert [entry.event for entry in paid.order().timeline] == ["OrderPlaced", "OrderPaid"]


def test_a_save_whose_answer_was_lost_is_the_same_one(db: DynamoDB) -> None:
    placed = record()
    place(db, placed)
    paid = written(placed, rules.succeed(placed.order(), PROVIDER).order)
    assert Orders(db).save(placed, paid) == Orders(db).save(placed, paid)


def test_stock_that_is_gone_is_not_reserved_again(db: DynamoDB) -> None:
    placed = record()
    place(db, placed)
    expired = decide(db, placed, rules.expire(placed.order(), rules.By("shop", AT)))
    late = rules.succeed_late(expired.order(), PROVIDER)
    db.put_item("stock", {"sku": "MUG", "entry": "stock", "available": 3, "reserved": 0, "product": "prd_1"})
    before = dump(db)
    with pytest.raises(Refusal) as raised:
        decide(db, expired, late)
    assert [field.pointer for field in raised.value.fields] == ["/lines/0/quantity", "/lines/2/quantity"]
    assert dump(db) == before
    db.put_item("stock", {"sku": "MUG", "entry": "stock", "available": 4, "reserved": 0, "product": "prd_1"})
    decide(db, expired, late)
    assert kept(db) == (["paid"], (0, 4), (9, 1), 1)


def test_a_code_without_limit_is_not_counted(db: DynamoDB) -> None:
    placed = record(uses_promotion=False)
    place(db, placed)
    assert kept(db)[-1] == 0
    decide(db, placed, rules.fail(placed.order(), PROVIDER))
    assert kept(db) == NOTHING_HELD


@pytest.fixture
def five(db: DynamoDB) -> list[str]:
    """Five orders over two months, of two people, the newest first; every second one is paid."""
    times = [
        "2026-02-27T10:00:00.000Z",
        "2026-02-28T10:00:00.000Z",
        "2026-03-01T10:00:00.000Z",
        "2026-03-02T10:00:00.000Z",
        "2026-03-03T10:00:00.000Z",
    ]
    for number, placed_at in enumerate(times):
        mine = number < 3
        order = record(
            f"ord_{number}",
            placed_at,
            uses_promotion=False,
            email="ada@example.com" if mine else "ben@example.com",
            owner="ada" if mine else "",
        )
        db.put_item("orders", msgspec.to_builtins(order))
        if number % 2:
            Orders(db).save(order, written(order, rules.succeed(order.order(), PROVIDER).order))
    return [f"ord_{number}" for number in (4, 3, 2, 1, 0)]


def ids(summaries: list[str]) -> list[str]:
    return [summary.partition('"id":"')[2].partition('"')[0] for summary in summaries]


@pytest.mark.usefixtures("five")
def test_lists_go_by_month_state_person_and_owner_the_newest_first(db: DynamoDB) -> None:
    orders = Orders(db)
    assert ids(orders.by_month("2026-03", "0", "~", 10, None, None).summaries) == ["ord_4", "ord_3", "ord_2"]
    assert ids(orders.by_month("2026-03", "0", "2026-03-02~", 10, None, None).summaries) == ["ord_3", "ord_2"]
    assert ids(orders.by_month("2026-03", "0", "~", 10, "paid", None).summaries) == ["ord_3"]
    assert ids(orders.by_state("paid", "0", "~", 10, None).summaries) == ["ord_3", "ord_1"]
    assert ids(orders.by_state("placed", "2026-03-01", "~", 10, None).summaries) == ["ord_4", "ord_2"]
    assert ids(orders.by_email("ADA@example.com", "0", "~", 10, None, None).summaries) == ["ord_2", "ord_1", "ord_0"]
    assert ids(orders.by_owner("ada", 10, None).summaries) == ["ord_2", "ord_1", "ord_0"]
    assert orders.by_owner("ben", 10, None).summaries == []


def test_pages_of_a_list_are_the_list(db: DynamoDB, five: list[str]) -> None:
    seen: list[str] = []
    for month in ("2026-03", "2026-02"):
        position: str | None = None
        while True:
            page = Orders(db).by_month(month, "0", "~", 2, None, position)
            seen += ids(page.summaries)
            position = page.position
            if position is None:
                break
    assert seen == five


def test_what_is_due_is_found_by_its_time(db: DynamoDB) -> None:
    for number in range(8):
        id = f"ord_{number}"
        db.put_item("orders", msgspec.to_builtins(record(id, due=due_shard(id), due_at=100 + number)))
    assert sorted(Orders(db).due(103, 10)) == ["ord_0", "ord_1", "ord_2", "ord_3"]
    assert Orders(db).due(99, 10) == []
