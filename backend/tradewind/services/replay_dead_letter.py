from __future__ import annotations

from msgspec import UNSET
from msgspec.structs import replace

from tradewind.domain.refusal import GivenUp, Refusal
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.list_dead_letters import describe
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.dead_letters import Mailroom, find, give_back, put_back
from tradewind.stores.audit import Audit


def replay_dead_letter(room: Mailroom, audit: Audit, clock: Clock, dead_id: str, by: str) -> None:
    """Put a letter back to where it came from.

    It is recorded before the message goes out: no transaction spans a queue, and nothing is to be done again unrecorded. Whoever asks twice
    finds no letter, and what is done twice all the same is done once.
    """
    dead = find(room.queues, dead_id)
    if dead is None:
        raise Refusal("not-found", "There is no such letter: it has been replayed, or somebody is just doing so.")
    try:
        letter = replace(describe(dead), payload=UNSET)
        audit.write(change_record("replayDeadLetter", by, timestamp(clock.seconds()), dead_id, letter))
        put_back(room, dead)
    except GivenUp as error:
        give_back(room.queues, [dead])
        raise Refusal("replay-failed", f"It failed again ({error.code}), and is kept. Mend what is wrong first, then replay it.") from None
    except Exception:
        give_back(room.queues, [dead])
        raise
