"""checkSecondFactor, by the event that Cognito documents for PreTokenGeneration in its first version. No emulator; under a second."""

from __future__ import annotations

from typing import Any

import pytest

from backend.tests.support.contract import example
from backend.tests.support.events import STAFF
from backend.tests.support.user_pool import FakeUserPool
from handlers import check_second_factor


def asked(groups: list[str] | None) -> dict[str, Any]:
    event: dict[str, Any] = example("event.preTokenGeneration")
    event["request"]["groupConfiguration"]["groupsToOverride"] = groups
    return event


def test_with_a_second_factor_the_token_stays_as_it_is(pool: FakeUserPool) -> None:
    event = asked(["customers", "staff"])
    assert check_second_factor.handler(event, None) == event
    assert pool.actions == {"AdminGetUser"}


@pytest.mark.parametrize(
    ("groups", "left"), [(["staff"], []), (["admin", "staff"], []), (["customers", "staff"], ["customers"]), (["admin"], [])]
)
def test_without_one_the_token_names_no_role_and_says_why(pool: FakeUserPool, groups: list[str], left: list[str]) -> None:
    pool.accounts[STAFF.sub].second_factor = False
    event = asked(groups)
    answer = check_second_factor.handler(event, None)
    assert answer == {
        **event,
        "response": {
            "claimsOverrideDetails": {
                "claimsToAddOrOverride": {"second_factor": "missing"},
                "groupOverrideDetails": {"groupsToOverride": left, "iamRolesToOverride": []},
            }
        },
    }


@pytest.mark.parametrize("groups", [["customers"], [], None])
def test_a_customer_is_not_looked_up(pool: FakeUserPool, groups: list[str] | None) -> None:
    pool.down = {"AdminGetUser"}
    event = asked(groups)
    assert check_second_factor.handler(event, None) == event
    assert pool.actions == set()


@pytest.mark.parametrize("down", [True, False])
def test_where_it_is_not_known_there_is_no_token_and_nothing_internal_is_said(
    pool: FakeUserPool, capsys: pytest.CaptureFixture[str], down: bool
) -> None:
    if down:
        pool.down = {"AdminGetUser"}
    else:
        del pool.accounts[STAFF.sub]
    with pytest.raises(RuntimeError, match=r"^Signing in is not possible right now; try again in a moment\.$") as raised:
        check_second_factor.handler(asked(["staff"]), None)
    assert raised.value.__suppress_context__
    assert "checkSecondFactor" in capsys.readouterr().out
