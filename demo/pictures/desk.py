"""Stationery and desk."""

import math

from demo.pictures.field import CUT
from demo.pictures.finish import (
    CHALK,
    CLAY,
    INK,
    MOSS,
    OCHRE,
    SAND,
    SLATE,
    Material,
    beech,
    brass,
    felt,
    glaze,
    gloss,
    linen,
    matt,
    metal,
    oak,
    paper,
    wood,
)
from demo.pictures.forms import arc, rounded, turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot

LACQUERS = ("#b0573c", "#cb922f", "#65744a", "#3f6a80", "#263350", "#d9a793")


def notebook(s: Scene, colour: str = CLAY, ribbon: str = "#d9a793") -> None:
    """Lying flat, its spine to the left."""
    cloth = linen(colour, 52)
    s.box(1.46, 0.035, 2.1, cloth, at=(0, 0.0175, 0), edge=0.014)
    s.box(1.46, 0.035, 2.1, cloth, at=(0, 0.2425, 0), edge=0.014)
    s.box(0.04, 0.26, 2.1, cloth, at=(-0.72, 0.13, 0), edge=0.018)
    for i in range(12):
        s.box(1.4, 0.0152, 2.04, paper("#f3eee0"), at=(-0.005 + 0.003 * (i % 3), 0.0425 + 0.0159 * i, 0), edge=0.002)
    s.tube("-0.5 0.15 0.98, -0.5 0.14 1.06, -0.47 0.05 1.12, -0.43 0.012 1.22, -0.36 0.012 1.36", 0.012, matt(ribbon))


def notebooks(s: Scene) -> None:
    for i, (colour, yaw) in enumerate(((INK, 4), (MOSS, -7), (OCHRE, 9))):
        with s.at(0, 0.261 * i, 0, yaw=yaw):
            notebook(s, colour, CHALK)


def pencil(s: Scene, colour: str, seed: float = 0.0) -> None:
    """Upright, point up."""
    hexagon = [(0.072 * math.cos(math.radians(60 * k)), 0.072 * math.sin(math.radians(60 * k))) for k in range(6)]
    tip = "0 1.72, 0.074 1.72, 0.0735 1.735, 0.018 2, 0 2"
    with s.at(0, 0.86, 0, pitch=90):
        s.sawn(hexagon, 1.72, gloss(colour).but(rough=0.22), edge=0.008)
    s.lathe(tip, wood("#e5bd90", "#c6935f", 1, 5, seed), smooth=0)
    s.lathe([(0, 1.98), (0.022, 1.98), (0.0, 2.09)], gloss("#37383b").but(rough=0.4), smooth=0)


def pencils(s: Scene) -> None:
    for i, colour in enumerate(LACQUERS):
        with s.at(-0.5 + 0.2 * i, 0.066, 0.9 + 0.06 * math.sin(i * 2.2), pitch=-90), s.at(yaw=30):
            pencil(s, colour, i)


def cup(s: Scene, colour: str = SAND) -> None:
    s.lathe("0 0.08, 0.4 0.08, 0.5 0.1, 0.52 0.16, 0.52 0.6, 0.52 1.18", glaze(colour, 0, 0.2, 0.5), wall=0.07, ribs=(0.013, 36, 0.12))
    s.cylinder(0.47, 0.05, Material(colour="#b98e5e"), at=(0, 0.025, 0))


def full_cup(s: Scene) -> None:
    cup(s)
    for i, lean in enumerate((11, 8, 13, 9, 12)):
        with s.at(yaw=72 * i + 20), s.at(0, 0.13, 0.12, pitch=lean):
            pencil(s, LACQUERS[i], i)


def desk_mat(s: Scene) -> None:
    with s.at(yaw=-16), s.at(pitch=-90):
        s.sawn(rounded(4.5, 2.9, 0.16), 0.07, felt("#5d6064", 20), at=(0, 0, 0.035), edge=0.02)
    with s.at(-0.85, 0.07, 0.05, yaw=-10):
        notebook(s, SAND, CLAY)
    with s.at(0.75, 0.135, 1.1, yaw=-4), s.at(pitch=-90), s.at(yaw=30):
        pencil(s, OCHRE)
    with s.at(1.35, 0.07, -0.45, scale=0.8, yaw=-30):
        s.lathe("0 0.06, 0.3 0.06, 0.4 0.13, 0.42 0.3, 0.42 0.92", glaze(CHALK, -1, 0.2), wall=0.05)
        s.cylinder(0.39, 0.02, gloss("#3a2113"), at=(0, 0.78, 0))
        s.tube("0.42 0.74 0, 0.56 0.765 0, 0.69 0.7 0, 0.715 0.54 0, 0.67 0.38 0, 0.56 0.29 0, 0.41 0.27 0", 0.052, glaze(CHALK, -1, 0.2))


def clock(s: Scene, face: str = "#f4f0e7", marks: str = "#26282c") -> None:
    with s.at(0, 1.0, 0, yaw=-22, pitch=-6):
        with s.group():
            s.cylinder(0.92, 0.52, beech(0, 1.0, 0.6), pitch=90, edge=0.08)
            s.cylinder(0.8, 0.3, beech(0, 1.0, 0.6), at=(0, 0, 0.3), pitch=90, op=CUT, blend=0.02)
        s.cylinder(0.81, 0.04, matt(face), at=(0, 0, 0.15), pitch=90, edge=0.002)
        dark = matt(marks)
        for i in range(12):
            with s.at(0, 0, 0.172, roll=30 * i):
                s.box(0.035 if i % 3 == 0 else 0.02, 0.13 if i % 3 == 0 else 0.08, 0.012, dark, at=(0, 0.66, 0), edge=0.004)
        with s.at(0, 0, 0.19, roll=58):
            s.box(0.055, 0.46, 0.014, dark, at=(0, 0.17, 0), edge=0.006)
        with s.at(0, 0, 0.21, roll=-52):
            s.box(0.038, 0.68, 0.014, dark, at=(0, 0.27, 0), edge=0.006)
        with s.at(0, 0, 0.228, roll=-160):
            s.box(0.014, 0.76, 0.008, matt(CLAY), at=(0, 0.26, 0), edge=0.003)
        s.cylinder(0.045, 0.09, brass(), at=(0, 0, 0.2), pitch=90, edge=0.01)
    with s.at(yaw=-22):
        s.box(0.9, 0.16, 0.5, beech(0, 1.2, 2), at=(0, 0.08, 0), edge=0.04)


def ruler(s: Scene) -> None:
    plate = metal("#f4d595", 0.3)
    ink = matt("#3a2f1e")
    with s.at(yaw=30):
        with s.group():
            s.box(3.2, 0.06, 0.42, plate, at=(0, 0.03, 0), edge=0.012)
            s.cylinder(0.06, 1, plate, at=(1.47, 0, 0), op=CUT, blend=0.01)
        for i in range(146):
            long = 0.16 if i % 10 == 0 else 0.115 if i % 5 == 0 else 0.075
            s.box(0.0065 if i % 10 else 0.009, 0.006, long, ink, at=(-1.52 + 0.02 * i, 0.0605, -0.205 + long / 2), edge=0.001)


def tray(s: Scene) -> None:
    with s.at(yaw=-34):
        s.box(2.6, 0.08, 3.4, oak(2, 0.9, 0.5), at=(0, 0.04, 0), edge=0.02)
        s.box(2.42, 0.02, 3.22, felt("#7b7f83", 24), at=(0, 0.085, 0), edge=0.005)
        for x in (-1.26, 1.26):
            s.box(0.1, 0.62, 3.4, oak(2, 0.9, x), at=(x, 0.31, 0), edge=0.025)
        s.box(2.6, 0.62, 0.1, oak(0, 0.9, 2.5), at=(0, 0.31, -1.66), edge=0.025)
        with s.group():
            s.box(2.6, 0.62, 0.1, oak(0, 0.9, 1.5), at=(0, 0.31, 1.66), edge=0.025)
            s.cylinder(0.62, 1, oak(0, 0.9, 1.5), at=(0, 0.82, 1.66), pitch=90, op=CUT, blend=0.06)
        for i in range(9):
            s.box(
                2.1,
                0.016,
                2.97,
                paper(("#faf7ef", "#f1ecdf", "#f7f3e8")[i % 3]),
                at=(0.03 * math.sin(i * 2.1), 0.105 + 0.018 * i, 0.03 * math.cos(i * 3.7)),
                edge=0.003,
                yaw=1.6 * math.sin(i * 1.3),
            )


def arch(s: Scene, seed: float) -> None:
    ash = wood("#e6cba0", "#c19a68", 1, 1.1, seed)
    outline = [(0.62, 0.0), *arc(0.62, 0, 180, (0, 0.85)), (-0.62, 0.0), (-0.28, 0.0), *arc(0.28, 180, 0, (0, 0.85)), (0.28, 0.0)]
    with s.at(yaw=90):
        s.sawn(outline, 0.42, ash, edge=0.03)


def bookends(s: Scene) -> None:
    with s.at(yaw=-26):
        for x, seed in ((-1.05, 0.5), (1.05, 2.5)):
            with s.at(x, 0, 0):
                arch(s, seed)
        x = -0.82
        for colour, thick, high in (
            (SLATE, 0.3, 1.5),
            (CHALK, 0.2, 1.35),
            (CLAY, 0.26, 1.6),
            (MOSS, 0.34, 1.45),
            (OCHRE, 0.22, 1.55),
            (INK, 0.3, 1.4),
        ):
            s.box(thick - 0.02, high, 1.05, linen(colour, 46), at=(x + thick / 2, high / 2, 0), edge=0.025)
            s.box(thick - 0.07, 0.02, 1.01, paper(), at=(x + thick / 2, high - 0.006, -0.01), edge=0.004)
            x += thick


def still_life(s: Scene) -> None:
    for i, (colour, yaw) in enumerate(((CLAY, 12), (INK, 4))):
        with s.at(-0.35, 0.261 * i, 0.35, yaw=yaw + 60):
            notebook(s, colour, CHALK)
    with s.at(-0.45, 0.522, 0.2, scale=0.72):
        clock(s)
    with s.at(1.15, 0, -0.35):
        full_cup(s)


SHOTS = {
    "category-desk": Shot(still_life, pitch=18, fill=0.78),
    "cloth-notebook": Shot(turned(notebook, 24), pitch=36, fill=0.74),
    "cloth-notebook-2": Shot(turned(notebooks, -30), pitch=28, fill=0.74),
    "graphite-pencils": Shot(turned(pencils, -24), pitch=48, fill=0.76),
    "pencil-cup": Shot(full_cup, pitch=16, fill=0.74),
    "pencil-cup-2": Shot(turned(cup, colour=SLATE), pitch=26, fill=0.58),
    "desk-mat": Shot(desk_mat, pitch=38, fill=0.84),
    "desk-clock": Shot(clock, pitch=6, fill=0.66),
    "desk-clock-2": Shot(turned(clock, 44, face=SLATE, marks="#f1ede4"), pitch=10, fill=0.66),
    "brass-ruler": Shot(ruler, pitch=40, fill=0.82),
    "letter-tray": Shot(tray, pitch=26, fill=0.78),
    "arch-bookends": Shot(bookends, pitch=14, fill=0.78),
}
