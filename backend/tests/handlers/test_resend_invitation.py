"""resendInvitation, by API Gateway's events. Dynoxide; a second."""

from __future__ import annotations

from backend.tests.support.events import ADMIN, CUSTOMER, STAFF, Answer, Person, call
from backend.tests.support.tables import records_of
from backend.tests.support.user_pool import INVITED, FakeUserPool
from tradewind.stores.dynamodb import DynamoDB


def resend(person: str, by: Person | None = ADMIN) -> Answer:
    return call("resendInvitation", by=by, path={"personId": person})


def test_who_never_signed_in_is_mailed_again(shop: DynamoDB, pool: FakeUserPool) -> None:
    assert resend(INVITED).status == 204
    assert pool.mails == ["ines@example.com"]
    (record,) = records_of(shop, "resendInvitation")
    assert (record["by"], record["subject"]) == (ADMIN.sub, INVITED)


def test_who_has_signed_in_needs_none(shop: DynamoDB, pool: FakeUserPool) -> None:
    answer = resend(STAFF.sub)
    assert (answer.status, answer.problem, pool.mails) == (409, "not-invited", [])
    assert [record["after"] for record in records_of(shop, "resendInvitation")] == ["refused: not-invited"]


def test_who_does_not_work_here_is_not_found_and_only_admins_may(shop: DynamoDB, pool: FakeUserPool) -> None:
    del shop
    assert [resend(person).status for person in (CUSTOMER.sub, "nobody")] == [404, 404]
    assert [resend(INVITED, by).status for by in (None, CUSTOMER, STAFF)] == [401, 403, 403]
    assert pool.mails == []


def test_it_is_recorded_before_it_is_mailed(shop: DynamoDB, pool: FakeUserPool) -> None:
    pool.down = {"AdminCreateUser"}
    assert resend(INVITED).status == 503
    assert len(records_of(shop, "resendInvitation")) == 1
