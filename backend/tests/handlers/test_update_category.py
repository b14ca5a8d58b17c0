"""updateCategory, by API Gateway's events. Dynoxide; under a second."""

from __future__ import annotations

import pytest

from backend.tests.support.categories import change, new, tree
from backend.tests.support.events import CUSTOMER, call
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB

TEXT = {"name": "Cups & mugs", "description": "To drink from."}

pytestmark = pytest.mark.usefixtures("shop")


def test_its_words_change_and_its_place_stays() -> None:
    assert change("createCategory", 0, body=new("cups", "kitchen")).status == 201
    assert (
        change(
            "arrangeCategories", 1, body={"items": [{"slug": "kitchen"}, {"slug": "cups", "parent": "kitchen"}, {"slug": "clothing"}]}
        ).status
        == 200
    )
    answer = change("updateCategory", 2, category="cups", body=TEXT)
    assert (answer.status, answer.body["version"]) == (200, 3)
    assert tree() == [("kitchen", ""), ("cups", "kitchen"), ("clothing", "")]
    assert call("listCategories").body == answer.body
    assert answer.body["items"][1] == {"slug": "cups", "parent": "kitchen", **TEXT}


@pytest.mark.parametrize(
    ("category", "version", "status"), [("attic", 0, 404), ("kitchen", 1, 412), ("kitchen", None, 428), ("Kitchen", 0, 400)]
)
def test_what_does_not_fit_changes_nothing(shop: DynamoDB, category: str, version: int | None, status: int) -> None:
    before = dump(shop)
    assert change("updateCategory", version, category=category, body=TEXT).status == status
    assert dump(shop) == before


def test_only_staff_may() -> None:
    assert [change("updateCategory", 0, category="kitchen", by=by, body=TEXT).status for by in (None, CUSTOMER)] == [401, 403]
