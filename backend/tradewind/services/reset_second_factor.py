from __future__ import annotations

from msgspec.structs import replace

from tradewind.gateways.clock import Clock
from tradewind.gateways.user_pool import UserPool
from tradewind.services.shared.roster import find_person, load_roster, record_of
from tradewind.stores.audit import Audit
from tradewind.stores.people import People


def reset_second_factor(people: People, audit: Audit, pool: UserPool, clock: Clock, id: str, by: str) -> None:
    """What shows the codes was lost, perhaps to somebody: so every session ends, too. Recorded before it is done."""
    before = find_person(load_roster(people, pool), pool, id)
    if before.second_factor:
        audit.write(record_of("resetSecondFactor", by, clock, before, replace(before, second_factor=False)))
        pool.forget_second_factor(id)
        pool.sign_out(id)
