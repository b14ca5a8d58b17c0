from __future__ import annotations

from msgspec import UNSET

from tradewind.contract.types import DeadLetter, DeadLetterList
from tradewind.services.shared.dead_letters import Dead, DeadQueues, functions_with_letters, give_back, take

MOST_OF_A_FUNCTION = 50


def list_dead_letters(queues: DeadQueues) -> DeadLetterList:
    """What functions could not do, the latest first: some fifty of each at most, while `waiting` says about how many there are.

    The letters are hidden from others while they are looked at, and so only from who looks in the same moment.
    """
    waiting = {function.id: sum(queues.waiting(function.dead)) for function in functions_with_letters()}
    taken: list[Dead] = []
    try:
        for function in functions_with_letters():
            # A queue that says that it is empty is not asked: that would be most of the work, most of the time.
            if waiting[function.id]:
                taken += take(queues, function, MOST_OF_A_FUNCTION)
    finally:
        give_back(queues, taken)
    items = sorted(map(describe, taken), key=lambda letter: letter.at or "", reverse=True)
    return DeadLetterList(items=items, waiting=max(sum(waiting.values()), len(items)))


def describe(dead: Dead) -> DeadLetter:
    """The letter, as staff see it."""
    told, event = dead.letter.attributes, dead.event
    return DeadLetter(
        id=dead.id,
        function=dead.function.id,
        reason=dead.reason,
        attempts=dead.attempts,
        at=told.get("At", UNSET),
        failure=told.get("Failure", UNSET),
        places=told.get("Places", UNSET),
        event_type=event.type if event else UNSET,
        event_id=event.id if event else UNSET,
        order_id=event.order.id if event else UNSET,
        order_number=event.order.number if event else UNSET,
        payload=dead.payload or UNSET,
    )
