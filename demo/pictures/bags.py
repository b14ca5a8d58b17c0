"""Bags and wear."""

import math

from demo.pictures.field import CUT
from demo.pictures.finish import (
    CHALK,
    CLAY,
    INK,
    MOSS,
    NATURAL,
    OCHRE,
    SAND,
    SLATE,
    Material,
    brass,
    knit,
    lacquer,
    leather,
    linen,
    matt,
    oak,
    shade,
    steel,
)
from demo.pictures.forms import rounded, turned
from demo.pictures.scene import Scene, listed
from demo.pictures.shot import Shot
from demo.pictures.surface import CHECK
from demo.pictures.textiles import folded, fringe

TAN = "#a5673a"


def tote(s: Scene, colour: str = NATURAL) -> None:
    canvas = linen(colour, 64)
    with s.group():
        s.sawn(
            "-1.02 0.06, -0.6 0, 0 0.02, 0.6 0, 1.02 0.06, 1.08 0.7, 1.1 1.4, 1.14 2, 0.5 1.955, 0 1.94, "
            "-0.5 1.955, -1.14 2, -1.1 1.4, -1.08 0.7",
            0.62,
            canvas,
            edge=0.22,
            smooth=4,
        )
        s.box(2.0, 1.2, 0.3, canvas, at=(0, 1.75, 0), edge=0.12, op=CUT, blend=0.06)
    s.box(2.16, 0.02, 0.012, canvas.but(colour=shade(colour, 0.8)), at=(0, 1.74, 0.305), edge=0.004)
    for z, lean, high in ((0.29, 0.08, 0.95), (-0.29, -0.1, 1.02)):
        strap = [
            (-0.55, -0.5),
            (-0.55, 0.0),
            (-0.5, 0.45 * high),
            (-0.3, 0.86 * high),
            (0, high),
            (0.3, 0.86 * high),
            (0.5, 0.45 * high),
            (0.55, 0.0),
            (0.55, -0.5),
        ]
        with s.at(0, 1.95, z, pitch=lean * 90):
            s.sawn(strap, 0.045, canvas, wall=0.15, closed=False, smooth=8, edge=0.015, at=(0, 0, 0.02 if z > 0 else -0.02))


def backpack(s: Scene, colour: str = MOSS) -> None:
    cloth, tan = linen(colour, 76), leather(TAN)
    body = listed(
        "-0.88 0.12, -0.8 0.02, 0 0, 0.8 0.02, 0.88 0.12, 0.94 0.9, 0.9 1.7, 0.72 2.2, 0.4 2.42, 0 2.47, "
        "-0.4 2.42, -0.72 2.2, -0.9 1.7, -0.94 0.9"
    )
    s.sawn(body, 0.95, cloth, smooth=5, edge=0.3)
    line = [(x * 0.965, 0.04 + y * 0.972) for x, y in body]
    s.sawn(line, 0.05, matt(shade(colour, 0.6)), smooth=5, wall=0.035, edge=0.012, at=(0, 0, 0.2))
    zip_line = [(x * 0.985, y * 0.99 + 0.01) for x, y in (body[6:13])]
    s.sawn(zip_line, 0.05, brass(0.35), smooth=5, closed=False, wall=0.03, at=(0, 0, 0.29), edge=0.012)
    s.sawn(
        "-0.66 0.2, 0 0.16, 0.66 0.2, 0.7 0.7, 0.66 1.12, 0 1.16, -0.66 1.12, -0.7 0.7", 0.42, cloth, smooth=5, edge=0.16, at=(0, 0, 0.42)
    )
    s.box(1.16, 0.045, 0.03, brass(0.35), at=(0, 1.105, 0.585), edge=0.012, pitch=-42)
    s.box(0.07, 0.22, 0.03, tan, at=(0.46, 0.97, 0.637), edge=0.012)
    with s.at(0, 1.66, 0.47):
        s.sawn(rounded(0.34, 0.24, 0.05), 0.05, tan, edge=0.015)
    s.tube("-0.24 2.38 -0.25, -0.22 2.62 -0.25, 0 2.72 -0.25, 0.22 2.62 -0.25, 0.24 2.38 -0.25", 0.05, tan)
    for side in (-1, 1):
        s.tube(
            [
                (side * 0.42, 2.2, -0.42),
                (side * 0.62, 1.9, -0.72),
                (side * 0.86, 1.2, -0.84),
                (side * 0.98, 0.55, -0.66),
                (side * 0.86, 0.16, -0.35),
            ],
            0.085,
            cloth,
        )


def beanie(s: Scene, colour: str = OCHRE) -> None:
    wool = knit(colour, 58, 17).but(relief=0.032)
    s.lathe("0 1.62, 0.2 1.58, 0.52 1.4, 0.76 1.06, 0.84 0.66, 0.84 0.3", wool, wall=0.06, ribs=(0.014, 58, -5), smooth=10)
    s.lathe("0.86 0.03, 0.9 0.06, 0.92 0.3, 0.915 0.52, 0.88 0.57", wool.but(colour=shade(colour, 0.97)), wall=0.1, ribs=(0.022, 58, -5))


def scarf(s: Scene, colour: str = CLAY, second: str = SAND) -> None:
    plaid = Material(CHECK, second, colour, relief=0.005, grain=40, sheen=0.6, extra=(1.9, 1.9, 0))
    folded(s, plaid, width=2.0, depth=1.3, layers=4, thick=0.19, hang=0.34)
    fringe(s, -1.215, 0.34, 1.28, (matt(colour).but(f0=0.0, sheen=0.4), matt(second).but(f0=0.0, sheen=0.4)))


def belt(s: Scene) -> None:
    path = []
    n = 190
    for i in range(n):
        a = i / (n - 1) * 2 * math.pi * 4.3
        r = 0.2 + 0.125 * a / (2 * math.pi)
        path.append((r * math.cos(a), r * math.sin(a)))
    last, a = path[-1], 2 * math.pi * 4.3
    tangent = a + math.pi / 2 + 0.12
    path += [(last[0] + 0.16 * k * math.cos(tangent), last[1] + 0.16 * k * math.sin(tangent)) for k in range(1, 6)]
    hide = leather(TAN, 34)
    with s.at(0, 0.35, 0, yaw=-150, pitch=-90):
        s.sawn(path, 0.7, hide, wall=0.085, closed=False, edge=0.025)
        ex, ey = path[-1]
        with s.at(ex, ey, 0), s.at(roll=math.degrees(tangent)):
            s.sawn(rounded(0.52, 0.68, 0.12), 0.085, brass(), wall=0.085, at=(0.16, 0, 0.03), edge=0.03, pitch=90)
            s.tube([(-0.05, 0.05, 0), (0.2, 0.075, 0), (0.43, 0.06, 0)], 0.032, brass(), smooth=3)
        lx, ly = path[-3]
        with s.at(lx, ly, 0), s.at(roll=math.degrees(tangent)):
            s.sawn(rounded(0.1, 0.66, 0.04), 0.17, hide, wall=0.045, at=(-0.12, 0, 0), edge=0.015, yaw=90, roll=90)


def bottle(s: Scene, colour: str = MOSS, height: float = 1.0) -> None:
    h = height
    s.lathe(
        [
            (0, 0),
            (0.36, 0),
            (0.42, 0.02),
            (0.44, 0.08),
            (0.44, 0.6),
            (0.44, 1.72 * h),
            (0.4, 1.98 * h),
            (0.29, 2.12 * h),
            (0.26, 2.2 * h),
            (0, 2.2 * h),
        ],
        lacquer(colour).but(rough=0.42),
    )
    s.lathe([(0.25, 2.18 * h), (0.27, 2.2 * h), (0.27, 2.28 * h), (0, 2.28 * h)], steel(0.25), smooth=0)
    s.lathe(
        [(0, 2.29 * h), (0.29, 2.29 * h), (0.3, 2.31 * h), (0.3, 2.29 * h + 0.26), (0.27, 2.29 * h + 0.3), (0, 2.29 * h + 0.31)],
        oak(1, 1.4, 1),
    )


def bottles(s: Scene) -> None:
    for x, z, colour, h in ((-1.05, 0.1, CLAY, 0.86), (0, -0.25, CHALK, 0.86), (1.05, 0.15, INK, 1.05)):
        with s.at(x, 0, z):
            bottle(s, colour, h)


def card_holder(s: Scene) -> None:
    hide = leather(TAN, 40)
    with s.at(0, 0.13, 0, yaw=24), s.at(pitch=-64), s.at(0, 0.5, 0):
        for i, (colour, up, x) in enumerate((("#e7e0d2", 0.36, -0.06), (SLATE, 0.24, 0.05))):
            s.sawn(rounded(1.62, 1.1, 0.09, at=(x, up)), 0.025, matt(colour), at=(0, 0, -0.02 + 0.035 * i), edge=0.008)
        s.sawn(rounded(1.84, 1.2, 0.1), 0.06, hide, at=(0, 0, -0.075), edge=0.022)
        with s.group():
            s.sawn(rounded(1.84, 1.2, 0.1), 0.06, hide, at=(0, 0, 0.065), edge=0.022)
            s.cylinder(0.24, 0.3, hide, at=(0, 0.66, 0.1), pitch=90, op=CUT, edge=0.0, blend=0.02)
        stitch = matt("#e4cfa4")
        marks = [(-0.86, y / 10) for y in range(-5, 6)] + [(0.86, y / 10) for y in range(-5, 6)] + [(x / 10, -0.54) for x in range(-8, 9)]
        for x, y in marks:
            s.box(0.016 if abs(x) > 0.84 else 0.062, 0.062 if abs(x) > 0.84 else 0.016, 0.014, stitch, at=(x, y, 0.096), edge=0.005)
    s.box(1.2, 0.1, 0.3, hide, at=(0, 0.05, -0.12), edge=0.03, yaw=24)


def still_life(s: Scene) -> None:
    with s.at(-0.35, 0, -0.35, yaw=12):
        tote(s)
    with s.at(1.3, 0, 0.1, scale=0.85):
        bottle(s)
    with s.at(0.45, 0, 0.95, scale=0.68, yaw=20):
        beanie(s)


SHOTS = {
    "category-bags": Shot(still_life, pitch=10, fill=0.8),
    "canvas-tote": Shot(turned(tote, -18), pitch=8, fill=0.78),
    "canvas-tote-2": Shot(turned(tote, 22, colour=INK), pitch=10, fill=0.78),
    "day-backpack": Shot(turned(backpack, -24), pitch=8, fill=0.76),
    "day-backpack-2": Shot(turned(backpack, 28, colour=INK), pitch=10, fill=0.76),
    "merino-beanie": Shot(beanie, pitch=8, fill=0.66),
    "merino-beanie-2": Shot(turned(beanie, 8, colour=SLATE), pitch=14, fill=0.66),
    "lambswool-scarf": Shot(turned(scarf, 28), pitch=22, fill=0.74),
    "lambswool-scarf-2": Shot(turned(scarf, 40, colour=SLATE, second=CHALK), pitch=28, fill=0.74),
    "leather-belt": Shot(belt, pitch=34, fill=0.7),
    "steel-bottle": Shot(bottle, pitch=8, fill=0.78),
    "steel-bottle-2": Shot(bottles, pitch=10, fill=0.76),
    "card-holder": Shot(card_holder, pitch=30, fill=0.72),
}
