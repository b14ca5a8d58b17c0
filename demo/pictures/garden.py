"""Plants and garden."""

import math

from demo.pictures.field import CUT, INTERSECT
from demo.pictures.finish import (
    CHALK,
    CLAY,
    MOSS,
    OCHRE,
    SAND,
    SLATE,
    Material,
    beech,
    brass,
    glaze,
    lacquer,
    leafy,
    matt,
    shade,
    soil,
    steel,
    terracotta,
    wood,
)
from demo.pictures.forms import turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot
from demo.pictures.surface import BLADE, WOUND


def pot(s: Scene) -> None:
    clay = terracotta()
    s.lathe([(0, 0.1), (0.42, 0.1), (0.47, 0.12), (0.62, 0.82)], clay, wall=0.07, smooth=0)
    s.lathe("0.58 0.8, 0.71 0.8, 0.735 0.83, 0.745 1.06, 0.72 1.09, 0.62 1.08, 0.6 1", clay, smooth=0, wall=0.04)
    s.lathe([(0, 0.035), (0.6, 0.035), (0.66, 0.06), (0.7, 0.17)], clay, wall=0.06, smooth=3)


def foliage(s: Scene) -> None:
    s.cylinder(0.6, 0.04, soil(), at=(0, 0.95, 0), edge=0.01)
    for i in range(19):
        lean = 12 + 62 * (i / 18) ** 0.8
        reach = 0.95 - 0.3 * (i / 18)
        with s.at(0, 0.93, 0, yaw=i * 137.5 + 20, pitch=lean * 0.55):
            s.tube([(0, 0, 0), (0, reach * 0.55, 0.02), (0, reach, 0.1)], (0.022, 0.015), matt("#6f8a4a"), smooth=4)
            with s.at(0, reach - 0.03, 0.1, pitch=lean * 0.75 + 14):
                s.leaf(0.82, 0.3, leafy(("#4c7040", "#567a45", "#446539")[i % 3], 0.8, i), bend=0.85, skew=0.78, fold=0.16, thick=0.008)


def potted(s: Scene) -> None:
    pot(s)
    foliage(s)


def pots(s: Scene) -> None:
    for x, z, k in ((-0.7, -0.25, 1.0), (0.62, -0.05, 0.72), (0.1, 0.75, 0.5)):
        with s.at(x, 0, z, scale=k):
            pot(s)


def planter(s: Scene, colour: str = CHALK) -> None:
    finish = glaze(colour, 0.1, 0.3)
    s.lathe("0 0.16, 0.55 0.16, 0.63 0.18, 0.66 0.26, 0.66 0.7, 0.66 1.15", finish, wall=0.06)
    for yaw in (30, 150, 270):
        with s.at(yaw=yaw):
            s.cone(0.08, 0.1, 0.14, finish, at=(0.46, 0.07, 0))
    s.cylinder(0.63, 0.04, soil(), at=(0, 1.04, 0), edge=0.01)
    for i in range(11):
        a, r = i * 2.4, 0.06 + 0.033 * i
        with s.at(r * math.cos(a), 1.0, r * math.sin(a), yaw=math.degrees(math.pi / 2 - a) + 20 * math.sin(i * 1.7), pitch=2 + 1.5 * i):
            blade = Material(BLADE, "#3f6043", "#b9bd7c", rough=0.5, f0=0.04, grain=9, extra=(0.095 - 0.003 * i, 0, 0))
            s.leaf(1.75 - 0.1 * i + 0.1 * math.sin(i * 3.3), 0.14, blade, bend=6, skew=0.55, fold=0.35, thick=0.009)


def vase_round(s: Scene, colour: str) -> None:
    s.lathe("0 0.03, 0.26 0.03, 0.44 0.2, 0.44 0.46, 0.2 0.68, 0.1 0.78, 0.13 0.9", glaze(colour, 0, 0.25, 0.5), wall=0.045)


def vase_tall(s: Scene, colour: str) -> None:
    s.lathe("0 0.03, 0.2 0.03, 0.28 0.1, 0.29 0.5, 0.2 0.9, 0.1 1.15, 0.095 1.4, 0.135 1.52", glaze(colour, 0, 0.3, 0.5), wall=0.045)


def vase_cone(s: Scene, colour: str) -> None:
    s.lathe("0 0.03, 0.34 0.03, 0.4 0.08, 0.33 0.4, 0.17 0.78, 0.1 1, 0.115 1.12", glaze(colour, 0, 0.25, 0.5), wall=0.045)


def vases(s: Scene) -> None:
    with s.at(-0.62, 0, 0.15):
        vase_cone(s, CLAY)
    with s.at(0.02, 0, -0.45):
        vase_tall(s, SAND)
    with s.at(0.6, 0, 0.3):
        vase_round(s, SLATE)


def sprig(s: Scene) -> None:
    vase_tall(s, SAND)
    stem = [(0, 0.2, 0), (0.02, 1.5, 0), (0.14, 2.1, 0.03), (0.38, 2.65, 0.05)]
    s.tube(stem, (0.022, 0.012), matt("#6d6a44"))
    for i in range(9):
        t = i / 8
        x, y = 0.05 + 0.33 * t**1.5, 1.72 + 0.95 * t
        with s.at(x, y, 0.03, yaw=(90 if i % 2 else -90) + 25 * math.sin(i), pitch=50 - 12 * t):
            s.leaf(0.5 - 0.16 * t, 0.115, leafy("#6f8a6a", 0.5, i), bend=1.3, skew=0.75, fold=0.2, thick=0.01)


def can(s: Scene, colour: str = MOSS) -> None:
    finish = lacquer(colour)
    with s.group():
        s.lathe("0 0, 0.6 0, 0.64 0.03, 0.64 0.12, 0.56 0.8, 0.5 0.95, 0.36 1.03, 0.3 1.04, 0.28 1, 0.28 0.5, 0 0.5", finish)
        s.tube("0.5 0.2 0, 0.85 0.32 0, 1.15 0.75 0, 1.5 1.25 0, 1.92 1.5 0", (0.1, 0.045), finish, blend=0.06)
    s.tube("-0.28 0.99 0, -0.36 1.4 0, -0.72 1.52 0, -1 1.2 0, -0.98 0.68 0, -0.6 0.35 0", 0.04, finish)
    s.torus(0.1, 0.028, brass(), at=(0.66, 0.245, 0), roll=-68)
    s.torus(0.052, 0.018, brass(), at=(1.91, 1.495, 0), roll=-60)


def bird_house(s: Scene) -> None:
    larch = wood("#d6a877", "#a8703f", 1, 1.3, 0.4)
    with s.at(yaw=-30):
        with s.group():
            s.sawn("-0.62 0, 0.62 0, 0.62 1.25, 0 1.82, -0.62 1.25", 1.1, larch, edge=0.015)
            s.cylinder(0.2, 0.7, matt("#2a1d14"), at=(0, 1.02, 0.5), pitch=90, op=CUT, blend=0.015, edge=0.01)
        s.cylinder(0.035, 0.34, larch, at=(0, 0.66, 0.68), pitch=90)
        for side in (-1, 1):
            with s.at(side * 0.42, 1.52, 0.04, roll=-side * 42.5):
                s.box(1.22, 0.09, 1.5, wood("#b98a5c", "#875a34", 2, 1.2, side), at=(side * 0.03, 0.05, 0), edge=0.02)
        s.box(1.36, 0.08, 1.26, larch.but(axis=0), at=(0, 0.02, 0.02), edge=0.02)


def trowel(s: Scene) -> None:
    ash = wood("#e3c596", "#bd9360", 0, 1.4, 2)
    with s.at(0, 0.16, 0, yaw=34):
        with s.at(-0.55, 0.02, 0, roll=90):
            s.lathe("0 0, 0.1 0.01, 0.12 0.08, 0.13 0.5, 0.155 0.95, 0.13 1.3, 0.15 1.45, 0.1 1.54, 0 1.55", ash.but(axis=1))
        s.cylinder(0.135, 0.16, steel(0.3), at=(-0.58, 0.02, 0), roll=90)
        with s.group():
            with s.at(0.45, 0.62, 0):
                s.cylinder(0.7, 3, steel(0.3), roll=90)
                s.cylinder(0.66, 4, steel(0.3), roll=90, op=CUT)
            with s.at(pitch=-90):
                s.sawn(
                    "0.3 -0.36, 0.22 0, 0.3 0.36, 0.7 0.42, 1.2 0.36, 1.6 0.17, 1.74 0, 1.6 -0.17, 1.2 -0.36, 0.7 -0.42",
                    0.9,
                    steel(0.3),
                    at=(0, 0, -0.3),
                    smooth=6,
                    op=INTERSECT,
                    edge=0.0,
                )
        s.tube([(-0.55, 0.02, 0), (-0.2, 0.02, 0), (0.05, -0.02, 0), (0.42, -0.06, 0)], (0.065, 0.05), steel(0.3))


def reel(s: Scene, colour: str = "#c8a468", loose: bool = True) -> None:
    twine = Material(WOUND, colour, shade(colour, 0.5), relief=0.035, grain=17, extra=(60, 0, 0))
    s.cylinder(0.6, 0.12, beech(0, 1.2, 1), at=(0, 0.06, 0), edge=0.03)
    s.lathe("0 0.1, 0.46 0.1, 0.5 0.3, 0.515 0.55, 0.5 0.8, 0.46 1, 0 1", twine)
    with s.group():
        s.cylinder(0.6, 0.12, beech(0, 1.2, 3), at=(0, 1.04, 0), edge=0.03)
        s.cylinder(0.1, 1, beech(0, 1.2, 3), at=(0, 1.1, 0), op=CUT, blend=0.03)
    if loose:
        s.tube("0.5 0.42 0.12, 0.6 0.32 0.3, 0.66 0.07 0.55, 0.5 0.03 0.85, 0.9 0.03 1.05, 1.3 0.03 0.85", 0.026, matt(colour))


def reels(s: Scene) -> None:
    with s.at(-0.45, 0, -0.25):
        reel(s)
    with s.at(0.95, 0.6, 0.35, yaw=-25), s.at(0, 0, 0.5, pitch=-90):
        reel(s, "#6d8450", loose=False)


def still_life(s: Scene) -> None:
    with s.at(-0.55, 0, -0.3):
        potted(s)
    with s.at(0.75, 0, 0.65, yaw=-12, scale=0.75):
        can(s)


SHOTS = {
    "category-garden": Shot(still_life, pitch=12, fill=0.82),
    "terracotta-pot": Shot(potted, pitch=12, fill=0.78),
    "terracotta-pot-2": Shot(pots, pitch=20, fill=0.76),
    "glazed-planter": Shot(planter, pitch=10, fill=0.78),
    "glazed-planter-2": Shot(turned(planter, 60, colour=SLATE), pitch=16, fill=0.78),
    "bud-vases": Shot(vases, pitch=12, fill=0.68),
    "bud-vases-2": Shot(sprig, pitch=6, fill=0.8),
    "watering-can": Shot(turned(can, 14), pitch=14, fill=0.78),
    "watering-can-2": Shot(turned(can, 150, colour=OCHRE), pitch=18, fill=0.78),
    "bird-house": Shot(bird_house, pitch=10, fill=0.72),
    "hand-trowel": Shot(trowel, pitch=38, fill=0.8),
    "garden-twine": Shot(reel, pitch=20, fill=0.64),
    "garden-twine-2": Shot(reels, pitch=20, fill=0.76),
}
