"""importProducts, by API Gateway's events: what a file says of products, decided item by item, written once. Dynoxide; a few seconds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from backend.tests.support.catalogue import CLOTHING, order, product, variant
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, call
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump, items_of, records_of, stock_of
from handlers import import_products as handler
from tradewind.contract.types import Product
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.products import Products

EUR = {"currency": "EUR"}


def send(*items: Any, dry: bool = False, by: Any = STAFF) -> Answer:
    return call("importProducts", by=by, body={"items": list(items), **({"dryRun": True} if dry else {})})


def report(*items: Any, dry: bool = False) -> list[dict[str, Any]]:
    answer = send(*items, dry=dry)
    assert answer.status == 200, answer.text
    found: list[dict[str, Any]] = answer.body["items"]
    assert len(found) == len(items)
    return found


def outcomes(*items: Any, dry: bool = False) -> list[str]:
    return [item["outcome"] for item in report(*items, dry=dry)]


def read(slug: str = "mug") -> dict[str, Any]:
    answer = call("getProduct", by=STAFF, path={"product": slug})
    assert answer.status == 200
    return dict(answer.body)


FULL = product(
    "mug",
    variant("MUG-S", 900, 3, Size="S"),
    variant("MUG-M", 950, 4, Size="M"),
    description="Thrown by hand.\n\nHolds tea.",
    images=[{"url": "/images/mug.webp", "alt": "A mug", "width": 800, "height": 600}],
    seo={"title": "Mug", "description": "A mug by hand"},
)


def test_a_new_product_is_created_as_the_editor_would_create_it(shop: DynamoDB) -> None:
    (item,) = report(FULL)
    assert (item["outcome"], item["changes"]) == ("created", [])
    found = read()
    assert item["id"] == found["id"]
    assert {name: found[name] for name in ("name", "description", "category", "status", "images", "seo")} == {
        name: FULL[name] for name in ("name", "description", "category", "status", "images", "seo")
    }
    assert [(v["sku"], v["options"], v["price"]["amount"], v["available"]) for v in found["variants"]] == [
        ("MUG-S", {"Size": "S"}, 900, 3),
        ("MUG-M", {"Size": "M"}, 950, 4),
    ]
    (record,) = records_of(shop, "importProducts")
    assert (record["by"], record["subject"], record["before"]) == (STAFF.sub, found["id"], "")
    assert json.loads(str(record["after"]))["slug"] == "mug"


def test_the_same_items_again_write_nothing(shop: DynamoDB) -> None:
    assert outcomes(FULL, product("cup")) == ["created", "created"]
    before, records = dump(shop), records_of(shop, "importProducts")
    for dry in (True, False):
        assert outcomes(FULL, product("cup"), dry=dry) == ["unchanged", "unchanged"]
    assert dump(shop) == before
    assert records_of(shop, "importProducts") == records


def test_a_dry_run_says_what_the_run_then_does_and_writes_nothing(shop: DynamoDB) -> None:
    assert outcomes(FULL) == ["created"]
    items = [
        {"slug": "mug", "variants": [{"sku": "MUG-M", "price": {"amount": 990, **EUR}}]},
        product("cup"),
        product("bowl", category="no-such-category"),
        product("plate", variant("MUG-S")),
        product("saucer", variant("CUP-1")),
        {"slug": "tray"},
        {"slug": "Not A Slug"},
        {"slug": "mug"},
        product("jug", variant("JUG", 100.5)),
    ]
    everything = dump(shop), items_of(shop, "audit")
    said = report(*items, dry=True)
    assert (dump(shop), items_of(shop, "audit")) == everything
    done = report(*items)
    for item in (*said, *done):
        item.pop("id", None)
    assert said == done
    assert [item["outcome"] for item in done] == ["changed", "created", *["refused"] * 7]
    assert [[error["pointer"] for error in item.get("errors", [])] for item in done[2:]] == [
        ["/category"],
        ["/variants/0/sku"],
        ["/variants/0/sku"],
        ["/name", "/category", "/variants"],
        ["/slug"],
        ["/slug"],
        ["/variants/0/price/amount"],
    ]
    assert all(item["detail"] and all(error["detail"] for error in item["errors"]) for item in done[2:])
    assert sorted(str(item["pk"]) for item in items_of(shop, "products") if str(item["pk"]).startswith("slug#")) == ["slug#cup", "slug#mug"]


def test_what_a_file_does_not_say_stays(shop: DynamoDB) -> None:
    assert outcomes(FULL) == ["created"]
    before = read()
    (item,) = report({"slug": "mug", "variants": [{"sku": "MUG-M", "price": {"amount": 990, **EUR}}]})
    assert (item["outcome"], item["changes"]) == ("changed", ["/variants/0/price"])
    before["variants"][1]["price"]["amount"] = 990
    found = read()
    assert (found.pop("version"), found.pop("updatedAt") >= before.pop("updatedAt")) == (before.pop("version") + 1, True)
    assert found == before
    (record,) = [record for record in records_of(shop, "importProducts") if record["before"]]
    amounts = [json.loads(str(record[side]))["variants"][1]["price"]["amount"] for side in ("before", "after")]
    assert amounts == [950, 990]


@pytest.mark.usefixtures("shop")
def test_every_part_that_changes_is_named(shop: DynamoDB) -> None:  # noqa: ARG001
    assert outcomes(FULL) == ["created"]
    wanted = product(
        "mug",
        variant("MUG-L", 999, 7, Size="L"),
        variant("MUG-M", 950, 4, Size="Middle"),
        name="Better mug",
        category=CLOTHING,
        status="draft",
        description="",
        images=[],
        seo={"title": "", "description": ""},
    )
    (item,) = report(wanted)
    assert item["changes"] == [
        *("/name", "/description", "/category", "/status", "/images", "/seo"),
        *("/variants/0", "/variants/1/options"),
    ]
    found = read()
    assert (found["name"], found["description"], found["images"], found.get("seo")) == ("Better mug", "", [], None)
    assert [(v["sku"], v["options"], v["available"]) for v in found["variants"]] == [
        ("MUG-S", {"Size": "S"}, 3),
        ("MUG-M", {"Size": "Middle"}, 4),
        ("MUG-L", {"Size": "L"}, 7),
    ]
    assert outcomes(wanted) == ["unchanged"]


@pytest.mark.usefixtures("shop")
def test_seo_is_changed_part_by_part() -> None:
    assert outcomes(FULL) == ["created"]
    assert report({"slug": "mug", "seo": {"title": "Other"}})[0]["changes"] == ["/seo"]
    assert read()["seo"] == {"title": "Other", "description": "A mug by hand"}
    assert report({"slug": "mug", "seo": {"description": ""}})[0]["changes"] == ["/seo"]
    assert read()["seo"] == {"title": "Other"}


def test_the_stock_of_a_variant_that_is_there_is_no_business_of_this(shop: DynamoDB) -> None:
    assert outcomes(FULL) == ["created"]
    assert call("createOrder", body=order(("MUG-S", 1), total=1390)).status == 201
    assert outcomes(product("mug", variant("MUG-S", 901, 500, Size="S"))) == ["changed"]
    assert stock_of(shop, "MUG-S") == (2, 1)


@pytest.mark.usefixtures("shop")
def test_variants_that_cannot_be_told_apart_are_refused_where_the_file_names_them() -> None:
    assert outcomes(FULL) == ["created"]
    (item,) = report(product("mug", variant("MUG-XL", Size="XL"), variant("MUG-L", Size="S")))
    assert [error["pointer"] for error in item["errors"]] == ["/variants/1/options"]
    # Here it is one that the file does not name that looks the same.
    (item,) = report(product("mug", variant("MUG-S", Size="M")))
    assert [error["pointer"] for error in item["errors"]] == ["/variants"]
    (item,) = report(product("mug", variant("MUG-S", Size="S"), variant("MUG-S", Size="S")))
    assert [error["pointer"] for error in item["errors"]] == ["/variants/1/sku"]
    (item,) = report({"slug": "mug", "variants": [{"sku": "MUG-NEW", "options": {"Size": "New"}}]})
    assert [error["pointer"] for error in item["errors"]] == ["/variants/0/price"]
    (item,) = report(product("mug", variant("MUG-USD", Size="U") | {"price": {"amount": 1, "currency": "USD"}}))
    assert [error["pointer"] for error in item["errors"]] == ["/variants/0/price/currency"]


@pytest.mark.usefixtures("shop")
def test_a_product_never_gets_more_variants_than_it_may_have() -> None:
    assert outcomes(product("mug", *(variant(f"OLD-{i}", Size=f"{i}") for i in range(30)))) == ["created"]
    (item,) = report(product("mug", *(variant(f"NEW-{i}", Size=f"N{i}") for i in range(11))))
    assert (item["outcome"], [error["pointer"] for error in item["errors"]]) == ("refused", ["/variants"])
    assert outcomes(product("mug", *(variant(f"NEW-{i}", Size=f"N{i}") for i in range(10)))) == ["changed"]
    assert outcomes(product("cup", *(variant(f"CUP-{i}", Size=f"{i}") for i in range(40)))) == ["created"]


def test_what_somebody_changes_meanwhile_is_kept(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the look at the product and its write, a colleague changes its name; the file only says a price."""
    assert outcomes(FULL) == ["created"]
    house, raced = handler.house, []

    class Raced(Products):
        def update(self, before: Product, after: Product, *more: Any) -> None:
            if not raced:
                raced.append(
                    call("updateProduct", by=ADMIN, path={"product": "mug"}, headers={"If-Match": '"1"'}, body=FULL | {"name": "Jug"})
                )
            super().update(before, after, *more)

    monkeypatch.setattr(handler, "house", house._replace(products=Raced(shop)))
    assert outcomes({"slug": "mug", "variants": [{"sku": "MUG-M", "price": {"amount": 990, **EUR}}]}) == ["changed"]
    assert raced[0].status == 200
    found = read()
    assert (found["name"], found["variants"][1]["price"]["amount"], found["version"]) == ("Jug", 990, 3)


def test_the_same_file_by_two_people_at_once_creates_each_product_once(shop: DynamoDB) -> None:
    items = [product(f"thing-{n}") for n in range(8)]
    answers = at_once([lambda: send(*items, by=STAFF), lambda: send(*reversed(items), by=ADMIN)])
    outcomes = [item["outcome"] for answer in answers for item in answer.body["items"]]
    assert (outcomes.count("created"), outcomes.count("unchanged")) == (8, 8)
    assert len(records_of(shop, "importProducts")) == 8


def test_a_row_that_is_refused_keeps_no_other_from_being_written(shop: DynamoDB) -> None:
    assert outcomes(product("mug"), product("mug-two", variant("MUG-1")), product("cup")) == ["created", "refused", "created"]
    assert call("getProduct", by=STAFF, path={"product": "mug-two"}).status == 404
    assert len(records_of(shop, "importProducts")) == 2


def test_formulas_and_markup_are_only_text(shop: DynamoDB) -> None:  # noqa: ARG001
    texts = ['=HYPERLINK("https://example.com";"x")', "+1", "-1", "@SUM(A1)", "<script>alert(1)</script>", "'=1"]
    assert outcomes(*(product(f"thing-{n}", name=text, description=text) for n, text in enumerate(texts))) == ["created"] * 6
    assert [(read(f"thing-{n}")["name"], read(f"thing-{n}")["description"]) for n in range(6)] == [(text, text) for text in texts]


HOSTILE = [
    {},
    {"slug": "mug", "price": 1},
    {"slug": "mug", "name": "a\tb"},
    {"slug": "mug", "name": "x" * 121},
    {"slug": "mug", "description": "x" * 5001},
    {"slug": "mug", "variants": [{"sku": "mug-1"}]},
    {"slug": "mug", "variants": [{"sku": "M" * 41}]},
    {"slug": "mug", "variants": [{"sku": f"M-{n}"} for n in range(41)]},
    {"slug": "mug", "variants": [{"sku": "MUG-1", "price": {"amount": -1, **EUR}}]},
    {"slug": "mug", "variants": [{"sku": "MUG-1", "price": {"amount": 10**9, **EUR}}]},
    {"slug": "mug", "variants": [{"sku": "MUG-1", "price": {"amount": "12", **EUR}}]},
    {"slug": "mug", "images": [{"url": "javascript:alert(1)", "alt": "", "width": 1, "height": 1}]},
    {"slug": ["mug"]},
    {"slug": "mug", "variants": {"sku": "MUG-1"}},
    {"__proto__": {}, "slug": "mug"},
]


@pytest.mark.parametrize("item", HOSTILE)
def test_an_item_that_is_malformed_is_refused_with_a_pointer(shop: DynamoDB, item: dict[str, Any]) -> None:
    assert outcomes(product("mug")) == ["created"]
    before = dump(shop)
    (said,) = report(item)
    assert said["outcome"] == "refused"
    assert said["errors"]
    assert all(error["pointer"].startswith("/") for error in said["errors"])
    assert dump(shop) == before


def test_too_many_items_or_none_change_nothing(shop: DynamoDB) -> None:
    before = dump(shop)
    for items in ([], [product(f"thing-{n}") for n in range(51)], ["mug"], [None]):
        assert (send(*items).status, dump(shop) == before) == (400, True)


def test_only_staff_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [send(product("mug"), by=by).status for by in (None, CUSTOMER)] == [401, 403]
    assert dump(shop) == before
