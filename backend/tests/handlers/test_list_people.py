"""listPeople, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, call
from backend.tests.support.user_pool import INVITED, Account, FakeUserPool
from tradewind.stores.dynamodb import DynamoDB

pytestmark = pytest.mark.usefixtures("shop")


def test_everybody_who_works_here_is_listed_and_nobody_else(pool: FakeUserPool) -> None:
    pool.accounts[INVITED].enabled = True
    pool.add(Account("gone-gil", "gil@example.com", enabled=False, groups={"staff"}))
    answer = call("listPeople", by=ADMIN)
    shown = [(each["id"], each["role"], each["state"], each["secondFactor"]) for each in answer.body["items"]]
    assert shown == [
        (ADMIN.sub, "admin", "active", False),
        ("gone-gil", "staff", "suspended", False),
        (INVITED, "staff", "invited", False),
        (STAFF.sub, "staff", "active", True),
    ]
    assert answer.headers["ETag"].startswith('"0-')
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_more_than_a_page_of_a_group_is_listed(pool: FakeUserPool) -> None:
    for number in range(70):
        pool.add(Account(f"many-{number}", f"many{number}@example.com", groups={"staff"}))
    assert len(call("listPeople", by=ADMIN).body["items"]) == 73


def test_what_was_decided_is_listed_though_the_user_pool_has_not_heard_of_it(pool: FakeUserPool) -> None:
    pool.down = {"AdminAddUserToGroup"}
    path = {"personId": STAFF.sub}
    assert call("changePersonRole", by=ADMIN, path=path, headers={"If-Match": '"0"'}, body={"role": "admin"}).status == 503
    page = call("listPeople", by=ADMIN).body
    assert ({each["id"]: each["role"] for each in page["items"]}[STAFF.sub], page["version"]) == ("admin", 1)


def test_an_account_that_its_owner_deleted_is_left_out(pool: FakeUserPool) -> None:
    call("changePersonRole", by=ADMIN, path={"personId": STAFF.sub}, headers={"If-Match": '"0"'}, body={"role": "admin"})
    del pool.accounts[STAFF.sub]
    assert [each["id"] for each in call("listPeople", by=ADMIN).body["items"]] == [ADMIN.sub, INVITED]


def test_staff_and_customers_may_not(pool: FakeUserPool) -> None:
    assert [call("listPeople", by=by).status for by in (None, CUSTOMER, STAFF)] == [401, 403, 403]
    assert pool.actions == set()


def test_while_the_user_pool_does_not_answer_it_says_so(pool: FakeUserPool, shop: DynamoDB) -> None:
    del shop
    pool.down = {"ListUsersInGroup"}
    assert call("listPeople", by=ADMIN).status == 503
