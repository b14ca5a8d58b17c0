"""resetSecondFactor, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import records_of
from backend.tests.support.user_pool import INVITED, FakeUserPool
from tradewind.stores.dynamodb import DynamoDB


def reset(person: str, by: Person | None = ADMIN) -> Answer:
    return call("resetSecondFactor", by=by, path={"personId": person})


def test_it_is_forgotten_and_every_session_ends(shop: DynamoDB, pool: FakeUserPool) -> None:
    assert reset(STAFF.sub).status == 204
    assert (pool.accounts[STAFF.sub].second_factor, pool.signed_out) == (False, [STAFF.sub])
    assert pool.accounts[STAFF.sub].groups == {"staff"}
    (record,) = records_of(shop, "resetSecondFactor")
    assert ('"secondFactor":true' in str(record["before"]), '"secondFactor":false' in str(record["after"])) == (True, True)


def test_where_there_is_none_nothing_is_done(shop: DynamoDB, pool: FakeUserPool) -> None:
    assert reset(INVITED).status == 204
    assert (pool.signed_out, records_of(shop, "resetSecondFactor")) == ([], [])


def test_who_does_not_work_here_is_not_found_and_only_admins_may(shop: DynamoDB, pool: FakeUserPool) -> None:
    del shop
    pool.accounts[CUSTOMER.sub].second_factor = True
    assert [reset(person).status for person in (CUSTOMER.sub, "nobody")] == [404, 404]
    assert [reset(STAFF.sub, by).status for by in (None, CUSTOMER, STAFF)] == [401, 403, 403]
    assert all(pool.accounts[person].second_factor for person in (CUSTOMER.sub, STAFF.sub))
