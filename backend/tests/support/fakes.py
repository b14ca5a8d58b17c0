"""Hand-written stand-ins for what the shop asks of others. Each keeps what it was told, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pytest

from tradewind.contract.types import OrderEvent
from tradewind.domain.refusal import Unavailable
from tradewind.gateways.mail import Mail
from tradewind.gateways.queue import Letter, Message, SqsQueues, Waiting


class Sent(NamedTuple):
    queue: str
    body: str
    delay_seconds: int
    attributes: Mapping[str, str]


class FakeQueues:
    """`sent` and `postponed` (queue, receipt, seconds) in order; while `down`, every call is Unavailable.

    `lying` are the messages that lie in queues to be received, and `taken` the ids of those that somebody has received.
    """

    def __init__(self, **lying: Sequence[Letter]) -> None:
        self.sent: list[Sent] = []
        self.postponed: list[tuple[str, str, int]] = []
        self.lying = {queue.replace("_", "-"): list(letters) for queue, letters in lying.items()}
        self.taken: set[str] = set()
        self.down = False

    def receive(self, queue: str, *, most: int = 10, wait_seconds: int = 0, hidden_seconds: int = 30) -> list[Letter]:
        del wait_seconds
        self._answer()
        found = [letter for letter in self.lying.get(queue, []) if letter.id not in self.taken][:most]
        if hidden_seconds:
            self.taken |= {letter.id for letter in found}
        return found

    def give_back(self, queue: str, receipts: Sequence[str]) -> None:
        self._answer()
        self.taken -= {letter.id for letter in self.lying.get(queue, []) if letter.receipt in receipts}

    def delete(self, queue: str, receipts: Sequence[str]) -> None:
        self._answer()
        self.lying[queue] = [letter for letter in self.lying.get(queue, []) if letter.receipt not in receipts]

    def waiting(self, queue: str) -> Waiting:
        self._answer()
        hidden = sum(letter.id in self.taken for letter in self.lying.get(queue, []))
        return Waiting(len(self.lying.get(queue, [])) - hidden, hidden)

    def send(self, queue: str, body: str, *, delay_seconds: int = 0, attributes: Mapping[str, str] | None = None) -> None:
        self._answer()
        self.sent.append(Sent(queue, body, delay_seconds, attributes or {}))

    def send_all(self, queue: str, messages: Sequence[Message]) -> None:
        self._answer()
        self.sent += [Sent(queue, message.body, message.delay_seconds, {}) for message in messages]

    def postpone(self, queue: str, receipt: str, seconds: int) -> None:
        self._answer()
        self.postponed.append((queue, receipt, seconds))

    def _answer(self) -> None:
        if self.down:
            raise Unavailable


def stand_in(patch: pytest.MonkeyPatch, queues: SqsQueues, fake: FakeQueues) -> FakeQueues:
    """Let a fake answer for the queues that handlers were loaded with."""
    for name in ("send", "send_all", "receive", "give_back", "delete", "waiting", "postpone"):
        patch.setattr(queues, name, getattr(fake, name))
    return fake


class FakeMedia:
    """`objects` by key, and what was said of their types; `failures` are what the next calls raise, and `done` what was done, in order."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.done: list[tuple[str, str]] = []
        self.failures: list[BaseException] = []

    def read(self, key: str, most_bytes: int) -> bytes | None:
        self._answer("GetObject", key)
        found = self.objects.get(key)
        return None if found is None else found[: most_bytes + 1]

    def write(self, key: str, content: bytes, content_type: str) -> None:
        self._answer("PutObject", key)
        self.objects[key] = content
        self.types[key] = content_type

    def delete(self, key: str) -> None:
        self._answer("DeleteObject", key)
        self.objects.pop(key, None)

    def _answer(self, action: str, key: str) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.done.append((action, key.partition("/")[0]))


class FakeBus:
    """`events` in order; raises what `failing` is, after the first `taken` events of a call."""

    def __init__(self) -> None:
        self.events: list[OrderEvent] = []
        self.failing: Exception | None = None
        self.taken = 0

    def publish(self, events: Sequence[OrderEvent]) -> None:
        if self.failing:
            self.events += events[: self.taken]
            raise self.failing
        self.events += events


class FakeMail:
    """`sent` are the mails that went out. `failures` are what the next calls raise; `late` lets a mail out all the same."""

    def __init__(self) -> None:
        self.sent: list[Mail] = []
        self.failures: list[BaseException] = []
        self.late = False

    def send(self, mail: Mail) -> None:
        if not self.failures or self.late:
            self.sent.append(mail)
        if self.failures:
            raise self.failures.pop(0)
