"""Outlines that several things share, and turning a thing about."""

import math
from collections.abc import Callable

from demo.pictures.scene import Scene


def rounded(width: float, height: float, radius: float, at: tuple[float, float] = (0, 0)) -> list[tuple[float, float]]:
    """A rectangle with round corners."""
    out = []
    for i, (sx, sy) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
        cx, cy = at[0] + sx * (width / 2 - radius), at[1] + sy * (height / 2 - radius)
        out += [
            (cx + radius * math.cos(math.radians(90 * i + a)), cy + radius * math.sin(math.radians(90 * i + a))) for a in range(0, 91, 9)
        ]
    return out


def arc(radius: float, start: float, end: float, at: tuple[float, float] = (0, 0), step: float = 5) -> list[tuple[float, float]]:
    """Points on a circle between two angles in degrees."""
    n = max(round(abs(end - start) / step), 2)
    angles = (math.radians(start + (end - start) * i / n) for i in range(n + 1))
    return [(at[0] + radius * math.cos(a), at[1] + radius * math.sin(a)) for a in angles]


def turned(build: Callable[..., None], yaw: float = 0, **kw: object) -> Callable[[Scene], None]:
    """A thing turned about its axis, or made with other arguments."""

    def placed(s: Scene) -> None:
        with s.at(yaw=yaw):
            build(s, **kw)

    return placed
