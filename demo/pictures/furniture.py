"""Furniture and storage."""

from demo.pictures.field import CUT
from demo.pictures.finish import (
    CHALK,
    CLAY,
    INK,
    MOSS,
    OCHRE,
    SLATE,
    Material,
    glaze,
    lacquer,
    leafy,
    linen,
    maple,
    oak,
    paper,
    shade,
    soil,
    walnut,
)
from demo.pictures.forms import turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot
from demo.pictures.surface import ROPE

ROPE_COLOUR = "#dccaa5"


def stool(s: Scene, dark: bool = False) -> None:
    grain = walnut if dark else oak
    s.lathe("0 2.12, 0.5 2.14, 0.78 2.2, 0.86 2.19, 0.9 2.12, 0.86 2.03, 0.6 1.99, 0 1.98", grain(0, 1.1, 0.7))
    for yaw in (75, 195, 315):
        with s.at(yaw=yaw):
            s.tube([(0.42, 2.0, 0), (0.66, 1.1, 0), (0.93, 0.05, 0)], (0.085, 0.055), grain(1, 1.5, yaw / 50), smooth=2)
            s.cylinder(0.085, 0.06, grain(1, 1.5, 3), at=(0.45, 2.118, 0), edge=0.008)
            s.box(0.15, 0.01, 0.024, oak(1, 1.5, 3) if dark else walnut(1, 1.5, 3), at=(0.45, 2.146, 0), edge=0.003)


def side_table(s: Scene, colour: str = INK) -> None:
    finish = lacquer(colour)
    s.lathe("0 0, 0.5 0, 0.54 0.03, 0.5 0.06, 0.2 0.08, 0.075 0.13, 0.06 0.25, 0.06 1.95, 0.07 2.08, 0 2.09", finish)
    s.lathe("0 2.12, 0.8 2.12, 0.86 2.13, 0.88 2.17, 0.88 2.28", finish, wall=0.035, smooth=4)


def bench(s: Scene) -> None:
    with s.at(yaw=32):
        s.box(4.4, 0.19, 1.15, oak(0, 0.9, 0.6), at=(0, 1.42, 0), edge=0.035)
        for x in (-1.75, 1.75):
            s.box(0.17, 1.34, 1.05, oak(1, 0.9, x), at=(x, 0.67, 0), edge=0.03)
        s.box(3.4, 0.3, 0.12, oak(0, 0.9, 3), at=(0, 1.17, 0), edge=0.02)


def shelf(s: Scene) -> None:
    with s.at(yaw=-14):
        s.box(3.6, 0.12, 0.95, oak(0, 0.9, 0.5), edge=0.025)
        for x in (-1.15, 1.15):
            s.cylinder(0.085, 0.9, oak(2, 1.5, x), at=(x, -0.145, 0.02), pitch=90, edge=0.03)
        for i, (colour, high, thick) in enumerate(((CLAY, 1.0, 0.2), (SLATE, 1.12, 0.26), (OCHRE, 0.92, 0.16))):
            x = 0.62 + (0, 0.24, 0.46)[i]
            s.box(thick, high, 0.72, linen(colour, 40), at=(x, 0.06 + high / 2, 0), edge=0.02)
            s.box(thick - 0.05, 0.02, 0.69, paper(), at=(x, 0.06 + high - 0.006, 0.0), edge=0.004)
        with s.at(-1.1, 0.06, 0):
            s.lathe("0 0.02, 0.24 0.02, 0.3 0.06, 0.34 0.3, 0.36 0.52", glaze(CHALK, -1, 0.1), wall=0.04)
            s.cylinder(0.33, 0.02, soil(), at=(0, 0.46, 0))
            for i in range(16):
                with s.at(0, 0.44, 0, yaw=i * 137.5, pitch=16 + 3.2 * i):
                    s.leaf(0.75 - 0.016 * i, 0.11, leafy("#4f6d3d", 0.8, i), bend=0.75, skew=0.7, fold=0.3)
        with s.at(-0.05, 0.06, 0.05):
            s.lathe("0 0.02, 0.15 0.02, 0.24 0.12, 0.24 0.28, 0.1 0.48, 0.075 0.62, 0.1 0.72", glaze(MOSS, -1, 0.1), wall=0.03)


def basket(s: Scene, band: str | None = None) -> None:
    rope = Material(ROPE, ROPE_COLOUR, "#937b52", relief=0.05, grain=11, sheen=0.2, extra=(52, 0, 0))
    s.lathe("0 0.05, 0.5 0.05, 0.78 0.08, 0.9 0.2, 0.98 0.6, 1 1.25", rope, wall=0.1)
    if band:
        s.lathe([(0.993, 0.82), (1.005, 1.18)], rope.but(colour=band, alt=shade(band, 0.55)), wall=0.104, smooth=0)
    for yaw in (0, 180):
        with s.at(yaw=yaw):
            s.tube("0.99 1.16 -0.26, 1.02 1.4 -0.22, 1.04 1.5 0, 1.02 1.4 0.22, 0.99 1.16 0.26", 0.05, rope.but(axis=1, relief=0.0))


def baskets(s: Scene) -> None:
    with s.at(-0.45, 0, -0.4, yaw=25):
        basket(s)
    with s.at(1.05, 0, 0.55, yaw=-10, scale=0.62):
        basket(s, "#7d8288")


def peg_rail(s: Scene) -> None:
    s.box(4.6, 0.62, 0.16, maple(0, 0.9, 0.8), at=(0, 0, 0.08), edge=0.03)
    for i in range(5):
        with s.at(-1.8 + 0.9 * i, 0, 0.14, pitch=78):
            s.lathe("0 0, 0.1 0, 0.085 0.12, 0.075 0.36, 0.11 0.5, 0.16 0.58, 0.15 0.66, 0.08 0.7, 0 0.71", maple(1, 2, i))


def chest(s: Scene) -> None:
    with s.at(yaw=-28):
        for x in (-0.78, 0.78):
            for z in (-0.62, 0.62):
                s.cone(0.055, 0.09, 0.5, oak(1, 1.5, x + z), at=(x, 0.055, z))
        with s.group():
            s.box(2.0, 1.9, 1.62, oak(1, 0.8, 1.4), at=(0, 1.44, 0), edge=0.04)
            s.box(1.82, 1.72, 0.4, oak(1, 0.8, 1.4), at=(0, 1.44, 0.81), edge=0.0, op=CUT)
        for y, seed in ((1.02, 0.6), (1.86, 0.6)):
            with s.at(0, y, 0.7):
                s.box(1.795, 0.815, 0.2, oak(0, 0.75, seed + y * 0.01), edge=0.015)
                s.lathe("0 0, 0.05 0, 0.05 0.08, 0.1 0.12, 0.11 0.17, 0.07 0.21, 0 0.215", walnut(1, 2), at=(0, 0, 0.09), pitch=90)


def still_life(s: Scene) -> None:
    with s.at(-0.7, 0, -0.3, yaw=20):
        stool(s)
    with s.at(1.05, 0, 0.5, yaw=30, scale=0.85):
        basket(s)


SHOTS = {
    "category-furniture": Shot(still_life, pitch=16, fill=0.8),
    "three-legged-stool": Shot(turned(stool, 10), pitch=16, fill=0.74),
    "three-legged-stool-2": Shot(turned(stool, 62, dark=True), pitch=24, fill=0.74),
    "round-side-table": Shot(side_table, pitch=14, fill=0.76),
    "round-side-table-2": Shot(turned(side_table, colour=OCHRE), pitch=22, fill=0.76),
    "oak-bench": Shot(bench, pitch=14, fill=0.84),
    "wall-shelf": Shot(shelf, pitch=8, fill=0.8, floor=None, wall=-0.95, exposure=1.25),
    "rope-basket": Shot(turned(basket, 22), pitch=20, fill=0.68),
    "rope-basket-2": Shot(baskets, pitch=22, fill=0.78),
    "peg-rail": Shot(turned(peg_rail), pitch=12, fill=0.84, floor=None, wall=0.0, exposure=1.25),
    "bedside-chest": Shot(chest, pitch=14, fill=0.72),
}
