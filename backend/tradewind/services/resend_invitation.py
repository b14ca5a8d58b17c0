from __future__ import annotations

from tradewind.domain.refusal import Refusal
from tradewind.gateways.clock import Clock
from tradewind.gateways.user_pool import UserPool
from tradewind.services.shared.roster import find_person, load_roster, record_of
from tradewind.stores.audit import Audit
from tradewind.stores.people import People


def resend_invitation(people: People, audit: Audit, pool: UserPool, clock: Clock, id: str, by: str) -> None:
    """It is recorded before it goes out: no transaction spans a mail."""
    person = find_person(load_roster(people, pool), pool, id)
    if person.state != "invited":
        raise Refusal("not-invited", "They have signed in since, and need no invitation.")
    audit.write(record_of("resendInvitation", by, clock, None, person))
    pool.invite_again(person.email)
