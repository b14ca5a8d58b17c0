"""exportProducts, by API Gateway's events: everything there is of every product, page by page. Dynoxide; about a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import CUSTOMER, STAFF, call

pytestmark = pytest.mark.usefixtures("shop")
WRITTEN = ("slug", "name", "description", "category", "status", "images", "seo")


def create(slug: str, *variants: dict[str, Any], **changes: Any) -> None:
    assert call("createProduct", by=STAFF, body=product(slug, *variants, **changes)).status == 201


def every_page(limit: int) -> list[list[dict[str, Any]]]:
    pages: list[list[dict[str, Any]]] = []
    cursor: dict[str, str] = {}
    for _ in range(50):
        answer = call("exportProducts", by=STAFF, query={"limit": str(limit), **cursor})
        assert answer.status == 200, answer.text
        pages.append(answer.body["items"])
        if "nextCursor" not in answer.body:
            return pages
        cursor = {"cursor": answer.body["nextCursor"]}
    raise AssertionError("the list does not end")


def test_every_product_of_every_status_is_there_once_the_oldest_first() -> None:
    slugs = [f"thing-{n}" for n in range(7)]
    for n, slug in enumerate(slugs):
        create(slug, status=("active", "draft", "archived")[n % 3])
    pages = every_page(3)
    assert max(map(len, pages)) == 3
    assert [item["slug"] for page in pages for item in page] == slugs


def test_what_is_exported_can_be_imported_and_changes_nothing() -> None:
    create(
        "mug",
        variant("MUG-S", 900, 3, Size="S", Colour="Sand"),
        variant("MUG-M", 950, 4, Size="M", Colour="Sand"),
        name="=Mug",
        description="'Tea'\n\n- and more",
        images=[{"url": "https://example.com/a.webp", "alt": "A mug", "width": 8, "height": 6}],
        seo={"title": "Mug"},
    )
    create("cup", status="archived")
    ((mug, cup),) = every_page(50)
    items = [
        {name: item[name] for name in WRITTEN if name in item}
        | {"variants": [{name: variant[name] for name in ("sku", "options", "price")} for variant in item["variants"]]}
        for item in (mug, cup)
    ]
    answer = call("importProducts", by=STAFF, body={"items": items})
    assert [item["outcome"] for item in answer.body["items"]] == ["unchanged", "unchanged"]


def test_a_cursor_that_is_not_its_own_is_refused() -> None:
    create("mug")
    create("cup")
    foreign = call("listAllProducts", by=STAFF, query={"limit": "1"}).body["nextCursor"]
    for cursor in (foreign, "AAAA"):
        answer = call("exportProducts", by=STAFF, query={"cursor": cursor})
        assert (answer.status, answer.pointers) == (400, ["/query/cursor"])
    assert call("exportProducts", by=STAFF, query={"limit": "51"}).status == 400


def test_only_staff_may() -> None:
    assert [call("exportProducts", by=by).status for by in (None, CUSTOMER)] == [401, 403]
