"""changePersonRole, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import dump, records_of
from backend.tests.support.user_pool import Account, FakeUserPool
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.people import People

AMY = Person("admin-amy", ("admin",))


def change(person: str, role: str, version: int = 0, by: Person = ADMIN) -> Answer:
    return call("changePersonRole", by=by, path={"personId": person}, headers={"If-Match": f'"{version}"'}, body={"role": role})


@pytest.fixture(autouse=True)
def amy(shop: DynamoDB, pool: FakeUserPool) -> None:  # noqa: ARG001
    pool.add(Account(AMY.sub, "amy@example.com", groups={"admin"}))


def test_the_role_is_changed_and_recorded_with_before_and_after(shop: DynamoDB, pool: FakeUserPool) -> None:
    answer = change(STAFF.sub, "admin")
    assert (answer.status, answer.body["role"], pool.accounts[STAFF.sub].groups) == (200, "admin", {"admin"})
    (record,) = records_of(shop, "changePersonRole")
    assert ('"role":"staff"' in str(record["before"]), '"role":"admin"' in str(record["after"])) == (True, True)


def test_it_holds_at_once_whatever_the_token_says(shop: DynamoDB) -> None:
    assert call("listAudit", by=AMY, query={"day": "2026-03-01"}).status == 200
    assert change(AMY.sub, "staff").status == 200
    answer = call("listAudit", by=AMY, query={"day": "2026-03-01"})
    assert (answer.status, answer.body["detail"]) == (403, "Your role in this shop was changed, and you may not do this any more.")
    assert call("listStock", by=AMY).status == 200
    assert People(shop).standing(AMY.sub) == "staff"


def test_two_admins_who_demote_each_other_at_once_leave_one(shop: DynamoDB) -> None:
    assert change(AMY.sub, "staff").status == 200
    # Hers was on its way, on the same version, and with a token that still says admin.
    stale = change(ADMIN.sub, "staff", by=AMY)
    assert stale.status == 403
    assert People(shop).all().standings == {AMY.sub: "staff"}


def test_a_stale_version_is_refused(shop: DynamoDB) -> None:
    assert change(AMY.sub, "staff").status == 200
    before = dump(shop)
    assert (change(STAFF.sub, "admin").problem, dump(shop)) == ("stale-version", before)
    assert change(STAFF.sub, "admin", 1).status == 200
    missing = call("changePersonRole", by=ADMIN, path={"personId": STAFF.sub}, body={"role": "admin"})
    assert missing.status == 428


def test_nobody_changes_their_own_role(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [(answer.status, answer.problem) for answer in (change(ADMIN.sub, "staff"),)] == [(409, "own-role")]
    assert dump(shop) == before


def test_the_last_admin_stays(shop: DynamoDB, pool: FakeUserPool) -> None:
    # The one who asks has an admin's token, and is none in the user pool any more.
    pool.accounts[ADMIN.sub].groups.clear()
    before = dump(shop)
    answer = change(AMY.sub, "staff")
    assert (answer.status, answer.problem, dump(shop)) == (409, "last-admin", before)


def test_what_was_interrupted_is_finished_by_asking_again_though_the_version_moved(shop: DynamoDB, pool: FakeUserPool) -> None:
    pool.down = {"AdminAddUserToGroup"}
    assert change(STAFF.sub, "admin").status == 503
    pool.down = set()
    assert (change(STAFF.sub, "admin").status, pool.accounts[STAFF.sub].groups) == (200, {"admin"})
    assert People(shop).all().version == 1


@pytest.mark.parametrize("person", [CUSTOMER.sub, "nobody"])
def test_who_does_not_work_here_is_not_found(shop: DynamoDB, person: str) -> None:
    before = dump(shop)
    assert (change(person, "admin").status, dump(shop)) == (404, before)


def test_only_admins_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [change(STAFF.sub, "admin", by=by).status for by in (CUSTOMER, STAFF)] == [403, 403]
    assert dump(shop) == before
