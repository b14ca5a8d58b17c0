"""Hand-written stand-ins for what the shop asks of others. Each keeps what it was told, and fails when it is told to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tradewind.domain.refusal import Unavailable


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

    def postpone(self, queue: str, receipt: str, seconds: int) -> None:
        self._answer()
        self.postponed.append((queue, receipt, seconds))

    def _answer(self) -> None:
        if self.down:
            raise Unavailable
