"""Hand-written stand-ins for what the shop asks of others. Each keeps what it was told, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tradewind.contract.types import OrderEvent
from tradewind.domain.refusal import Unavailable
from tradewind.gateways.mail import Mail
from tradewind.gateways.queue import Message


class Sent(NamedTuple):
    queue: str
    body: str
    delay_seconds: int
    attributes: Mapping[str, str]


class FakeQueues:
    """`sent` and `postponed` (queue, receipt, seconds) in order; while `down`, every call is Unavailable."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.postponed: list[tuple[str, str, int]] = []
        self.down = False

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
