"""A picture: what is in it, how the camera and the lights stand, and the file it becomes."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from demo.pictures import camera
from demo.pictures.finish import linear
from demo.pictures.scene import Scene

IMAGES = Path(__file__).parents[1] / "images"
FEW_BYTES, MOST_BYTES = 26_000, 39_000
NOWHERE = -1e9


@dataclass(frozen=True)
class Shot:
    build: Callable[[Scene], None]
    pitch: float = 20  # degrees that the camera looks down
    fill: float = 0.64  # how much of the picture the things take up
    tint: str = "#efebe4"  # of the floor
    key: float = 1.3
    sky: float = 0.75
    floor: float | None = 0.0  # height; None where there is none
    wall: float | None = None  # depth; None where there is none
    shift: tuple[float, float] = (0.0, 0.0)  # of the things in the picture, as parts of its height
    exposure: float = 1.0


def pixels(shot: Shot, width: int, height: int) -> np.ndarray:
    scene = Scene()
    shot.build(scene)
    world, mats, lamps, opaque, end = scene.packed()
    groups = world[1]
    low = (groups[:, 2:5] - groups[:, 5:6]).min(axis=0)
    high = (groups[:, 2:5] + groups[:, 5:6]).max(axis=0)
    centre = (low + high) / 2
    radius = (np.linalg.norm(groups[:, 2:5] - centre, axis=1) + groups[:, 5]).max()
    floor, wall = (NOWHERE if v is None else v for v in (shot.floor, shot.wall))
    setup = np.array([radius, *centre, floor, wall, *linear(shot.tint), shot.key, shot.sky, 0.62 * shot.exposure, math.radians(shot.pitch)])
    left, bottom, right, top = camera.outline(120, 0.17, setup, world, end)
    across = max((right - left) / width * height, top - bottom) / shot.fill
    step = across / height
    u0 = (left + right) / 2 - width * step / 2 - shot.shift[0] * across
    v0 = (bottom + top) / 2 + height * step / 2 - shot.shift[1] * across
    return camera.picture(width, height, u0, v0, step, setup, world, mats, lamps, opaque, end)


def encoded(image: np.ndarray) -> bytes:
    """WebP: of good quality if that is small, else as good as fits."""
    for quality in (93, 90, 87, 84, 80, 75, 68, 60, 50, 40):
        out = io.BytesIO()
        Image.fromarray(image).save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= (MOST_BYTES if quality <= 84 else FEW_BYTES):
            break
    return out.getvalue()
