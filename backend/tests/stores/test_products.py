"""Products, slugs, SKUs and lists, as they are stored. On Dynoxide and MiniStack; a few seconds."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backend.tests.support.catalogue import CLOTHING, KITCHEN, add_categories, product, variant
from backend.tests.support.tables import dump, items_of, stock_of
from tradewind.contract.types import Product, ProductInput
from tradewind.domain.catalogue import ALL, build_product
from tradewind.domain.refusal import Refusal
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.products import FILTER_PAGES, Products


@pytest.fixture(autouse=True)
def categories(db: DynamoDB) -> None:
    add_categories(db)


def build(slug: str = "mug", *variants: dict[str, Any], id: str | None = None, version: int = 1, **changes: Any) -> Product:
    wanted = msgspec.convert(product(slug, *variants, **changes), ProductInput)
    return build_product(wanted, id or f"prd_{slug}", version, "2026-03-01T09:30:00.000Z", "2026-03-01T09:30:00.000Z", {})


def refused(run: Any, *arguments: Any) -> tuple[str, list[str]]:
    with pytest.raises(Refusal) as raised:
        run(*arguments)
    return raised.value.kind, [field.pointer for field in raised.value.fields]


def test_a_product_is_found_by_id_and_by_slug(db: DynamoDB) -> None:
    mug = build()
    Products(db).create(mug)
    for name in (mug.id, mug.slug):
        assert Products(db).get(name) == Products(db).get(name, consistent=True) == mug
    assert Products(db).get("cup") is None
    assert Products(db).get("prd_cup") is None


def test_what_is_taken_is_refused_as_a_whole(db: DynamoDB) -> None:
    Products(db).create(build())
    before = dump(db)
    assert refused(Products(db).create, build(id="prd_other")) == ("slug-taken", ["/slug"])
    assert refused(Products(db).create, build("cup", variant("A", Size="S"), variant("MUG-1", Size="M"))) == (
        "sku-taken",
        ["/variants/1/sku"],
    )
    assert refused(Products(db).create, build("cup", id="prd_mug")) == ("stale-version", [])
    assert dump(db) == before


def test_an_update_of_an_old_version_changes_nothing(db: DynamoDB) -> None:
    first, second = build(), build(version=2, name="Second")
    Products(db).create(first)
    Products(db).update(first, second)
    before = dump(db)
    assert refused(Products(db).update, first, build(version=2, name="Late")) == ("stale-version", [])
    assert refused(Products(db).delete, first) == ("stale-version", [])
    assert dump(db) == before
    assert Products(db).get("mug") == second


def test_an_update_leaves_no_item_of_before(db: DynamoDB) -> None:
    before = build("mug", variant("A", Size="S"), variant("B", Size="M"))
    after = build("cup", variant("B", Size="M"), variant("C", Size="L"), id="prd_mug", version=2, category=CLOTHING)
    Products(db).create(before)
    Products(db).update(before, after)
    keys = sorted((str(item["pk"]), str(item["sk"])) for item in items_of(db, "products"))
    assert keys == [
        *(("prd_mug", sk) for sk in ("product", "shelf#all", "shelf#clothing")),
        *(("prd_mug", f"shelf#staff:{list}") for list in (":", ":clothing", "active:", "active:clothing")),
        ("prd_mug", "words#0"),
        *(("sku#B", "variant"), ("sku#C", "variant"), ("slug#cup", "product")),
    ]
    assert sorted(str(item["sku"]) for item in items_of(db, "stock")) == ["B", "C"]


def test_a_deletion_leaves_nothing(db: DynamoDB) -> None:
    mug = build("mug", variant("A", Size="S"), variant("B", Size="M"))
    before = dump(db)
    Products(db).create(mug)
    Products(db).delete(mug)
    assert dump(db) == before


def test_stock_that_is_reserved_holds_its_product(db: DynamoDB) -> None:
    mug = build()
    Products(db).create(mug)
    reserve = {":one": {"N": "1"}}
    db.update_item(
        *("stock", {"sku": "MUG-1", "entry": "stock"}),
        UpdateExpression="SET available = available - :one, reserved = reserved + :one",
        ExpressionAttributeValues=reserve,
    )
    before = dump(db)
    assert refused(Products(db).delete, mug) == ("stock-reserved", [])
    assert refused(Products(db).update, mug, build("mug", variant("OTHER"), version=2)) == ("stock-reserved", [])
    assert dump(db) == before
    assert stock_of(db, "MUG-1") == (9, 1)


@pytest.mark.parametrize(("sort", "expected"), [("newest", "dcba"), ("price-asc", "abdc"), ("price-desc", "cdba"), ("name", "cabd")])
def test_each_sort_is_in_order_and_pages_meet(db: DynamoDB, sort: str, expected: str) -> None:
    for id, amount, name in (("a", 100, "Bowl"), ("b", 100, "bowl"), ("c", 20_000, "Ärmel"), ("d", 9_999, "Cup")):
        Products(db).create(build(f"p-{id}", variant(id.upper(), amount), id=f"prd_{id}", name=name))
    for limit in (1, 2, 3, 4, 5):
        seen, position = "", None
        for _ in range(6):
            page = Products(db).shelf(ALL, sort, limit, position, None, None)
            seen += "".join(msgspec.json.decode(card)["id"][-1] for card in page.cards)
            position = page.position
            if position is None:
                break
        assert seen == expected


@pytest.mark.parametrize("sort", ["newest", "price-asc", "price-desc", "name"])
def test_a_price_range_is_inclusive_in_every_sort(db: DynamoDB, sort: str) -> None:
    for amount in (0, 99, 100, 200, 201, 99_999_999):
        Products(db).create(build(f"p-{amount}", variant(f"P-{amount}", amount)))

    def within(lowest: int | None, highest: int | None) -> list[int]:
        page = Products(db).shelf(ALL, sort, 100, None, lowest, highest)
        return sorted(msgspec.json.decode(card)["priceFrom"]["amount"] for card in page.cards)

    assert within(100, 200) == [100, 200]
    assert within(None, 100) == [0, 99, 100]
    assert within(201, None) == [201, 99_999_999]
    assert within(0, 0) == [0]


def test_a_filter_that_finds_little_gives_a_short_page_and_goes_on(db: DynamoDB) -> None:
    for i in range(20):
        Products(db).create(build(f"p-{i:02}", variant(f"P-{i}", 100 if i else 999)))
    page = Products(db).shelf(ALL, "newest", 2, None, 999, None)
    assert page.cards == []
    assert page.position is not None
    found: list[str] = []
    pages = 1
    while page.position:
        page = Products(db).shelf(ALL, "newest", 2, page.position, 999, None)
        found += page.cards
        pages += 1
    assert len(found) == 1
    assert pages >= 20 // (2 * FILTER_PAGES)


def test_lists_hold_active_products_of_their_category(db: DynamoDB) -> None:
    Products(db).create(build("mug"))
    Products(db).create(build("shirt", category=CLOTHING))
    Products(db).create(build("draft", status="draft"))
    on = {shelf: len(Products(db).shelf(shelf, "newest", 9, None, None, None).cards) for shelf in (ALL, KITCHEN, CLOTHING, "garden")}
    assert on == {ALL: 2, KITCHEN: 1, CLOTHING: 1, "garden": 0}


def in_stock(db: DynamoDB) -> list[bool]:
    return [msgspec.json.decode(card)["inStock"] for card in Products(db).shelf(ALL, "newest", 9, None, None, None).cards]


def test_the_hint_of_stock_can_be_corrected(db: DynamoDB) -> None:
    mug = build()
    Products(db).create(mug)
    Products(db).set_in_stock(mug, False)
    assert in_stock(db) == [False]
    Products(db).set_in_stock(mug, True)
    assert in_stock(db) == [True]


def test_the_hint_of_a_product_that_left_its_lists_is_passed_over(db: DynamoDB) -> None:
    mug = build()
    Products(db).create(mug)
    Products(db).update(mug, build(version=2, status="archived"))
    before = dump(db)
    Products(db).set_in_stock(mug, True)
    assert dump(db) == before
