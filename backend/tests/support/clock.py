"""A clock that stands still until a test moves it."""

from __future__ import annotations

AT = "2026-03-01T09:30:00.250Z"


class FakeClock:
    """`now` is in seconds since 1970."""

    def __init__(self) -> None:
        self.now = 1_772_357_400.25

    def seconds(self) -> float:
        return self.now
