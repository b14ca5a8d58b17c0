"""Tableware."""

from demo.pictures.field import CUT
from demo.pictures.finish import CHALK, CLAY, MOSS, SAND, SLATE, clear, glaze, gloss, maple, matt, oak, speckled
from demo.pictures.forms import turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot


def mug(s: Scene, colour: str = SAND) -> None:
    finish = glaze(colour, 0, 0.3)
    with s.group():
        s.lathe("0 0.06, 0.3 0.06, 0.4 0.13, 0.42 0.3, 0.42 0.6, 0.42 0.92", finish, wall=0.05)
        s.tube("0.42 0.74 0, 0.56 0.765 0, 0.69 0.7 0, 0.715 0.54 0, 0.67 0.38 0, 0.56 0.29 0, 0.41 0.27 0", 0.052, finish, blend=0.07)
    s.cylinder(0.3, 0.06, glaze("#b9a58c"), at=(0, 0.03, 0))


def bowl(s: Scene, colour: str = MOSS) -> None:
    s.lathe("0 0.12, 0.3 0.12, 0.52 0.2, 0.7 0.4, 0.78 0.68", glaze(colour, 0.1, 0.35), wall=0.06)
    s.lathe([(0.33, 0), (0.36, 0), (0.37, 0.14), (0.3, 0.14)], glaze("#b9a58c"), smooth=0)


def plate(s: Scene) -> None:
    s.lathe("0 0.05, 0.6 0.05, 0.82 0.05, 0.93 0.07, 0.985 0.13, 1 0.22", speckled(CHALK, scale=13), wall=0.055)


def plates(s: Scene) -> None:
    for i in range(4):
        with s.at(y=0.125 * i + (0.015 if i > 1 else 0), scale=1 if i < 2 else 0.8, yaw=70 * i):
            plate(s)


def teapot(s: Scene, colour: str = SLATE) -> None:
    finish = glaze(colour, 0.05, 0.5)
    with s.group():
        s.lathe("0 0, 0.4 0, 0.5 0.03, 0.74 0.3, 0.8 0.6, 0.68 0.92, 0.42 1.1, 0.36 1.13, 0 1.13", finish)
        s.tube([(0.66, 0.42, 0), (0.92, 0.5, 0), (1.05, 0.76, 0), (1.2, 1.02, 0)], (0.17, 0.075), finish, blend=0.12)
        s.tube("-0.62 0.98 0, -0.88 1.08 0, -1.1 0.95 0, -1.14 0.68 0, -1 0.44 0, -0.74 0.34 0", 0.06, finish, blend=0.08)
        s.tube([(1.1, 0.85, 0), (1.28, 1.16, 0)], 0.045, glaze("#2c2622"), smooth=0, op=CUT)
    s.lathe("0 1.2, 0.2 1.19, 0.36 1.15, 0.4 1.125, 0.3 1.11, 0 1.11", finish)
    s.lathe("0 1.4, 0.09 1.38, 0.115 1.31, 0.07 1.24, 0.06 1.18, 0 1.17", finish)


def carafe(s: Scene) -> None:
    s.lathe("0 0.04, 0.5 0.04, 0.58 0.1, 0.56 0.5, 0.4 1, 0.29 1.4, 0.29 1.65, 0.36 1.95", clear(), wall=0.035)
    s.sphere(0.345, oak(1, 1.3, 2), at=(0, 2.13, 0))


def tumbler(s: Scene) -> None:
    outer = "0 0, 0.3 0, 0.35 0.01, 0.37 0.05, 0.385 0.3, 0.4 0.88"
    inner = "0.385 0.905, 0.37 0.88, 0.352 0.3, 0.33 0.17, 0.24 0.135, 0 0.13"
    s.lathe(f"{outer}, {inner}", clear(), smooth=6)


def tumblers(s: Scene) -> None:
    for x, z in ((-0.47, 0.1), (0.47, 0.16), (0.02, -0.66)):
        with s.at(x, 0, z):
            tumbler(s)


def carafe_and_glass(s: Scene) -> None:
    with s.at(-0.45, 0, -0.2):
        carafe(s)
    with s.at(0.62, 0, 0.3):
        tumbler(s)


def espresso(s: Scene) -> None:
    white = gloss("#f1eee6").but(rough=0.35)
    s.lathe([(0, 0.05), (0.3, 0.05), (0.52, 0.09), (0.62, 0.15)], white, wall=0.045)
    s.lathe("0 0.12, 0.2 0.12, 0.29 0.2, 0.33 0.4, 0.345 0.62", white, wall=0.045)
    s.cylinder(0.318, 0.02, gloss("#3a2113"), at=(0, 0.5, 0))
    s.torus(0.305, 0.016, gloss("#a8703c"), at=(0, 0.505, 0))


def espressos(s: Scene) -> None:
    with s.at(-0.6, 0, -0.22):
        espresso(s)
    with s.at(0.6, 0, 0.26):
        espresso(s)


def egg_cup(s: Scene, seed: float = 0.0) -> None:
    s.lathe(
        "0 0, 0.3 0, 0.33 0.03, 0.3 0.08, 0.12 0.14, 0.09 0.25, 0.13 0.34, 0.27 0.43, 0.315 0.58, 0.31 "
        "0.68, 0.28 0.69, 0.26 0.6, 0.15 0.5, 0 0.48",
        maple(1, 2.4, seed),
    )
    s.lathe("0 0.46, 0.14 0.5, 0.25 0.62, 0.275 0.76, 0.235 0.94, 0.14 1.08, 0 1.14", matt("#c99872"))


def egg_cups(s: Scene) -> None:
    with s.at(-0.4, 0, -0.15):
        egg_cup(s)
    with s.at(0.4, 0, 0.2):
        egg_cup(s, 4)


def stacked_bowls(s: Scene) -> None:
    bowl(s, SAND)
    with s.at(y=0.19):
        bowl(s, CLAY)


def still_life(s: Scene) -> None:
    with s.at(-0.75, 0, -0.5, yaw=-15):
        teapot(s)
    with s.at(0.62, 0, 0.1):
        bowl(s, SAND)
    with s.at(-0.42, 0, 0.75, yaw=-35):
        mug(s, CLAY)


SHOTS = {
    "category-tableware": Shot(still_life, pitch=18, fill=0.8),
    "stoneware-mug": Shot(turned(mug, 18), pitch=22, fill=0.56),
    "stoneware-mug-2": Shot(turned(mug, -52, colour=SLATE), pitch=28, fill=0.54),
    "everyday-bowl": Shot(bowl, pitch=26, fill=0.62),
    "everyday-bowl-2": Shot(stacked_bowls, pitch=24, fill=0.62),
    "dinner-plate": Shot(plate, pitch=38, fill=0.74),
    "dinner-plate-2": Shot(plates, pitch=22, fill=0.72),
    "round-teapot": Shot(turned(teapot, 16), pitch=18, fill=0.72),
    "round-teapot-2": Shot(turned(teapot, 152, colour=SAND), pitch=24, fill=0.7),
    "glass-carafe": Shot(carafe, pitch=10, fill=0.74),
    "glass-carafe-2": Shot(carafe_and_glass, pitch=12, fill=0.74),
    "water-glasses": Shot(tumblers, pitch=16, fill=0.66),
    "espresso-cups": Shot(espressos, pitch=30, fill=0.74),
    "egg-cups": Shot(egg_cups, pitch=16, fill=0.66),
    "egg-cups-2": Shot(egg_cup, pitch=10, fill=0.72),
}
