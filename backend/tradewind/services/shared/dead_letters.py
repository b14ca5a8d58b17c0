"""What ended in the dead-letter queues: found, understood, and put back to where it came from.

Whoever looks at letters has them for a moment: they are hidden from others, and given back when all have been seen. A letter is put
back before it leaves its queue: who is interrupted loses none, and everybody who gets one twice can stand it.

A mail that may have gone out is sent again only from here: to replay its letter is to say that somebody has looked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol, TypeVar

import msgspec

from tradewind.contract.functions import FUNCTIONS, Function
from tradewind.contract.types import OrderEvent
from tradewind.gateways.queue import Letter, Waiting
from tradewind.stores.mails import UNCERTAIN, Mails, low_stock_id, order_link_id

HIDDEN_SECONDS = 60
"""Longer than anybody looks; nobody who ends before giving back hides a letter for good."""
LOOKS = 4
DIED = "died"
"""The reason of a letter without one: the function died, or ran out of time, and its queue put the message away."""


class DeadQueues(Protocol):
    """Each method may raise Unavailable."""

    def send(self, queue: str, body: str) -> None: ...

    def receive(self, queue: str, *, wait_seconds: int = 0, hidden_seconds: int = 30) -> list[Letter]: ...

    def give_back(self, queue: str, receipts: Sequence[str]) -> None: ...

    def delete(self, queue: str, receipts: Sequence[str]) -> None: ...

    def waiting(self, queue: str) -> Waiting: ...


class Mailroom(NamedTuple):
    """What putting letters back takes. `start` starts a stream's function, which has no queue, with a record as JSON: it raises GivenUp or
    Unavailable where that fails again."""

    queues: DeadQueues
    mails: Mails
    start: Callable[[str, str], None]


class Dead(NamedTuple):
    """A letter, and the function that could not deal with it."""

    function: Function
    letter: Letter

    @property
    def id(self) -> str:
        """Says where the letter lies, too."""
        return f"{self.function.id}.{self.letter.id}"

    @property
    def reason(self) -> str:
        attributes = self.letter.attributes
        # The last is what the bus says of an event that it could not bring to the queue.
        return attributes.get("Reason") or attributes.get("Failure") or attributes.get("ERROR_CODE") or DIED

    @property
    def attempts(self) -> int:
        told = self.letter.attributes.get("Attempts", "")
        return int(told) if told.isdecimal() else self.function.attempts + 1

    @property
    def event(self) -> OrderEvent | None:
        """The event that it is about, if it is."""
        envelope = _decoded(self.letter.body, _Envelope)
        return envelope.detail if envelope else None

    @property
    def payload(self) -> str:
        """What its body says, of what staff may see: an event as it is told to other systems, or names of things. JSON, or nothing."""
        if event := self.event:
            return msgspec.json.encode(event).decode()
        if (record := _decoded(self.letter.body, _Record)) is not None:
            return json.dumps({name: value for name, typed in record.dynamodb.Keys.items() for value in typed.values()})
        named = _decoded(self.letter.body, dict[str, object]) or {}
        shown = {name: value for name, value in named.items() if name in NAMES and isinstance(value, str | int)}
        return json.dumps(shown) if shown else ""


# Of a body that is no event, the fields that name something; whatever else it holds stays where it is.
NAMES = {"attempt", "deliveryId", "email", "id", "number", "payment", "status", "webhookId"}
T = TypeVar("T")


class _Envelope(msgspec.Struct):
    detail: OrderEvent


class _Change(msgspec.Struct):
    Keys: dict[str, dict[str, str]]


class _Record(msgspec.Struct):
    dynamodb: _Change


def event_id(body: str) -> str:
    return str(json.loads(body)["detail"]["id"])


# By function, the id of the mail that a message makes.
MAIL_IDS: dict[str, Callable[[str], str]] = {
    "sendOrderMail": event_id,
    "sendOrderLink": lambda body: order_link_id(json.loads(body)["id"]),
    "watchStock": lambda body: low_stock_id(event_id(body)),
}


def functions_with_letters(function_id: str | None = None) -> list[Function]:
    return [function for function in FUNCTIONS.values() if function.dead and function_id in (None, function.id)]


def take(queues: DeadQueues, function: Function, most: int = 1000, wait_seconds: int = 0) -> list[Dead]:
    """The letters of a function, or at least `most` of them, hidden from others from then on. Whoever does not delete one gives it back."""
    taken: dict[str, Dead] = {}
    while len(taken) < most:
        letters = queues.receive(function.dead, wait_seconds=wait_seconds, hidden_seconds=HIDDEN_SECONDS)
        fresh = {letter.id: Dead(function, letter) for letter in letters if letter.id not in taken}
        if not fresh:
            break
        taken |= fresh
    return list(taken.values())


def give_back(queues: DeadQueues, letters: Sequence[Dead]) -> None:
    """Let others find letters again."""
    for dead in {each.function.dead for each in letters}:
        queues.give_back(dead, [each.letter.receipt for each in letters if each.function.dead == dead])


def find(queues: DeadQueues, dead_id: str) -> Dead | None:
    """The letter of this id, hidden from others, if it is there. One that somebody looks at is waited for, some seconds."""
    function = FUNCTIONS.get(dead_id.partition(".")[0])
    if function is None or not function.dead:
        return None
    for _ in range(LOOKS):
        taken = take(queues, function, wait_seconds=1)
        found = next((each for each in taken if each.id == dead_id), None)
        others = [each for each in taken if each is not found]
        hidden = queues.waiting(function.dead).hidden > len(taken)
        give_back(queues, others)
        if found or not hidden:
            return found
    return None


def put_back(room: Mailroom, dead: Dead) -> None:
    """Let the function deal with a letter that was taken once more. Raises what `start` does: then the letter is still there."""
    if dead.reason == UNCERTAIN and dead.function.id in MAIL_IDS:
        room.mails.release(MAIL_IDS[dead.function.id](dead.letter.body))
    if dead.function.queue:
        room.queues.send(dead.function.queue, dead.letter.body)
    else:
        room.start(dead.function.id, dead.letter.body)
    room.queues.delete(dead.function.dead, [dead.letter.receipt])


def _decoded(body: str | bytes, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None
