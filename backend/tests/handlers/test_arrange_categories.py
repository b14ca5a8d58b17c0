"""arrangeCategories, by API Gateway's events. Which trees are none is proven in domain/test_categories.py. Dynoxide; under a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.categories import change, new, tree
from backend.tests.support.events import CUSTOMER
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB

pytestmark = pytest.mark.usefixtures("shop")


def arrangement(*places: tuple[str, str]) -> dict[str, Any]:
    return {"items": [{"slug": slug, **({"parent": parent} if parent else {})} for slug, parent in places]}


def test_order_and_parents_change_together() -> None:
    assert change("createCategory", 0, body=new("cups", "kitchen")).status == 201
    wanted = [("cups", ""), ("kitchen", "cups"), ("clothing", "")]
    answer = change("arrangeCategories", 1, body=arrangement(*wanted))
    assert (answer.status, answer.body["version"]) == (200, 2)
    assert tree() == wanted


def test_two_moves_that_make_a_ring_together_are_one_of_them() -> None:
    moves = [arrangement(("clothing", "kitchen"), ("kitchen", "")), arrangement(("clothing", ""), ("kitchen", "clothing"))]
    answers = at_once([lambda move=move: change("arrangeCategories", 0, body=move) for move in moves])
    assert sorted(answer.status for answer in answers) == [200, 412]


@pytest.mark.parametrize(
    ("places", "version", "status", "pointers"),
    [
        ([("kitchen", "")], 0, 422, ["/items"]),
        ([("kitchen", "clothing"), ("clothing", "kitchen")], 0, 422, ["/items/0/parent"]),
        ([("clothing", ""), ("kitchen", "")], 4, 412, []),
        ([("clothing", ""), ("kitchen", "")], None, 428, []),
    ],
)
def test_what_does_not_fit_changes_nothing(
    shop: DynamoDB, places: list[tuple[str, str]], version: int | None, status: int, pointers: list[str]
) -> None:
    before = dump(shop)
    answer = change("arrangeCategories", version, body=arrangement(*places))
    assert (answer.status, answer.pointers) == (status, pointers)
    assert dump(shop) == before


def test_only_staff_may() -> None:
    body = arrangement(("kitchen", ""), ("clothing", ""))
    assert [change("arrangeCategories", 0, by=by, body=body).status for by in (None, CUSTOMER)] == [401, 403]
