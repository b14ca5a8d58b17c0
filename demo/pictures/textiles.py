"""Textiles."""

import math

from demo.pictures.finish import CHALK, CLAY, MOSS, OCHRE, SAND, SLATE, Material, felt, knit, linen, matt, shade
from demo.pictures.forms import arc, turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot
from demo.pictures.surface import CHECK, WAFFLE, WEAVE


def cushion(s: Scene, colour: str = SAND) -> None:
    with s.at(0, 0.92, 0, yaw=-16), s.at(pitch=-13):
        s.cushion(1.9, 1.9, 1.0, linen(colour, 70))


def folded(
    s: Scene, finish: Material, *, width: float = 1.7, depth: float = 1.25, layers: int = 4, thick: float = 0.16, hang: float = 0
) -> None:
    """A cloth folded back and forth along x; with an even number of layers its upper end can `hang` over the left edge."""
    path: list[tuple[float, float]] = []
    for i in range(layers):
        y, side = thick * (i + 0.5), 1 if i % 2 == 0 else -1
        path += [(side * width * (k / 8 - 0.5), y) for k in range(9)]
        if i < layers - 1:
            path += arc(thick / 2, -90, 90 if side > 0 else -270, (side * width / 2, y + thick / 2), 30)[1:-1]
    if hang:
        x, y = path[-1]
        path += [(x - 0.12, y - 0.03), (x - 0.19, y - 0.16), (x - 0.21, y - hang)]
    s.sawn(path, depth, finish, wall=thick * 0.92, closed=False, smooth=3, edge=0.035)


def fringe(s: Scene, x: float, y: float, depth: float, yarns: tuple[Material, ...], length: float = 0.3) -> None:
    """Tassels that hang from a line along z."""
    n = round(depth / 0.058)
    for i in range(n):
        z, wave = depth * ((i + 0.5) / n - 0.5), 0.035 * math.sin(i * 2.6)
        path = [(x, y + 0.06, z), (x - 0.01, y - 0.3 * length, z + wave * 0.4), (x - 0.04 + wave * 0.4, y - length, z + wave)]
        s.tube(path, (0.03, 0.021), yarns[(i // 4) % len(yarns)], smooth=4)


def throw(s: Scene, colour: str = OCHRE) -> None:
    finish = Material(WEAVE, colour, shade(colour, 0.75), relief=0.006, grain=36, sheen=0.6)
    folded(s, finish, width=1.9, depth=1.5, layers=4, thick=0.22, hang=0.3)
    fringe(s, -1.16, 0.47, 1.46, (matt(colour).but(f0=0.0, sheen=0.4),), 0.34)


def towels(s: Scene) -> None:
    y = 0.0
    for colour, layers in ((SAND, 3), (MOSS, 3), (CHALK, 3)):
        with s.at(0.02 * layers * math.sin(y * 9), y, 0, yaw=4 * math.sin(y * 5)):
            folded(
                s,
                Material(WAFFLE, colour, shade(colour, 0.72), relief=0.012, grain=18, sheen=0.3),
                width=1.5,
                depth=1.15,
                layers=layers,
                thick=0.155,
            )
        y += 0.155 * layers


def rug(s: Scene) -> None:
    path = []
    for i in range(150):
        a = i / 149 * 2 * math.pi * 4.75
        r = 0.12 + 0.098 * a / (2 * math.pi) * 1.12
        path.append((r * math.cos(a), r * math.sin(a)))
    outer = math.hypot(*path[-1])
    path += [(path[-1][0] + 0.15 * i, path[-1][1]) for i in range(1, 4)]
    jute = Material(WEAVE, "#c8a671", "#8d6a3c", relief=0.016, grain=19, sheen=0.1)
    with s.at(0, outer + 0.05, 0, yaw=52):
        s.sawn(path, 3.3, jute, wall=0.092, closed=False, edge=0.02)


def tea_towels(s: Scene) -> None:
    striped = Material(CHECK, "#efe9db", "#a8452f", relief=0.005, grain=40, sheen=0.2, extra=(5.5, 0, 0))
    blue = Material(CHECK, "#efe9db", "#3d5878", relief=0.005, grain=40, sheen=0.2, extra=(3.2, 0, 0))
    for i, finish in enumerate((linen("#d6c7a8", 36), blue, striped)):
        with s.at(0, 0.2 * i, 0, yaw=(3, -4, 2)[i]):
            folded(s, finish, width=1.55, depth=1.15, layers=3, thick=0.066)


def coasters(s: Scene) -> None:
    for i, colour in enumerate(("#8b8d8f", OCHRE, CLAY, "#8b8d8f", OCHRE)):
        s.cylinder(0.62, 0.105, felt(colour, 26), at=(0.05 * math.sin(i * 2.4), 0.055 + 0.108 * i, 0.04 * math.cos(i * 3.1)), edge=0.03)
    with s.at(0.86, 0.52, 0.42, yaw=25, roll=-58):
        s.cylinder(0.62, 0.105, felt(CLAY, 26), edge=0.03)


def pouffe(s: Scene, colour: str = CHALK) -> None:
    s.lathe("0 0, 0.6 0, 0.9 0.1, 1.12 0.42, 1.12 0.72, 0.9 1.04, 0.55 1.16, 0.12 1.19, 0 1.17", knit(colour, 34, 7.2).but(relief=0.1))
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
