"""Who works here, and how that may change. Pure; milliseconds."""

from __future__ import annotations

import pytest

from tradewind.domain.people import Roster, Standing, check_change
from tradewind.domain.refusal import Refusal

ROSTER = Roster(3, {"ada": "admin", "bo": "customer", "cy": "staff"}, {"bo": "admin", "cy": "staff", "di": "staff", "ed": "admin"})


def test_what_was_decided_goes_before_what_the_user_pool_says() -> None:
    assert ROSTER.roles() == {"ada": "admin", "cy": "staff", "di": "staff", "ed": "admin"}
    assert [ROSTER.standing(person) for person in ("ada", "bo", "di", "nobody")] == ["admin", "customer", "staff", "customer"]
    assert [ROSTER.follows(person) for person in ("ada", "bo", "cy", "di", "nobody")] == [False, False, True, True, True]


@pytest.mark.parametrize("standing", ["customer", "staff"])
def test_an_admin_stays_and_it_is_one_by_decision(standing: Standing) -> None:
    check_change(ROSTER, "ed", standing, "ada")
    alone = ROSTER._replace(in_groups={"bo": "admin"})
    with pytest.raises(Refusal) as raised:
        check_change(alone, "ada", standing, "somebody")
    assert raised.value.kind == "last-admin"


@pytest.mark.parametrize("standing", ["customer", "staff", "admin"])
def test_nobody_changes_their_own_role(standing: Standing) -> None:
    with pytest.raises(Refusal) as raised:
        check_change(ROSTER, "ada", standing, "ada")
    assert raised.value.kind == "own-role"
