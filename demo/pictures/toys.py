"""Toys and games."""

import math

from demo.pictures.field import CUT
from demo.pictures.finish import Material, beech, gloss, maple, matt, stained, walnut
from demo.pictures.forms import arc, turned
from demo.pictures.scene import Scene, listed
from demo.pictures.shot import Shot

RAINBOW = ("#b5533a", "#d07f3a", "#dcae45", "#7f9356", "#4f7f8c", "#4a5580")
BEAR = (
    "-1.02 0, -1 0.42, -1.08 0.72, -1.04 1, -0.86 1.18, -0.5 1.26, -0.1 1.24, 0.22 1.3, 0.46 1.36, 0.6 "
    "1.42, 0.66 1.53, 0.77 1.55, 0.84 1.46, 0.96 1.38, 1.08 1.24, 1.28 1.14, 1.34 1.02, 1.26 0.92, 1.06 "
    "0.9, 0.92 0.84, 0.84 0.66, 0.84 0.36, 0.88 0, 0.5 0, 0.48 0.34, 0.36 0.52, 0 0.52, -0.34 0.5, -0.5 "
    "0.36, -0.56 0"
)
WHALE = (
    "-1.32 0.5, -1.2 0.22, -0.85 0.04, -0.3 0, 0.25 0.05, 0.72 0.24, 1.02 0.52, 1.16 0.78, 1.36 0.86, 1.6 "
    "0.98, 1.66 1.12, 1.52 1.16, 1.3 1.12, 1.16 1.1, 1.06 1.2, 0.94 1.38, 0.8 1.42, 0.78 1.28, 0.86 1.06, "
    "0.82 0.84, 0.6 0.74, 0.25 0.86, -0.25 1, -0.75 1, -1.14 0.82"
)


def band(s: Scene, i: int, seed: float = 1.0) -> None:
    outer, inner = 1.6 - 0.245 * i, 1.6 - 0.245 * (i + 1) + 0.022
    outline = [*arc(outer, 0, 180), *arc(inner, 180, 0)]
    s.sawn(outline, 0.72, stained(RAINBOW[i], 0, 1.0, seed), edge=0.035)


def rainbow(s: Scene) -> None:
    with s.at(yaw=-24):
        for i in range(6):
            band(s, i)


def tunnel(s: Scene) -> None:
    for i in range(6):
        with s.at(0.12 * math.sin(i * 1.4), 0, -1.9 + 0.86 * i, yaw=4 * math.sin(i * 2.2)):
            band(s, i)


def bear(s: Scene, grain=beech, seed: float = 0.6) -> None:
    s.sawn(BEAR, 0.52, grain(0, 1.1, seed), smooth=5, edge=0.13)


def bears(s: Scene) -> None:
    with s.at(-0.1, 0, -0.4, yaw=-18):
        bear(s, walnut)
    with s.at(0.55, 0, 0.75, yaw=-30, scale=0.55):
        bear(s)


def whale(s: Scene, finish: Material) -> None:
    with s.group():
        s.sawn(WHALE, 0.62, finish, smooth=5, edge=0.15)
        for side in (-1, 1):
            s.sphere(0.045, matt("#22262c"), at=(-0.95, 0.52, side * 0.33), op=CUT)


def whale_blue(s: Scene) -> None:
    with s.at(yaw=-20):
        whale(s, stained("#4f7893", 0, 1.1, 0.7))


def whales(s: Scene) -> None:
    with s.at(-0.1, 0, -0.35, yaw=-12):
        whale(s, stained("#4f7893", 0, 1.1, 0.7))
    with s.at(0.35, 0, 0.85, yaw=-26, scale=0.55):
        whale(s, maple(0, 1.1, 2))


def cube(s: Scene, x: float, y: float, z: float, size: tuple[float, float, float], finish: Material, yaw: float = 0) -> None:
    s.box(*size, finish, at=(x, y + size[1] / 2, z), edge=0.03, yaw=yaw)


def roof(s: Scene, x: float, y: float, z: float, finish: Material, width: float = 1.6, yaw: float = 0) -> None:
    with s.at(x, y, z, yaw=yaw):
        s.sawn([(-width / 2, 0), (width / 2, 0), (0, width / 2)], 0.8, finish, edge=0.03)


def blocks(s: Scene) -> None:
    plain = [beech(k % 3, 1.1, 0.7 * k) for k in range(8)]
    with s.at(-0.75, 0, 0, yaw=18):
        for x in (-0.6, 0.6):
            cube(s, x, 0, 0, (0.4, 0.8, 0.8), plain[1 if x < 0 else 4])
        cube(s, 0, 0.8, 0, (1.6, 0.4, 0.8), stained("#dcae45", 0, 1.1, 1))
        roof(s, 0, 1.2, 0, stained("#b5533a", 2, 1.1, 2))
    with s.at(1.15, 0, -0.25, yaw=-14):
        cube(s, 0, 0, 0, (0.8, 0.8, 0.8), stained("#4f7f8c", 1, 1.1, 3))
        s.cylinder(0.4, 0.8, plain[4].but(axis=1), at=(0, 1.2, 0), edge=0.03)
        cube(s, 0, 1.6, 0, (0.8, 0.4, 0.8), stained("#7f9356", 0, 1.1, 4), yaw=8)
        s.lathe("0 0, 0.38 0, 0.4 0.03, 0.04 0.78, 0 0.8", stained("#b5533a", 1, 1.1, 2), smooth=0, at=(0, 2.0, 0))
    cube(s, 0.35, 0, 0.95, (0.8, 0.4, 0.4), plain[6], yaw=34)
    with s.at(1.25, 0.0, 0.95, yaw=-35), s.group():
        s.cylinder(0.4, 0.4, stained("#dcae45", 2, 1.1, 5), pitch=90, edge=0.03)
        s.box(2, 1, 2, stained("#dcae45", 2, 1.1, 5), at=(0, -0.5, 0), op=CUT, edge=0.01, blend=0.02)


def top(s: Scene, profile: str, rings: tuple[tuple[float, str], ...]) -> None:
    """Rings are painted from a radius inwards, outermost first."""
    points = listed(profile)
    s.lathe(points, maple(1, 1.8, len(points)), smooth=6)
    high = max(y for x, y in points if x > 0.3)
    for radius, colour in rings:
        s.lathe(
            [(0.0, high - 0.004), (radius, high - 0.004), (radius, high + 0.008 + 0.004 * (1 - radius)), (0.0, high + 0.009)],
            gloss(colour).but(rough=0.3),
            smooth=0,
        )


FLAT = "0 0, 0.05 0.05, 0.2 0.2, 0.7 0.36, 0.78 0.42, 0.76 0.5, 0.5 0.52, 0.12 0.53, 0.085 0.6, 0.075 0.95, 0.09 1.05, 0.05 1.1, 0 1.1"
DROP = "0 0, 0.05 0.04, 0.3 0.38, 0.56 0.72, 0.58 0.82, 0.5 0.88, 0.2 0.9, 0.1 0.92, 0.075 1, 0.065 1.35, 0.085 1.43, 0.04 1.48, 0 1.48"
RINGS = {
    "red": ((0.72, "#b5533a"), (0.58, "#ead7b0"), (0.46, "#4f7f8c"), (0.3, "#ead7b0")),
    "blue": ((0.5, "#4a5580"), (0.38, "#dcae45"), (0.24, "#4a5580")),
}


def tops(s: Scene) -> None:
    with s.at(-0.05, 0, -0.55, roll=4):
        top(s, FLAT, RINGS["red"])
    with s.at(-1.0, 0.64, 0.35, yaw=-35, pitch=52), s.at(0, -0.5, 0):
        top(s, DROP, RINGS["blue"])
    with s.at(1.0, 0.55, 0.5, yaw=40, pitch=62), s.at(0, -0.45, 0, scale=0.85):
        top(s, FLAT, ((0.72, "#7f9356"), (0.6, "#dcae45"), (0.42, "#ead7b0")))


def rings(s: Scene) -> None:
    s.lathe("0 0, 0.45 0, 0.72 0.06, 0.86 0.18, 0.84 0.28, 0 0.29", beech(0, 1.1, 0.5))
    y = 0.29
    for i, colour in enumerate(RAINBOW):
        r = 0.66 - 0.058 * i
        s.torus(r - 0.175, 0.175, stained(colour, 1, 1.1, i), at=(0, y + 0.172, 0))
        y += 0.325
    s.cylinder(0.13, 2.0, beech(1, 1.4), at=(0, 1.25, 0))
    s.sphere(0.3, stained("#b5533a", 1, 1.2, 3), at=(0, y + 0.22, 0))


def tangram(s: Scene) -> None:
    """The seven pieces in a square of side four, in a tray."""
    pieces = (
        ([(0, 4), (2, 2), (0, 0)], RAINBOW[0]),
        ([(0, 4), (4, 4), (2, 2)], RAINBOW[2]),
        ([(4, 4), (4, 2), (3, 3)], RAINBOW[4]),
        ([(3, 3), (4, 2), (3, 1), (2, 2)], RAINBOW[1]),
        ([(2, 2), (3, 1), (1, 1)], RAINBOW[5]),
        ([(0, 0), (1, 1), (3, 1), (2, 0)], RAINBOW[3]),
        ([(2, 0), (4, 2), (4, 0)], "#d9a793"),
    )
    with s.at(yaw=-18), s.at(0, 0.12, 0, pitch=-90):
        for k, (outline, colour) in enumerate(pieces):
            cx, cy = (sum(p[i] for p in outline) / len(outline) for i in (0, 1))
            edges = list(zip(outline, outline[1:] + outline[:1], strict=True))
            size = sum(math.dist(a, b) for a, b in edges)
            area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in edges)) / 2
            shrink = 1 - 0.03 * size / (2 * area)
            shape = [(cx + (x - cx) * shrink - 2, cy + (y - cy) * shrink - 2) for x, y in outline]
            s.sawn(shape, 0.3, stained(colour, k % 2, 0.8, k * 0.9), at=(0, 0, 0.09), edge=0.035)
    with s.at(yaw=-18), s.group():
        s.box(4.5, 0.34, 4.5, beech(0, 0.8, 0.8), at=(0, 0.17, 0), edge=0.05)
        s.box(4.08, 0.4, 4.08, beech(0, 0.8, 0.8), at=(0, 0.31, 0), edge=0.02, op=CUT)


def still_life(s: Scene) -> None:
    with s.at(-0.3, 0, -0.5):
        rainbow(s)
    with s.at(1.55, 0, 0.35, yaw=-20):
        cube(s, 0, 0, 0, (0.6, 0.6, 0.6), stained("#4f7f8c", 1, 1.1, 3))
        cube(s, 0.03, 0.6, 0, (0.6, 0.6, 0.6), beech(0, 1.1, 2), yaw=18)
    cube(s, 0.7, 0, 0.75, (0.6, 0.6, 0.6), stained("#dcae45", 0, 1.1, 1), yaw=35)
    with s.at(-0.62, 0, 0.75, roll=7, scale=0.6):
        top(s, FLAT, RINGS["red"])


SHOTS = {
    "category-toys": Shot(still_life, pitch=16, fill=0.82),
    "wooden-rainbow": Shot(rainbow, pitch=14, fill=0.74),
    "wooden-rainbow-2": Shot(turned(tunnel, 28), pitch=22, fill=0.8),
    "wooden-bear": Shot(turned(bear, -16), pitch=8, fill=0.74),
    "wooden-bear-2": Shot(bears, pitch=14, fill=0.76),
    "wooden-whale": Shot(whale_blue, pitch=10, fill=0.74),
    "wooden-whale-2": Shot(whales, pitch=16, fill=0.76),
    "building-blocks": Shot(blocks, pitch=14, fill=0.8),
    "spinning-tops": Shot(tops, pitch=26, fill=0.74),
    "stacking-rings": Shot(rings, pitch=10, fill=0.76),
    "tangram": Shot(tangram, pitch=46, fill=0.8),
}
