"""listProducts, by API Gateway's events: filters, sorts, pages and cursors. Dynoxide; a few seconds."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest

from backend.tests.support.catalogue import CLOTHING, KITCHEN, product, variant
from backend.tests.support.events import STAFF, Answer, call
from tradewind.contract.types import ListProductsQuery
from tradewind.domain.catalogue import sort_name
from tradewind.domain.refusal import Refusal
from tradewind.services.list_products import list_products
from tradewind.services.shared.cursors import DIGEST_BYTES
from tradewind.stores.dynamodb import DynamoDB, DynamoDBError
from tradewind.stores.products import Products, ShelfPage

pytestmark = pytest.mark.usefixtures("shop")

SORTS = ("newest", "price-asc", "price-desc", "name")


def listed(**query: str) -> Answer:
    return call("listProducts", query=dict(query))


def slugs(answer: Answer) -> list[str]:
    assert answer.status == 200, answer.text
    return [card["slug"] for card in answer.body["items"]]


def every_page(**query: str) -> list[dict[str, Any]]:
    cards: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    for _ in range(100):
        answer = listed(**query, **cursor)
        assert answer.status == 200, answer.text
        assert len(answer.body["items"]) <= int(query.get("limit", 24))
        cards += answer.body["items"]
        if "nextCursor" not in answer.body:
            return cards
        cursor = {"cursor": answer.body["nextCursor"]}
    raise AssertionError("the list does not end")


@pytest.fixture
def catalogue(shop: DynamoDB) -> None:  # noqa: ARG001
    """23 products of which many share their price or their name; two that nobody may see."""
    for i in range(23):
        amount, name, category = 1000 + i % 3 * 500, ("Mug", "mug", "Ärmel", "Zinc tray")[i % 4], (KITCHEN, CLOTHING)[i % 2]
        created = call("createProduct", by=STAFF, body=product(f"p-{i}", variant(f"P-{i}", amount), name=name, category=category))
        assert created.status == 201
    for status in ("draft", "archived"):
        assert call("createProduct", by=STAFF, body=product(f"a-{status}", status=status)).status == 201


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("limit", ["1", "5", "22", "23", "100"])
def test_all_pages_together_are_all_products_once_and_in_order(sort: str, limit: str) -> None:
    cards = every_page(sort=sort, limit=limit)
    assert sorted(card["slug"] for card in cards) == sorted(f"p-{i}" for i in range(23))
    keys = {
        "newest": [card["id"] for card in reversed(cards)],
        "price-asc": [card["priceFrom"]["amount"] for card in cards],
        "price-desc": [-card["priceFrom"]["amount"] for card in cards],
        "name": [sort_name(card["name"]) for card in cards],
    }[sort]
    assert keys == sorted(keys)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("sort", SORTS)
def test_filters_hold_on_every_page_of_every_sort(sort: str) -> None:
    cards = every_page(sort=sort, limit="2", category=CLOTHING, minPrice="1001", maxPrice="1500")
    assert sorted(card["slug"] for card in cards) == sorted(f"p-{i}" for i in range(23) if i % 2 and i % 3 == 1)


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize(("bounds", "remainders"), [({"minPrice": "1500"}, {1, 2}), ({"maxPrice": "1500"}, {0, 1})])
def test_bounds_of_a_price_are_inclusive(sort: str, bounds: dict[str, str], remainders: set[int]) -> None:
    assert {card["slug"] for card in every_page(sort=sort, **bounds)} == {f"p-{i}" for i in range(23) if i % 3 in remainders}


@pytest.mark.usefixtures("catalogue")
def test_a_category_that_is_not_there_is_empty() -> None:
    assert listed(category="garden").body == {"items": []}


def test_a_card_is_what_the_product_says() -> None:
    image = {"url": "/images/mug.webp", "alt": "A mug", "width": 800, "height": 800}
    variants = [variant("MUG-S", 900, 0, Size="S"), variant("MUG-M", 1200, 2, Size="M")]
    created = call("createProduct", by=STAFF, body=product("mug", *variants, images=[image]))
    (card,) = listed().body["items"]
    assert card == {
        "id": created.body["id"],
        "slug": "mug",
        "name": "Mug",
        "category": KITCHEN,
        "priceFrom": {"amount": 900, "currency": "EUR"},
        "priceTo": {"amount": 1200, "currency": "EUR"},
        "image": image,
        "inStock": True,
        "createdAt": created.body["createdAt"],
    }


def test_the_answer_can_be_kept_and_asked_for_again() -> None:
    first = listed()
    assert first.headers["Cache-Control"] == "public, max-age=30, stale-while-revalidate=300"
    again = call("listProducts", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.text) == (304, "")
    call("createProduct", by=STAFF, body=product())
    assert call("listProducts", headers={"If-None-Match": first.headers["ETag"]}).status == 200


def test_a_range_that_is_upside_down_is_named() -> None:
    answer = listed(minPrice="2", maxPrice="1")
    assert (answer.status, answer.problem, answer.pointers) == (400, "malformed-request", ["/query/minPrice"])


def cursor_of(**query: str) -> str:
    return str(listed(limit="3", **query).body["nextCursor"])


@pytest.mark.usefixtures("catalogue")
def test_a_cursor_holds_whatever_the_limit() -> None:
    first = listed(limit="3")
    assert slugs(first) + slugs(listed(limit="100", cursor=first.body["nextCursor"])) == [f"p-{i}" for i in reversed(range(23))]


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "other",
    [{"sort": "name"}, {"sort": "price-asc"}, {"category": KITCHEN}, {"minPrice": "1000"}, {"maxPrice": "99999999"}],
)
def test_a_cursor_of_another_list_is_refused(other: dict[str, str]) -> None:
    for cursor, query in ((cursor_of(), other), (cursor_of(**other), {})):
        answer = listed(cursor=cursor, **query)
        assert (answer.status, answer.problem, answer.pointers) == (400, "malformed-request", ["/query/cursor"])


@pytest.mark.usefixtures("catalogue")
def test_a_cursor_that_was_changed_is_refused() -> None:
    cursor = cursor_of()
    changed = [cursor[:-1], cursor[:-4], cursor[1:], cursor + "AAAA", cursor[:8], "A" * len(cursor), "AAAA", "A", cursor.swapcase()]
    changed += [cursor[:i] + ("B" if cursor[i] != "B" else "C") + cursor[i + 1 :] for i in range(0, len(cursor) - 1, 5)]
    for forged in changed:
        answer = listed(cursor=forged)
        assert (answer.status, answer.pointers) == (400, ["/query/cursor"]), forged


def forged(place: bytes) -> str:
    """A cursor with the right digest: how it is made is no secret."""
    query = ListProductsQuery()
    asked = json.dumps(["all", query.sort, None, None], separators=(",", ":")).encode()
    digest = hashlib.blake2b(asked + b"\n" + place, digest_size=DIGEST_BYTES).digest()
    return base64.urlsafe_b64encode(digest + place).rstrip(b"=").decode()


@pytest.mark.usefixtures("catalogue")
def test_the_forger_here_knows_the_form() -> None:
    cursor = cursor_of()
    place = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))[DIGEST_BYTES:]
    assert forged(place) == cursor


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    "place",
    [
        b"[]",
        b'["a"]',
        b'["a","b","c"]',
        b'{"a":1}',
        b"null",
        b'"ab"',
        b"[1,2]",
        b'["a",null]',
        b"",
        b'["\\ud800","b"]',
        b"\xff",
        b"[" * 200,
    ],
)
def test_a_cursor_that_names_no_place_is_refused(place: bytes) -> None:
    answer = listed(cursor=forged(place))
    assert (answer.status, answer.pointers) == (400, ["/query/cursor"])


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("place", [b'["",""]', b'["zzz","prd_none"]', b'["prd_0","x"]'])
def test_a_cursor_to_a_place_that_nobody_is_at_shows_nothing_that_the_list_does_not(place: bytes) -> None:
    answer = listed(cursor=forged(place))
    assert answer.status in (200, 400)
    if answer.status == 200:
        assert set(slugs(answer)) <= {f"p-{i}" for i in range(23)}


class RefusesToStartThere(Products):
    """As DynamoDB does with a key that cannot be where the query looks; the emulators take any."""

    def shelf(self, *_: Any) -> ShelfPage:
        raise DynamoDBError("ValidationException")


def test_a_cursor_that_dynamodb_refuses_is_refused_and_its_other_complaints_are_ours(shop: DynamoDB) -> None:
    with pytest.raises(Refusal) as raised:
        list_products(RefusesToStartThere(shop), ListProductsQuery(cursor=forged(b'["x","y"]')))
    assert [field.pointer for field in raised.value.fields] == ["/query/cursor"]
    with pytest.raises(DynamoDBError):
        list_products(RefusesToStartThere(shop), ListProductsQuery())


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize("written", ["5.0", "1e1", " 5", "+5"])
def test_a_number_that_is_not_written_as_a_whole_one_is_refused(written: str) -> None:
    answer = call("listProducts", query={"limit": written})
    assert answer.status == 400
    assert [error["pointer"] for error in answer.body["errors"]] == ["/query/limit"]
