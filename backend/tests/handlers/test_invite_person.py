"""invitePerson, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump, records_of
from backend.tests.support.user_pool import INVITED, Account, FakeUserPool
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.people import People


def invite(email: str, role: str = "staff", by: Person | None = ADMIN) -> Answer:
    return call("invitePerson", by=by, body={"email": email, "role": role})


def problem(answer: Answer) -> tuple[int, str, list[str]]:
    return answer.status, answer.problem, answer.pointers


def test_who_has_no_account_is_mailed_and_has_the_role(shop: DynamoDB, pool: FakeUserPool) -> None:
    answer = invite("Nina@Example.com")
    assert (answer.status, answer.body["email"], answer.body["state"], answer.body["role"]) == (201, "nina@example.com", "invited", "staff")
    assert pool.mails == ["nina@example.com"]
    assert pool.accounts[answer.body["id"]].groups == {"staff"}
    assert People(shop).standing(answer.body["id"]) == "staff"
    (record,) = records_of(shop, "invitePerson")
    assert (record["by"], record["subject"], record["before"]) == (ADMIN.sub, answer.body["id"], "")
    assert "nina@example.com" in str(record["after"])


def test_who_has_an_account_keeps_it_and_is_not_mailed_a_password(shop: DynamoDB, pool: FakeUserPool) -> None:
    answer = invite("cleo@example.com", "admin")
    assert (answer.status, answer.body["id"], answer.body["state"]) == (201, CUSTOMER.sub, "active")
    assert (pool.mails, pool.accounts[CUSTOMER.sub].groups) == ([], {"customers", "admin"})
    assert People(shop).all() == (1, {CUSTOMER.sub: "admin"})


@pytest.mark.parametrize("account", [{"status": "UNCONFIRMED"}, {"verified": False}])
def test_an_account_that_nobody_confirmed_gets_no_role_as_its_maker_may_be_somebody_else(
    shop: DynamoDB, pool: FakeUserPool, account: dict[str, Any]
) -> None:
    pool.add(Account("mallory", "nina@example.com", **account))
    before = dump(shop)
    assert problem(invite("nina@example.com", "admin")) == (409, "account-not-confirmed", ["/email"])
    assert (dump(shop), pool.accounts["mallory"].groups, pool.mails) == (before, set(), [])


@pytest.mark.parametrize(("email", "role"), [("stella@example.com", "staff"), ("adil@example.com", "admin"), ("adil@example.com", "staff")])
def test_who_works_here_already_is_not_invited_and_loses_nothing(shop: DynamoDB, pool: FakeUserPool, email: str, role: str) -> None:
    before = dump(shop)
    assert problem(invite(email, role)) == (409, "works-here-already", ["/email"])
    assert (dump(shop), pool.mails) == (before, [])


def test_staff_who_are_invited_as_an_admin_become_one(shop: DynamoDB, pool: FakeUserPool) -> None:
    assert invite("stella@example.com", "admin").body["role"] == "admin"
    assert (pool.accounts[STAFF.sub].groups, People(shop).standing(STAFF.sub)) == ({"admin"}, "admin")
    (record,) = records_of(shop, "invitePerson")
    assert '"staff"' in str(record["before"])


def test_an_address_that_cannot_be_mailed_is_named(shop: DynamoDB, pool: FakeUserPool) -> None:
    assert problem(invite("nina@localhost.test")) == (422, "invalid-request", ["/email"])
    assert (People(shop).all().standings, pool.mails) == ({}, [])


@pytest.mark.parametrize("stage", ["AdminGetUser", "ListUsersInGroup", "AdminAddUserToGroup", "AdminRemoveUserFromGroup"])
def test_what_was_interrupted_is_finished_by_asking_again(shop: DynamoDB, pool: FakeUserPool, stage: str) -> None:
    pool.down = {stage}
    assert invite("nina@example.com").status == 503
    pool.down = set()
    answer = invite("nina@example.com")
    assert answer.status == 201
    assert pool.accounts[answer.body["id"]].groups == {"staff"}
    assert People(shop).standing(answer.body["id"]) == "staff"
    assert len(records_of(shop, "invitePerson")) - [str(r["after"]) for r in records_of(shop, "invitePerson")].count("refused") == 1


def test_somebody_whose_role_was_taken_away_may_come_back(shop: DynamoDB, pool: FakeUserPool) -> None:
    assert call("removePerson", by=ADMIN, path={"personId": INVITED}, headers={"If-Match": '"0"'}).status == 204
    assert invite("ines@example.com", "admin").status == 201
    assert (pool.mails, pool.accounts[INVITED].groups) == (["ines@example.com"], {"admin"})
    assert People(shop).all() == (2, {INVITED: "admin"})


def test_only_admins_may(shop: DynamoDB, pool: FakeUserPool) -> None:
    before = dump(shop)
    assert [invite("nina@example.com", by=by).status for by in (None, CUSTOMER, STAFF)] == [401, 403, 403]
    assert (dump(shop), pool.actions) == (before, set())
