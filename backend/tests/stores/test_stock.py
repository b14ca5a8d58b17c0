"""Stock and its adjustments, categories, promotions, and the cart's read across tables. On Dynoxide and MiniStack; two seconds."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest

from backend.tests.support.catalogue import add_categories, add_promotion
from backend.tests.support.tables import dump, items_of, stock_of
from tradewind.contract.types import StockAdjustment
from tradewind.domain.promotions import Promotion
from tradewind.domain.refusal import Refusal
from tradewind.stores import promotions, stock
from tradewind.stores.cart import Cart
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import DynamoDB, TransactionCancelled, Wire
from tradewind.stores.stock import Stock


def once(db: DynamoDB, action: Wire) -> None:
    db.transact([action], uuid.uuid4().hex)


@pytest.fixture(autouse=True)
def mug(db: DynamoDB) -> None:
    once(db, stock.create_action(db, "MUG", "prd_mug", 10))


def adjust(db: DynamoDB, quantity: int, key: str = "key", request: str = "request", sku: str = "MUG") -> bool:
    return Stock(db).adjust(sku, StockAdjustment(quantity=quantity, reason="counted"), key, request, "stella", "2026-03-01T09:30:00.000Z")


def test_a_level_is_what_is_available_and_what_is_reserved(db: DynamoDB) -> None:
    once(db, stock.reserve_action(db, "MUG", 4))
    found = Stock(db).get("MUG")
    assert found is not None
    level, product = found
    assert (level.on_hand, level.reserved, level.available, product) == (10, 4, 6, "prd_mug")
    assert Stock(db).get("CUP") is None
    assert Stock(db).available(["MUG", "CUP"]) == {"MUG": 6}
    assert Stock(db).available([]) == {}


def test_an_adjustment_is_made_once_a_key(db: DynamoDB) -> None:
    assert [adjust(db, 5), adjust(db, 5), adjust(db, 5, "other key")] == [True, False, True]
    assert stock_of(db, "MUG") == (20, 0)
    assert len(items_of(db, "stock")) == 3
    with pytest.raises(Refusal, match="idempotency-key-reused"):
        adjust(db, 6, request="other request")


def test_what_is_reserved_cannot_be_taken(db: DynamoDB) -> None:
    once(db, stock.reserve_action(db, "MUG", 4))
    before = dump(db)
    with pytest.raises(Refusal, match="out-of-stock"):
        adjust(db, -7)
    with pytest.raises(Refusal, match="not-found"):
        adjust(db, 1, sku="CUP")
    assert dump(db) == before
    assert adjust(db, -6)
    assert stock_of(db, "MUG") == (0, 4)


Action = Callable[[DynamoDB], Wire]


@pytest.mark.parametrize(
    ("actions", "holds"),
    [
        ([lambda db: stock.reserve_action(db, "MUG", 10)], True),
        ([lambda db: stock.reserve_action(db, "MUG", 11)], False),
        ([lambda db: stock.reserve_action(db, "CUP", 1)], False),
        ([lambda db: stock.release_action(db, "MUG", 1)], False),
        ([lambda db: stock.reserve_action(db, "MUG", 3), lambda db: stock.release_action(db, "MUG", 3)], True),
        ([lambda db: stock.reserve_action(db, "MUG", 3), lambda db: stock.release_action(db, "MUG", 4)], False),
        ([lambda db: stock.reserve_action(db, "MUG", 1), lambda db: stock.delete_action(db, "MUG")], False),
        ([lambda db: stock.delete_action(db, "MUG"), lambda db: stock.delete_action(db, "MUG")], True),
        ([lambda db: stock.create_action(db, "MUG", "prd_cup", 1)], False),
        ([lambda db: promotions.use_action(db, "TWICE")] * 2, True),
        ([lambda db: promotions.use_action(db, "TWICE")] * 3, False),
        ([lambda db: promotions.use_action(db, "UNLIMITED")], False),
        ([lambda db: promotions.use_action(db, "NO-SUCH")], False),
        ([lambda db: promotions.give_back_action(db, "TWICE")], False),
    ],
)
def test_an_invariant_is_a_condition_on_the_write(db: DynamoDB, actions: list[Action], holds: bool) -> None:
    add_promotion(db, "TWICE", amount_off=1, uses_limit=2)
    add_promotion(db, "UNLIMITED", amount_off=1)
    *first, last = actions
    for action in first:
        once(db, action(db))
    before = dump(db)
    if holds:
        once(db, last(db))
    else:
        with pytest.raises(TransactionCancelled) as raised:
            once(db, last(db))
        assert raised.value.failed(0)
        assert dump(db) == before


def test_categories_come_in_their_order(db: DynamoDB) -> None:
    assert Categories(db).tree() == (0, [], [])
    add_categories(db)
    assert [category.slug for category in Categories(db).tree().categories] == ["clothing", "kitchen"]


def test_a_promotion_is_made_once(db: DynamoDB) -> None:
    first = Promotion(code="CODE", description="One", percent_off=1000, uses_limit=3, ends_at="2027")
    assert promotions.Promotions(db).create(first)
    assert not promotions.Promotions(db).create(Promotion(code="CODE", description="Two"))
    assert Cart(db).read([], "CODE").promotion == first


@pytest.mark.parametrize("consistent", [True, False])
def test_a_cart_is_read_in_one_call(db: DynamoDB, monkeypatch: pytest.MonkeyPatch, consistent: bool) -> None:
    calls: list[str] = []
    through = db.call
    monkeypatch.setattr(db, "call", lambda action, request: calls.append(action) or through(action, request))
    content = Cart(db).read(["MUG", "CUP", "MUG"], "CODE", consistent=consistent)
    assert calls == ["BatchGetItem"]
    assert (content.variants, content.available, content.promotion) == ({}, {"MUG": 10}, None)


def test_what_is_sent_was_reserved_and_is_counted_as_sold(db: DynamoDB) -> None:
    once(db, stock.reserve_action(db, "MUG", 4))
    once(db, stock.ship_action(db, "MUG", 3))
    assert stock_of(db, "MUG") == (6, 1)
    with pytest.raises(TransactionCancelled):
        once(db, stock.ship_action(db, "MUG", 2))
    assert [item["sold"] for item in items_of(db, "stock")] == [3]
