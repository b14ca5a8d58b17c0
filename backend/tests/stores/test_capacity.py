"""What a read costs in DynamoDB's capacity units does not depend on the size of the catalogue.

Measured through the handlers on Dynoxide, which counts as AWS does, with 50 products and with 2,000; about ten seconds.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from backend.tests.support.catalogue import CLOTHING, KITCHEN, add_categories, add_promotion, product, variant
from backend.tests.support.events import STAFF, Answer, call
from tradewind.contract.types import ProductInput
from tradewind.domain.catalogue import build_product
from tradewind.domain.identifiers import product_id
from tradewind.stores.dynamodb import DynamoDB, Wire, connect
from tradewind.stores.products import FILTER_PAGES, Products

SMALL, LARGE = 50, 2000
LIMIT = 24
MIDDLE = {"minPrice": "1000", "maxPrice": "1999"}


def add_products(db: DynamoDB, numbers: range) -> None:
    """Products that are all of one size, half of them in each category."""
    products = Products(db)
    for i in numbers:
        slug, category = f"product-{i:05}", (KITCHEN, CLOTHING)[i % 2]
        description = "A sentence that describes it. " * 20
        body = product(slug, variant(f"SKU-{i:05}", 1000 + i % 1000, 10), category=category, description=description)
        wanted = msgspec.convert(body, ProductInput)
        at = "2026-03-01T09:30:00.000Z"
        products.create(build_product(wanted, product_id(i, bytes(8)), 1, at, at, {}))


def listed(**query: str) -> Callable[[], Answer]:
    return lambda: call("listProducts", query={"limit": str(LIMIT), **query})


def listed_for_staff(**query: str) -> Callable[[], Answer]:
    return lambda: call("listAllProducts", by=STAFF, query={"limit": str(LIMIT), **query})


READS: dict[str, Callable[[], Answer]] = {
    **{
        f"listProducts by {sort}{name}": listed(sort=sort, **query)
        for sort in ("newest", "price-asc", "price-desc", "name")
        for name, query in (("", {}), (" in a category", {"category": CLOTHING}), (" in a price range", MIDDLE))
    },
    **{
        f"listAllProducts {name}": listed_for_staff(**query)
        for name, query in (
            ("", {}),
            ("of a status and category by name", {"status": "active", "category": CLOTHING, "sort": "name"}),
            ("by a word", {"q": "product"}),
            ("by a word and category", {"q": "product", "category": CLOTHING}),
            ("by a SKU", {"q": "sku-00007"}),
            ("by nothing there is", {"q": "unobtainium"}),
        )
    },
    "getProduct by slug": lambda: call("getProduct", path={"product": "product-00007"}),
    "getProduct by id": lambda: call("getProduct", path={"product": product_id(7, bytes(8))}),
    "quoteCart": lambda: call(
        "quoteCart", body={"lines": [{"sku": f"SKU-{i:05}", "quantity": 1} for i in range(10)], "promotionCode": "WELCOME10"}
    ),
    "listCategories": lambda: call("listCategories"),
}


def measured(read: Callable[[], Answer], monkeypatch: pytest.MonkeyPatch) -> tuple[float, Answer]:
    """The capacity units that a read consumed, and its answer."""
    answers: list[Wire] = []
    with monkeypatch.context() as patch:
        patch.setattr(connect(), "observe", lambda _action, answer: answers.append(answer))
        answer = read()
    assert answer.status == 200
    consumed = [answer["ConsumedCapacity"] for answer in answers]
    return sum(float(each["CapacityUnits"]) for one in consumed for each in (one if isinstance(one, list) else [one])), answer


@pytest.fixture
def shop(dynamodb: DynamoDB) -> DynamoDB:
    add_categories(dynamodb)
    add_promotion(dynamodb)
    add_products(dynamodb, range(SMALL))
    return dynamodb


def test_a_read_costs_the_same_however_large_the_catalogue(shop: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    small = {name: measured(read, monkeypatch)[0] for name, read in READS.items()}
    add_products(shop, range(SMALL, LARGE))
    large = {name: measured(read, monkeypatch)[0] for name, read in READS.items()}
    assert large == small
    assert all(units > 0 for units in small.values())
    assert small["getProduct by slug"] <= 1.5
    assert small["listProducts by newest"] <= 2.5

    # A filter that nothing fits reads a bounded part of the list, and leaves the rest to the next page.
    unfit, answer = measured(listed(sort="newest", minPrice="90000"), monkeypatch)
    assert answer.body["items"] == []
    assert unfit <= FILTER_PAGES * large["listProducts by newest"]

    # The last page costs what the first one does.
    costs, cursor = set(), {}
    for _ in range(LARGE // 100):
        units, answer = measured(listed(**{"limit": "100", **cursor}), monkeypatch)
        assert len(answer.body["items"]) == 100
        costs.add(units)
        cursor = {"cursor": answer.body.get("nextCursor", "")}
    assert len(costs) == 1
