"""Who works here: what was decided, and what the user pool has heard of it."""

from __future__ import annotations

from tradewind.contract.types import Person, PersonRole
from tradewind.domain.people import Roster, Standing
from tradewind.domain.refusal import Refusal
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.user_pool import User, UserPool
from tradewind.services.shared.auditing import change_record
from tradewind.stores.audit import AuditRecord
from tradewind.stores.people import People


def load_roster(people: People, pool: UserPool) -> Roster:
    version, recorded = people.all()
    return Roster(version, recorded, pool.standings())


def find_person(roster: Roster, pool: UserPool, id: str) -> Person:
    role = roster.roles().get(id)
    user = pool.find(id) if role else None
    if role is None or user is None:
        raise Refusal("not-found", "Nobody of this id works here.")
    return person_of(user, role)


def person_of(user: User, role: PersonRole) -> Person:
    return Person(id=user.id, email=user.email, role=role, state=user.state, second_factor=user.second_factor, since=user.since)


def record_of(action: str, by: str, clock: Clock, before: Person | None, after: Person | None) -> AuditRecord:
    """The record of what is done to a person, of whom there is one before it or after."""
    (subject, *_) = [each.id for each in (before, after) if each]
    return change_record(action, by, timestamp(clock.seconds()), subject, before, after)


def let_pool_follow(pool: UserPool, id: str, standing: Standing) -> None:
    """What was decided holds already; now tokens say it too. Whoever has no role any more is signed out everywhere.

    The group comes last: while it is missing, or is still there, asking again finishes what was interrupted.
    """
    if standing == "customer":
        pool.sign_out(id)
    pool.put_into_groups(id, standing)
