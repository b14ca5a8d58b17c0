"""The time, as the shop writes it."""

import time
from typing import Protocol


class Clock(Protocol):
    def seconds(self) -> float:
        """Since 1970, UTC."""


class SystemClock:
    def seconds(self) -> float:
        return time.time()


def timestamp(seconds: float) -> str:
    """RFC 3339 in UTC to the millisecond, such as `2026-03-01T09:30:00.250Z`."""
    whole = int(seconds)
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(whole)) + f".{int((seconds - whole) * 1000):03d}Z"
