from __future__ import annotations

from tradewind.contract.types import Invitation, Person
from tradewind.domain.people import is_more
from tradewind.domain.refusal import Field, Refusal, Unavailable
from tradewind.gateways.clock import Clock
from tradewind.gateways.user_pool import UserPool
from tradewind.services.shared.roster import let_pool_follow, load_roster, person_of, record_of
from tradewind.stores.people import People


def invite_person(people: People, pool: UserPool, clock: Clock, wanted: Invitation, by: str) -> Person:
    """Give a role to whoever reads the mails to an address. Whatever interrupts it, asking again finishes it."""
    email = wanted.email.lower()
    user = invited = pool.invite(email)
    if user is None:
        user = pool.find(email)
    if user is None:
        # It was deleted in between.
        raise Unavailable
    if not user.confirmed:
        # Whoever made that account need not be the one who is invited, and would have the role with their own password.
        raise Refusal(
            "account-not-confirmed",
            "Somebody registered with this address and never confirmed it. Ask its owner to confirm it and to set a new password, "
            "then invite them again.",
            Field("/email", "This address is not confirmed."),
        )
    roster = load_roster(people, pool)
    standing = roster.standing(user.id)
    if not is_more(wanted.role, standing) and roster.follows(user.id):
        raise Refusal(
            "works-here-already",
            f"They work here already, as {'an admin' if standing == 'admin' else 'staff'}.",
            Field("/email", "This address works here already."),
        )
    role = wanted.role if standing == "customer" or is_more(wanted.role, standing) else standing
    before, after = None if standing == "customer" else person_of(user, standing), person_of(user, role)
    if invited is None and user.state == "invited":
        pool.invite_again(email)
    if role != roster.recorded.get(user.id):
        people.add(user.id, role, record_of("invitePerson", by, clock, before, after))
    let_pool_follow(pool, user.id, role)
    return after
