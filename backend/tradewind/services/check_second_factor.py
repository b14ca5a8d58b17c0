from __future__ import annotations

from collections.abc import Collection

from tradewind.domain.refusal import Unavailable
from tradewind.gateways.user_pool import ROLES_BY_GROUP, UserPool


def check_second_factor(pool: UserPool, user_id: str, groups: Collection[str]) -> list[str] | None:
    """The groups that a token may name; None where it may name all of them. Who is not of the staff is not looked up."""
    if ROLES_BY_GROUP.keys().isdisjoint(groups):
        return None
    user = pool.find(user_id)
    if user is None:
        raise Unavailable
    return None if user.second_factor else [group for group in groups if group not in ROLES_BY_GROUP]
