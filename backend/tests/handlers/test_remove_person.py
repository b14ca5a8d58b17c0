"""removePerson, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

import pytest

from backend.tests.support.catalogue import product
from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.placing import place, stock_up
from backend.tests.support.tables import dump, records_of
from backend.tests.support.user_pool import Account, FakeUserPool
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.people import People

AMY = Person("admin-amy", ("admin",))


def remove(person: str, version: int = 0, by: Person = ADMIN) -> Answer:
    return call("removePerson", by=by, path={"personId": person}, headers={"If-Match": f'"{version}"'})


def test_the_role_is_gone_every_session_ends_and_the_account_stays(shop: DynamoDB, pool: FakeUserPool) -> None:
    assert remove(STAFF.sub).status == 204
    assert (pool.accounts[STAFF.sub].groups, pool.signed_out) == (set(), [STAFF.sub])
    assert STAFF.sub not in [each["id"] for each in call("listPeople", by=ADMIN).body["items"]]
    (record,) = records_of(shop, "removePerson")
    assert ("stella@example.com" in str(record["before"]), record["after"]) == (True, "")


@pytest.mark.usefixtures("pool")
def test_a_token_that_still_says_staff_opens_nothing_from_then_on(shop: DynamoDB) -> None:
    stock_up(5, 5)
    placed = place()
    path = {"orderId": placed.id}
    assert call("createProduct", by=STAFF, body=product("vase")).status == 201
    draft = {"path": {"product": "draft"}, "by": STAFF}
    assert call("createProduct", by=STAFF, body=product("draft", status="draft")).status == 201
    assert (call("getOrder", path=path, by=STAFF).status, call("getProduct", **draft).status) == (200, 200)
    assert remove(STAFF.sub).status == 204
    known = dump(shop)
    assert [
        call(*args, **request).status
        for args, request in (
            (("listOrders",), {"by": STAFF}),
            (("createProduct",), {"by": STAFF, "body": product("bowl")}),
            (("cancelOrder",), {"by": STAFF, "path": path, "body": {}}),
        )
    ] == [403, 403, 403]
    # Where a token is optional, they see what everybody sees.
    assert (call("getOrder", path=path, by=STAFF).status, call("getProduct", **draft).status) == (404, 404)
    assert call("getProfile", by=STAFF).status == 200
    assert dump(shop) == known
    (refused,) = records_of(shop, "cancelOrder")
    assert (refused["by"], refused["after"]) == (STAFF.sub, "refused: forbidden")


def test_nobody_takes_away_their_own_role_and_the_last_admin_stays(shop: DynamoDB, pool: FakeUserPool) -> None:
    before = dump(shop)
    assert remove(ADMIN.sub).problem == "own-role"
    pool.add(Account(AMY.sub, "amy@example.com", groups={"admin"}))
    pool.accounts[ADMIN.sub].groups.clear()
    assert remove(AMY.sub).problem == "last-admin"
    assert dump(shop) == before


@pytest.mark.parametrize("stage", ["AdminRemoveUserFromGroup", "AdminUserGlobalSignOut"])
def test_what_was_interrupted_holds_at_the_api_and_is_finished_by_asking_again(shop: DynamoDB, pool: FakeUserPool, stage: str) -> None:
    pool.down = {stage}
    assert remove(STAFF.sub).status == 503
    assert call("listOrders", by=STAFF).status == 403
    pool.down = set()
    assert remove(STAFF.sub).status == 204
    assert (pool.accounts[STAFF.sub].groups, set(pool.signed_out), People(shop).all().version) == (set(), {STAFF.sub}, 1)
    assert remove(STAFF.sub, 1).status == 404


def test_a_stale_version_is_refused(shop: DynamoDB, pool: FakeUserPool) -> None:
    pool.add(Account(AMY.sub, "amy@example.com", groups={"admin"}))
    assert remove(AMY.sub).status == 204
    before = dump(shop)
    assert (remove(STAFF.sub).status, dump(shop)) == (412, before)
    assert call("removePerson", by=ADMIN, path={"personId": STAFF.sub}).status == 428


@pytest.mark.usefixtures("pool")
def test_who_does_not_work_here_is_not_found_and_only_admins_may(shop: DynamoDB) -> None:
    before = dump(shop)
    assert [remove(person).status for person in (CUSTOMER.sub, "nobody")] == [404, 404]
    assert [remove(STAFF.sub, by=by).status for by in (CUSTOMER, STAFF)] == [403, 403]
    assert dump(shop) == before
