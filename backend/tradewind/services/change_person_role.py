from __future__ import annotations

from msgspec.structs import replace

from tradewind.contract.types import Person, PersonRole
from tradewind.domain.people import check_change
from tradewind.gateways.clock import Clock
from tradewind.gateways.user_pool import UserPool
from tradewind.services.shared.roster import find_person, let_pool_follow, load_roster, record_of
from tradewind.stores.people import People, stale_roles


def change_person_role(people: People, pool: UserPool, clock: Clock, id: str, version: int, role: PersonRole, by: str) -> Person:
    """The API heeds the new role as soon as it is written; the user pool is told next. Asking again finishes what was interrupted."""
    roster = load_roster(people, pool)
    before = find_person(roster, pool, id)
    after = replace(before, role=role)
    if before.role != role:
        if roster.version != version:
            raise stale_roles()
        check_change(roster, id, role, by)
        people.change(id, role, version, record_of("changePersonRole", by, clock, before, after))
    let_pool_follow(pool, id, role)
    return after
