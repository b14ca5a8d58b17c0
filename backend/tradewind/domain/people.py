"""Who works here, and how that may change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from tradewind.contract.types import PersonRole
from tradewind.domain.refusal import Refusal

# From the one who may do the least. Everybody who has an account is a customer.
Standing = Literal["customer", "staff", "admin"]
STANDINGS: tuple[Standing, ...] = ("customer", "staff", "admin")


def is_more(standing: Standing, than: Standing) -> bool:
    return STANDINGS.index(standing) > STANDINGS.index(than)


class Roster(NamedTuple):
    """`recorded` is what was decided here, by the person's id, and `in_groups` what the user pool has heard of it, or was told by others.
    `version` counts the decisions."""

    version: int
    recorded: Mapping[str, Standing]
    in_groups: Mapping[str, Standing]

    def standing(self, person: str) -> Standing:
        """What was decided goes before what the user pool says, which follows it a moment later."""
        return self.recorded.get(person) or self.in_groups.get(person, "customer")

    def roles(self) -> dict[str, PersonRole]:
        """Of all who work here, by id."""
        found: dict[str, PersonRole] = {}
        for person in {**self.in_groups, **self.recorded}:
            standing = self.standing(person)
            if standing != "customer":
                found[person] = standing
        return found

    def follows(self, person: str) -> bool:
        """Whether the user pool says of a person what was decided."""
        return self.in_groups.get(person, "customer") == self.standing(person)


def check_change(roster: Roster, person: str, standing: Standing, by: str) -> None:
    """Whether somebody may give another standing to a person: a Refusal where not."""
    if person == by:
        raise Refusal("own-role", "Nobody changes their own role: ask another admin.")
    if standing != "admin" and not [each for each, role in roster.roles().items() if role == "admin" and each != person]:
        raise Refusal("last-admin", "Nobody else is an admin; make somebody one first.")
