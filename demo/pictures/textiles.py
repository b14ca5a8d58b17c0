"""Textiles."""

import math

from demo.pictures.finish import CHALK, CLAY, MOSS, OCHRE, SAND, SLATE, Material, felt, knit, linen, matt, shade
from demo.pictures.forms import arc, turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot
from demo.pictures.surface import CHECK, WAFFLE, WEAVE


def cushion(s: Scene, colour: str = SAND) -> None:
    with s.at(0, 0.92, 0, yaw=-16), s.at(pitch=-13):
        s.cushion(1.9, 1.9, 0.86, linen(colour, 34))


def folds(layers: int, width: float, thick: float, sag: float = 0.0) -> list[tuple[float, float]]:
    """A cloth folded back and forth, as a line in x and y."""
    path: list[tuple[float, float]] = []
    for i in range(layers):
        y = thick * (i + 0.5)
        ends = (-width / 2, width / 2) if i % 2 == 0 else (width / 2, -width / 2)
        n = 9
        for k in range(n):
            x = ends[0] + (ends[1] - ends[0]) * k / (n - 1)
            path.append((x, y - sag * math.cos(math.pi * x / width) * i))
        if i < layers - 1:
            turn = arc(thick / 2, -90, 90, (ends[1], y + thick / 2), 30) if i % 2 == 0 else arc(thick / 2, 270, 90, (ends[1], y + thick / 2), 30)
            path += turn[1:-1]
    return path


def folded(s: Scene, finish: Material, *, width: float = 1.7, depth: float = 1.25, layers: int = 4, thick: float = 0.16) -> None:
    s.sawn(folds(layers, width, thick), depth, finish, shell=thick * 0.93, closed=False, smooth=3, edge=0.03)


def throw(s: Scene, colour: str = OCHRE) -> None:
    finish = Material(WEAVE, colour, shade(colour, 0.7), relief=0.02, grain=17, sheen=0.6)
    folded(s, finish, width=1.9, depth=1.5, layers=4, thick=0.2)
    for i in range(30):
        z = -0.72 + i * 0.0497
        x, wave = 0.95 + 0.09, 0.03 * math.sin(i * 2.3)
        with s.at(-x, 0.7, z):
            s.tube([(0.12, 0.0, 0), (0.0, -0.03, wave * 0.3), (-0.035, -0.14, wave * 0.8), (-0.03 + wave * 0.3, -0.3, wave)], (0.017, 0.021), finish, smooth=4)


def towels(s: Scene) -> None:
    y = 0.0
    for colour, layers in ((SAND, 3), (MOSS, 3), (CHALK, 3)):
        with s.at(0.02 * layers * math.sin(y * 9), y, 0, yaw=4 * math.sin(y * 5)):
            folded(s, Material(WAFFLE, colour, shade(colour, 0.72), relief=0.022, grain=12, sheen=0.3), width=1.5, depth=1.15, layers=layers, thick=0.155)
        y += 0.155 * layers


def rug(s: Scene) -> None:
    path = []
    for i in range(150):
        a = i / 149 * 2 * math.pi * 4.2
        r = 0.12 + 0.098 * a / (2 * math.pi) * 1.12
        path.append((r * math.cos(a), r * math.sin(a)))
    outer = math.hypot(*path[-1])
    end = path[-1]
    path += [(end[0] + 0.14 * i * math.cos(math.radians(-60)), max(end[1] + 0.14 * i * math.sin(math.radians(-60)), -outer + 0.01)) for i in range(1, 4)]
    jute = Material(WEAVE, "#c8a671", "#8d6a3c", relief=0.024, grain=15, sheen=0.1)
    with s.at(0, outer + 0.05, 0, yaw=52):
        s.sawn(path, 3.3, jute, shell=0.092, closed=False, edge=0.02)
        for z in (-0.85, 0.85):
            s.lathe([(outer + 0.055, -0.03), (outer + 0.055, 0.03)], matt("#e9e0cb"), shell=0.03, smooth=0, at=(0, 0, z), pitch=90)


def tea_towels(s: Scene) -> None:
    striped = Material(CHECK, "#efe9db", "#a8452f", relief=0.01, grain=36, sheen=0.2, extra=(5.5, 0, 0))
    blue = Material(CHECK, "#efe9db", "#3d5878", relief=0.01, grain=36, sheen=0.2, extra=(3.2, 0, 0))
    for i, finish in enumerate((linen("#d6c7a8", 36), blue, striped)):
        with s.at(0, 0.2 * i, 0, yaw=(3, -4, 2)[i]):
            folded(s, finish, width=1.55, depth=1.15, layers=3, thick=0.066)


def coasters(s: Scene) -> None:
    for i, colour in enumerate(("#8b8d8f", OCHRE, CLAY, "#8b8d8f", OCHRE)):
        s.cylinder(0.62, 0.105, felt(colour, 26), at=(0.05 * math.sin(i * 2.4), 0.055 + 0.108 * i, 0.04 * math.cos(i * 3.1)), edge=0.03)
    with s.at(0.86, 0.52, 0.42, yaw=25, roll=-58):
        s.cylinder(0.62, 0.105, felt(CLAY, 26), edge=0.03)


def pouffe(s: Scene, colour: str = CHALK) -> None:
    s.lathe([(0, 0), (0.6, 0), (0.9, 0.1), (1.12, 0.42), (1.12, 0.72), (0.9, 1.04), (0.55, 1.16), (0.12, 1.19), (0, 1.17)], knit(colour, 34, 7.2).but(relief=0.1))
    s.sphere(0.07, knit(colour, 12, 30), at=(0, 1.18, 0))


def still_life(s: Scene) -> None:
    with s.at(-0.25, 0, -0.75):
        cushion(s, MOSS)
    with s.at(0.25, 0, 0.62, yaw=12, scale=0.85):
        throw(s)


SHOTS = {
    "category-textiles": Shot(still_life, pitch=14, fill=0.78),
    "linen-cushion": Shot(cushion, pitch=6, fill=0.7),
    "linen-cushion-2": Shot(turned(cushion, 24, colour=MOSS), pitch=8, fill=0.7),
    "linen-cushion-3": Shot(turned(cushion, 10, colour=SLATE), pitch=8, fill=0.7),
    "wool-throw": Shot(turned(throw, 24), pitch=20, fill=0.74),
    "wool-throw-2": Shot(turned(throw, 40, colour=SLATE), pitch=26, fill=0.74),
    "waffle-towel": Shot(turned(towels, 28), pitch=16, fill=0.68),
    "jute-rug": Shot(rug, pitch=20, fill=0.78),
    "tea-towels": Shot(turned(tea_towels, 28), pitch=24, fill=0.7),
    "felt-coasters": Shot(turned(coasters, -12), pitch=22, fill=0.66),
    "knitted-pouffe": Shot(pouffe, pitch=18, fill=0.68),
    "knitted-pouffe-2": Shot(turned(pouffe, 20, colour=MOSS), pitch=24, fill=0.68),
}
