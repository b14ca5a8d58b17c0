from __future__ import annotations

from tradewind.contract.types import PersonPage
from tradewind.gateways.user_pool import UserPool
from tradewind.services.shared.roster import load_roster, person_of
from tradewind.stores.people import People


def list_people(people: People, pool: UserPool) -> PersonPage:
    """Everybody who works here, by e-mail; an account that its owner deleted is left out."""
    roster = load_roster(people, pool)
    roles = roster.roles()
    found = sorted((person_of(user, roles[user.id]) for user in pool.find_all(roles)), key=lambda person: person.email)
    return PersonPage(items=found, version=roster.version)
