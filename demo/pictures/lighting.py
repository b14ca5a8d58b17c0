"""Lighting."""

from demo.pictures.finish import CHALK, CLAY, INK, MOSS, OCHRE, Material, brass, glowing, lacquer, linen, matt, oak
from demo.pictures.forms import turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot
from demo.pictures.surface import PLAIN, RIBBED

WARM = (1.0, 0.74, 0.42)


def cable(s: Scene, low: float, high: float) -> None:
    s.tube([(0, low, 0), (0, high, 0)], 0.018, matt("#2b2b2c"), smooth=0)


def dome(s: Scene, colour: str = MOSS) -> None:
    s.lathe("0.12 1.18, 0.3 1.14, 0.75 0.95, 1.08 0.55, 1.2 0", lacquer(colour), wall=0.03)
    s.lathe("0.1 1.15, 0.3 1.1, 0.74 0.92, 1.05 0.53, 1.165 0.02", matt("#f6efe2"), wall=0.02)
    s.lathe("0 1.52, 0.07 1.5, 0.09 1.4, 0.13 1.2, 0.13 1.14, 0 1.14", brass())
    s.sphere(0.27, glowing("#ffe3b0", 1.3), at=(0, 0.42, 0))
    s.lamp(0, 0.42, 0, WARM, power=4.5, reach=0.7, bulb=0.32)
    cable(s, 1.48, 2.25)


def globe(s: Scene) -> None:
    ribs = Material(RIBBED, "#fdeccb", "#e6c791", relief=0.012, grain=7.5, glow=0.78)
    s.lathe("0.2 -0.98, 0.5 -0.87, 0.82 -0.58, 0.985 -0.2, 0.985 0.2, 0.82 0.58, 0.5 0.87, 0.2 0.98", ribs, wall=0.02)
    s.torus(0.2, 0.022, matt("#3a332b"), at=(0, 0.98, 0))
    s.torus(0.2, 0.022, matt("#3a332b"), at=(0, -0.98, 0))
    s.sphere(0.3, glowing("#ffe9c4", 1.1))
    cable(s, 0.9, 1.6)


def mushroom(s: Scene, colour: str = CLAY) -> None:
    finish = lacquer(colour)
    s.lathe("0 0, 0.5 0, 0.53 0.03, 0.5 0.07, 0.2 0.12, 0.13 0.22, 0.12 0.6, 0.13 1.1, 0 1.1", finish)
    s.lathe("0 1.62, 0.3 1.58, 0.62 1.42, 0.8 1.18, 0.85 0.95", finish, wall=0.035)
    s.lathe("0 1.58, 0.3 1.545, 0.6 1.385, 0.77 1.16, 0.82 0.96", matt("#f7efdf"), wall=0.02)
    s.sphere(0.17, glowing("#ffdfa6", 1.6), at=(0, 1.2, 0))
    s.lamp(0, 1.12, 0, WARM, power=8, reach=0.62, bulb=0.22)


def cone_lamp(s: Scene) -> None:
    finish = lacquer(INK)
    s.lathe("0 0, 0.55 0, 0.58 0.03, 0.57 0.09, 0.1 0.13, 0 0.13", finish, at=(0.5, 0, 0))
    s.tube([(0.5, 0.1, 0), (0.66, 1.35, 0)], 0.035, finish, smooth=0)
    s.tube([(0.66, 1.35, 0), (-0.35, 2.1, 0)], 0.032, finish, smooth=0)
    for x, y in ((0.66, 1.35), (-0.35, 2.1)):
        s.cylinder(0.085, 0.16, brass(), at=(x, y, 0), pitch=90, edge=0.02)
    s.cylinder(0.075, 0.12, brass(), at=(0.5, 0.16, 0))
    with s.at(-0.35, 2.1, 0, roll=-26):
        s.lathe([(0.12, 0.16), (0.17, 0.1), (0.22, -0.05), (0.52, -0.62)], finish, wall=0.03)
        s.lathe([(0.1, 0.1), (0.19, -0.06), (0.49, -0.62)], matt("#f6efe2"), wall=0.02, smooth=0)
        s.cylinder(0.13, 0.06, finish, at=(0, 0.17, 0))
        s.sphere(0.15, glowing("#ffe3b0", 1.5), at=(0, -0.4, 0))
        s.lamp(0, -0.45, 0, WARM, power=6, reach=0.8, bulb=0.2)


def candle(s: Scene, height: float, lit: bool = False) -> None:
    wax = Material(PLAIN, "#dba24a", "#c98a33", rough=0.45, f0=0.035, sheen=0.3, glow=0.06)
    s.lathe(
        [
            (0, 0),
            (0.36, 0),
            (0.38, 0.02),
            (0.38, height - 0.05),
            (0.36, height),
            (0.32, height - 0.01),
            (0.2, height - 0.05),
            (0, height - 0.06),
        ],
        wax,
    )
    s.tube([(0, height - 0.08, 0), (0.005, height + 0.03, 0), (0.03, height + 0.1, 0)], 0.014, matt("#4a3b2a" if lit else "#efe6cf"))
    if lit:
        s.lathe("0 0, 0.045 0.05, 0.058 0.12, 0.035 0.23, 0 0.36", glowing("#ffd27a", 3.2), at=(0.03, height + 0.05, 0))
        s.lamp(0.03, height + 0.3, 0, (1.0, 0.62, 0.28), power=2.4, reach=0.6, bulb=0.26)


def candles(s: Scene, lit: bool = False) -> None:
    for x, z, h in ((-0.62, 0.2, 0.85), (0.32, 0.42, 1.15), (0.02, -0.55, 1.5)):
        with s.at(x, 0, z):
            candle(s, h, lit)


def stick(s: Scene, height: float = 0.75) -> None:
    h = height
    s.lathe([(0, 0.03), (0.36, 0.02), (0.46, 0.05), (0.5, 0.11)], brass(), wall=0.035)
    foot = [(0, 0), (0.2, 0.02), (0.12, 0.09), (0.06, 0.16), (0.055, h - 0.3)]
    cup = [(0.09, h - 0.24), (0.06, h - 0.18), (0.07, h - 0.1), (0.14, h - 0.03), (0.16, h), (0, h)]
    s.lathe(foot + cup, brass())
    s.lathe([(0, h - 0.01), (0.105, h - 0.01), (0.1, h + 1.02), (0.05, h + 1.1), (0, h + 1.12)], matt("#efe4cc").but(sheen=0.3))
    s.tube([(0, h + 1.1, 0), (0.01, h + 1.2, 0)], 0.012, matt("#efe6cf"), smooth=0)


def sticks(s: Scene) -> None:
    for x, z, h in ((-1.1, 0.15, 0.6), (0, -0.25, 1.35), (1.08, 0.25, 0.95)):
        with s.at(x, 0, z):
            stick(s, h)


def tripod(s: Scene) -> None:
    for yaw in (20, 140, 260):
        with s.at(yaw=yaw):
            s.tube([(0.1, 2.75, 0), (0.86, 0.03, 0)], (0.05, 0.032), oak(1, 1.5, yaw), smooth=0)
    s.cylinder(0.15, 0.12, brass(), at=(0, 2.72, 0))
    s.cylinder(0.03, 0.5, brass(), at=(0, 2.98, 0))
    shade = linen("#f3e3c3", 60).but(glow=0.7)
    s.lathe([(0.58, 2.85), (0.5, 3.75)], shade, wall=0.02, smooth=0)
    s.sphere(0.13, glowing("#ffe3b0", 1.6), at=(0, 3.3, 0))
    s.lamp(0, 3.3, 0, WARM, power=4, reach=0.8, bulb=0.2)


def still_life(s: Scene) -> None:
    with s.at(-0.35, 0, -0.3):
        mushroom(s)
    with s.at(0.85, 0, 0.25, scale=0.72):
        candle(s, 1.2)
    with s.at(0.45, 0, 0.75, scale=0.72):
        candle(s, 0.7)


DUSK = {"key": 0.85, "sky": 0.6}
SHOTS = {
    "category-lighting": Shot(still_life, pitch=8, fill=0.76, **DUSK),
    "dome-pendant": Shot(dome, pitch=-15, fill=0.86, floor=None, shift=(0, 0.115), **DUSK),
    "dome-pendant-2": Shot(turned(dome, colour=OCHRE), pitch=-8, fill=0.86, floor=None, shift=(0, 0.115), **DUSK),
    "paper-globe": Shot(globe, pitch=-4, fill=0.84, floor=None, shift=(0, 0.09), **DUSK),
    "mushroom-lamp": Shot(mushroom, pitch=6, fill=0.68, **DUSK),
    "mushroom-lamp-2": Shot(turned(mushroom, colour=CHALK), pitch=10, fill=0.68, **DUSK),
    "cone-desk-lamp": Shot(turned(cone_lamp, 16), pitch=8, fill=0.76, **DUSK),
    "beeswax-candles": Shot(candles, pitch=16, fill=0.66),
    "beeswax-candles-2": Shot(turned(candles, 40, lit=True), pitch=12, fill=0.68, key=0.34, sky=0.34),
    "brass-candlestick": Shot(stick, pitch=14, fill=0.76),
    "brass-candlestick-2": Shot(sticks, pitch=10, fill=0.8),
    "tripod-floor-lamp": Shot(tripod, pitch=8, fill=0.8, **DUSK),
}
