"""Who calls, and whether they may: from API Gateway's claims where it authorizes, from the token itself where it is optional.

A key server on loopback and Dynoxide, for what was decided of a person; two seconds.
"""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.events import CUSTOMER, STAFF, api_event
from backend.tests.support.tokens import id_token
from tradewind.domain.people import Standing
from tradewind.domain.refusal import Refusal, Unavailable
from tradewind.edge import identity
from tradewind.edge.identity import Caller, identify
from tradewind.stores.audit import AuditRecord
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.people import People


@pytest.fixture(autouse=True)
def fresh_key_ring(dynamodb: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    del dynamodb
    monkeypatch.setattr(identity, "_key_ring", identity._KeyRing())  # noqa: SLF001 - what a cold start would do


def claims(**values: str) -> dict[str, Any]:
    return {"requestContext": {"authorizer": {"claims": {"sub": "ada", **values}}}}


def refused(access: str, event: dict[str, Any], headers: dict[str, str]) -> str:
    with pytest.raises(Refusal) as raised:
        identify(access, event, headers)
    return raised.value.kind


@pytest.mark.parametrize("groups", ["staff", "[staff]", "[staff admin]", "staff,admin", "admin", "[customers, staff]", "customers,staff"])
def test_staff_are_known_in_every_form_in_which_api_gateway_writes_groups(groups: str) -> None:
    caller = identify("staff", claims(**{"cognito:groups": groups}), {})
    assert caller is not None
    assert caller.sub == "ada"
    assert caller.has_role("staff")


@pytest.mark.parametrize("groups", ["", "[]", "customers", "staffers", "[non-staff]", "staff-customers", "STAFF", "administrator"])
def test_others_are_told_that_they_may_not(groups: str) -> None:
    assert refused("staff", claims(**{"cognito:groups": groups}), {}) == "forbidden"


def test_an_account_without_groups_is_no_staff() -> None:
    assert refused("staff", claims(), {}) == "forbidden"


@pytest.mark.parametrize("context", [{}, {"authorizer": None}, {"authorizer": {}}, {"authorizer": {"claims": {}}}])
def test_a_role_takes_claims_of_the_authorizer_and_no_header_stands_in_for_them(context: dict[str, Any]) -> None:
    headers = {"authorization": "Bearer " + id_token("ada", ("staff",))}
    assert refused("staff", {"requestContext": context}, headers) == "unauthorized"


@pytest.mark.parametrize("verified", [None, "", "false", "True", "TRUE", "1", "yes"])
def test_an_address_counts_only_where_the_claims_say_that_it_is_confirmed(verified: str | None) -> None:
    said = {} if verified is None else {"email_verified": verified}
    caller = identify("customer", claims(email="Ada@Example.com", **said), {})
    confirmed = identify("customer", claims(email="Ada@Example.com", email_verified="true"), {})
    assert caller is not None
    assert confirmed is not None
    assert (caller.confirmed_email, confirmed.confirmed_email) == ("", "ada@example.com")


def test_a_confirmed_address_that_is_not_named_is_none() -> None:
    caller = identify("customer", claims(email_verified="true"), {})
    assert caller is not None
    assert caller.confirmed_email == ""


def test_a_public_operation_looks_at_no_token() -> None:
    assert identify("public", api_event("listProducts"), {"authorization": "Bearer nonsense"}) is None


def test_an_optional_token_may_be_missing() -> None:
    assert identify("identified", api_event("getOrder"), {}) is None


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_an_optional_token_is_verified(scheme: str) -> None:
    caller = identify("identified", {}, {"authorization": f"{scheme} {id_token(STAFF.sub, STAFF.groups)}"})
    assert caller == Caller(STAFF.sub, frozenset(STAFF.groups))
    customer = identify("identified", {}, {"authorization": f"{scheme} {id_token(CUSTOMER.sub, CUSTOMER.groups)}"})
    assert customer is not None
    assert not customer.has_role("staff")


@pytest.mark.parametrize(
    "authorization",
    [
        *(
            "",
            "Bearer",
            "Bearer ",
            "Basic YWRhOnNlY3JldA==",
            "nonsense",
            "Bearer a.b.c",
            "Bearer \u00ff.\u00ff.\u00ff",
            "Bearer " + "a" * 20_000,
        ),
        "Bearer  " + id_token(),
        "Bearer " + id_token(exp=1),
        "Bearer " + id_token(kid="another key"),
        "Bearer " + id_token(aud="another-client"),
        id_token(),
    ],
)
def test_an_optional_token_that_is_sent_must_be_valid(authorization: str) -> None:
    assert refused("identified", {}, {"authorization": authorization}) == "unauthorized"


def test_keys_are_read_once_and_again_only_for_an_unknown_one_and_not_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[str] = []
    now = [1000.0]
    read = identity._fetch  # noqa: SLF001 - counted, not replaced
    monkeypatch.setattr(identity, "_fetch", lambda url: fetched.append(url) or read(url))
    monkeypatch.setattr(identity.time, "monotonic", lambda: now[0])
    good, foreign = {"authorization": "Bearer " + id_token()}, {"authorization": "Bearer " + id_token(kid="another key")}

    for _ in range(3):
        identify("identified", {}, good)
    assert len(fetched) == 1
    for _ in range(3):
        refused("identified", {}, foreign)
    assert len(fetched) == 1
    now[0] += identity.REFETCH_SECONDS + 1
    for _ in range(3):
        refused("identified", {}, foreign)
    identify("identified", {}, good)
    assert len(fetched) == 2


def test_a_pool_that_does_not_answer_is_no_verdict_on_the_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN_KEYS_URL", "http://127.0.0.1:9/jwks.json")
    with pytest.raises(Unavailable):
        identify("identified", {}, {"authorization": "Bearer " + id_token()})


@pytest.mark.parametrize(
    ("decided", "groups", "left"),
    [
        (None, {"staff"}, {"staff"}),
        ("admin", {"staff", "admin"}, {"staff", "admin"}),
        ("admin", {"staff"}, {"staff"}),
        ("staff", {"admin"}, {"staff"}),
        ("staff", {"customers", "staff", "admin"}, {"customers", "staff"}),
        ("customer", {"customers", "admin"}, {"customers"}),
    ],
)
def test_a_caller_has_no_more_than_the_role_that_was_last_given(
    dynamodb: DynamoDB, decided: Standing | None, groups: set[str], left: set[str]
) -> None:
    if decided:
        People(dynamodb).add("ada", decided, AuditRecord(at="2026-03-01T09:30:00.000Z", action="invitePerson", by="adil"))
    caller = identify("identified", {}, {"authorization": f"Bearer {id_token('ada', tuple(groups))}"})
    assert caller is not None
    assert caller.groups == left
    wanted = "staff" if "staff" in left else None
    if wanted is None:
        assert refused("staff", claims(**{"cognito:groups": ",".join(groups)}), {}) == "forbidden"
    else:
        asked = identify("staff", claims(**{"cognito:groups": ",".join(groups)}), {})
        assert asked is not None
        assert asked.groups == left


def test_who_has_to_set_up_a_second_factor_is_told_so() -> None:
    with pytest.raises(Refusal) as raised:
        identify("staff", claims(second_factor="missing"), {})
    assert (raised.value.kind, raised.value.detail) == ("forbidden", "Set up your second factor first.")
