"""What each day sold, by increments, each event once. On Dynoxide and MiniStack; two seconds."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from tradewind.domain.sales import Sale, Sold
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.sales import SLOTS, DaySales, Sales

DAY = "2026-03-01"
NOW = 1_772_357_400
SALE = Sale(DAY, 1, 1690, 0, (Sold("prd_mug", "Mug", 1, 1200), Sold("prd_cup", "Cup", 2, 1000)))


def test_a_day_adds_up_whatever_slots_its_events_are_in(db: DynamoDB) -> None:
    sales = Sales(db)
    assert sales.day(DAY) is None
    for i in range(3 * SLOTS):
        assert sales.record(f"ord_{i}-1", SALE, NOW)
    assert sales.record("ord_1-2", Sale(DAY, refunded=500), NOW)
    assert sales.record("ord_2-2", Sale("2026-03-02", refunded=700), NOW)
    n = 3 * SLOTS
    assert sales.day(DAY) == DaySales(n, 1690 * n, 500, (Sold("prd_mug", "Mug", n, 1200 * n), Sold("prd_cup", "Cup", 2 * n, 1000 * n)))
    assert sales.day("2026-03-02") == DaySales(0, 0, 700, ())


def test_an_event_is_counted_once_however_often_it_comes(db: DynamoDB) -> None:
    sales = Sales(db)
    assert [sales.record("ord_1-1", SALE, NOW + i) for i in range(3)] == [True, False, False]
    before = dump(db)
    # Nor on another day, should the shop have moved to another time zone meanwhile.
    assert not sales.record("ord_1-1", SALE._replace(day="2026-02-28"), NOW)
    assert dump(db) == before


def test_a_product_goes_by_its_latest_name(db: DynamoDB) -> None:
    sales = Sales(db)
    for i, name in enumerate(("Mug", "Mug, large")):
        sales.record(f"ord_{i}-1", Sale(DAY, 1, 1200, 0, (Sold("prd_mug", name, 1, 1200),)), NOW)
    day = sales.day(DAY)
    assert day is not None
    ((product_id, name, pieces, revenue),) = day.products
    assert (product_id, pieces, revenue) == ("prd_mug", 2, 2400)
    assert name in ("Mug", "Mug, large")


def test_of_many_at_once_none_is_lost_and_none_doubled(dynamodb: DynamoDB) -> None:
    sales = Sales(dynamodb)

    def record(i: int) -> Callable[[], bool]:
        return lambda: sales.record(f"ord_{i % 8}-1", SALE, NOW)

    recorded = at_once([record(i) for i in range(16)])
    assert sum(recorded) == 8
    day = sales.day(DAY)
    assert day is not None
    assert (day.orders, day.revenue) == (8, 8 * 1690)
    assert len(list(itertools.chain(day.products))) == 2
