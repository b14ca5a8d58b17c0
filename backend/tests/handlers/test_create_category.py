"""createCategory, by API Gateway's events. Dynoxide; about a second."""

from __future__ import annotations

import pytest

from backend.tests.support.categories import change, new, tree
from backend.tests.support.events import CUSTOMER, call
from backend.tests.support.races import at_once
from backend.tests.support.tables import dump
from tradewind.stores.dynamodb import DynamoDB

FIRST = [("clothing", ""), ("kitchen", "")]

pytestmark = pytest.mark.usefixtures("shop")


def test_a_new_category_comes_last_and_may_be_below_another() -> None:
    answer = change("createCategory", 0, body=new("cups", "kitchen"))
    assert (answer.status, answer.body["version"], answer.headers["ETag"][:3]) == (201, 1, '"1-')
    assert change("createCategory", 1, body=new("garden")).status == 201
    assert tree() == [*FIRST, ("cups", "kitchen"), ("garden", "")]
    assert call("listCategories").body == change(
        "updateCategory", 2, category="garden", body={"name": "Garden", "description": "All garden."}
    ).body | {"version": 2}


@pytest.mark.parametrize(
    ("body", "version", "status", "problem", "pointers"),
    [
        (new("kitchen"), 0, 409, "slug-taken", ["/slug"]),
        (new("cups", "attic"), 0, 422, "invalid-request", ["/parent"]),
        (new("cups"), 1, 412, "stale-version", []),
        (new("cups"), None, 428, "precondition-required", []),
        (new("#tree"), 0, 400, "malformed-request", ["/slug"]),
    ],
)
def test_what_does_not_fit_changes_nothing(
    shop: DynamoDB, body: dict[str, str], version: int | None, status: int, problem: str, pointers: list[str]
) -> None:
    before = dump(shop)
    answer = change("createCategory", version, body=body)
    assert (answer.status, answer.problem, answer.pointers) == (status, problem, pointers)
    assert dump(shop) == before


def test_of_several_on_the_same_version_one_is_made() -> None:
    answers = at_once([lambda n=n: change("createCategory", 0, body=new(f"new-{n}")) for n in range(4)])
    assert sorted(answer.status for answer in answers) == [201, 412, 412, 412]
    assert len(tree()) == 3


def test_only_staff_may() -> None:
    assert [change("createCategory", 0, by=by, body=new("cups")).status for by in (None, CUSTOMER)] == [401, 403]
