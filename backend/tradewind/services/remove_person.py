from __future__ import annotations

from tradewind.domain.people import check_change
from tradewind.gateways.clock import Clock
from tradewind.gateways.user_pool import UserPool
from tradewind.services.shared.roster import find_person, let_pool_follow, load_roster, record_of
from tradewind.stores.people import People, stale_roles


def remove_person(people: People, pool: UserPool, clock: Clock, id: str, version: int, by: str) -> None:
    """The API refuses the person as soon as it is written; the user pool is told next. Asking again finishes what was interrupted."""
    roster = load_roster(people, pool)
    if roster.standing(id) != "customer" or roster.follows(id):
        before = find_person(roster, pool, id)
        if roster.version != version:
            raise stale_roles()
        check_change(roster, id, "customer", by)
        people.change(id, "customer", version, record_of("removePerson", by, clock, before, None))
    let_pool_follow(pool, id, "customer")
