"""Kitchen."""

from demo.pictures.field import CUT
from demo.pictures.finish import CLAY, SLATE, Material, beech, brass, gloss, iron, maple, metal, oak, steel, stone, walnut
from demo.pictures.forms import rounded, turned
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot

WALNUT = walnut(1, 1.3)


def board(s: Scene) -> None:
    with s.at(y=0.02, pitch=-14), s.group():
        s.sawn(rounded(1.5, 2.2, 0.22, at=(0, 1.1)), 0.16, oak(1, 1.1, 1.2), edge=0.05)
        s.cylinder(0.1, 1, oak(1, 1.1, 1.2), at=(0, 1.95, 0), pitch=90, op=CUT, blend=0.05)


def board_corner(s: Scene) -> None:
    with s.at(y=0.08, pitch=-90, yaw=24), s.group():
        s.sawn(rounded(1.5, 2.2, 0.22), 0.16, oak(1, 1.1, 1.2), edge=0.05)
        s.cylinder(0.1, 1, oak(1, 1.1, 1.2), at=(0, 0.85, 0), pitch=90, op=CUT, blend=0.05)


def salad_bowl(s: Scene) -> None:
    s.lathe("0 0.07, 0.45 0.07, 0.8 0.17, 1.1 0.4, 1.28 0.78", walnut(0, 0.9, 0.4), wall=0.1)


def apples(s: Scene) -> None:
    salad_bowl(s)
    skin = gloss("#93a844").but(alt="#b9b55c", rough=0.25)
    for x, y, z, yaw in ((-0.36, 0.5, 0.14, 0), (0.38, 0.49, 0.2, 80), (0.05, 0.52, -0.42, 200)):
        with s.at(x, y, z, yaw=yaw, roll=12):
            s.lathe("0 -0.28, 0.1 -0.34, 0.25 -0.29, 0.37 -0.06, 0.4 0.12, 0.3 0.31, 0.14 0.34, 0 0.24", skin)
            s.tube([(0, 0.2, 0), (0.02, 0.36, 0), (0.06, 0.46, 0)], (0.018, 0.026), walnut(1, 3))


def casserole(s: Scene, colour: str = CLAY, lid: bool = True) -> None:
    enamel = gloss(colour).but(rough=0.2)
    with s.group():
        s.lathe("0 0.06, 0.8 0.06, 0.98 0.12, 1.03 0.3, 1.05 0.92", enamel, wall=0.09)
        for side in (-1, 1):
            s.tube(
                [
                    (side * 1.02, 0.72, -0.3),
                    (side * 1.22, 0.76, -0.27),
                    (side * 1.3, 0.78, 0),
                    (side * 1.22, 0.76, 0.27),
                    (side * 1.02, 0.72, 0.3),
                ],
                0.065,
                enamel,
                blend=0.08,
            )
    if lid:
        lid_of(s, enamel)
    else:
        s.cylinder(0.99, 0.02, gloss("#efe6d3"), at=(0, 0.13, 0))


def lid_of(s: Scene, enamel: Material) -> None:
    s.lathe("0 1.21, 0.3 1.2, 0.75 1.12, 1 1.03, 1.1 1.01, 1.1 0.96, 0.9 0.95, 0 0.95", enamel)
    s.lathe("0 1.47, 0.13 1.46, 0.19 1.41, 0.17 1.35, 0.08 1.3, 0.075 1.2, 0 1.2", brass())


def casserole_open(s: Scene) -> None:
    casserole(s, SLATE, lid=False)
    with s.at(1.12, 0.11, 1.28, yaw=40, pitch=0), s.at(0, -0.95, 0):
        lid_of(s, gloss(SLATE).but(rough=0.2))


def pan(s: Scene) -> None:
    black = iron().but(rough=0.36)
    with s.at(yaw=-32), s.group():
        s.lathe("0 0.05, 0.92 0.05, 1 0.07, 1.1 0.2, 1.28 0.42", black, wall=0.05)
        s.tube("1.12 0.27 0, 1.35 0.48 0, 1.7 0.6 0, 2.3 0.66 0, 2.8 0.68 0", 0.075, black, blend=0.06)
        s.cylinder(0.045, 0.6, black, at=(2.72, 0.68, 0), op=CUT, blend=0.03)
    with s.at(yaw=-32):
        for z in (-0.09, 0.09):
            s.sphere(0.04, steel(), at=(1.1, 0.3, z))


def knife(s: Scene) -> None:
    blade = "-0.02 0, -0.02 0.42, 0.2 0.44, 1.2 0.415, 1.75 0.33, 2.12 0.17, 2.22 0.06, 2.1 0.035, 1.6 0, 0.8 -0.03, 0.3 -0.03"
    handle = "-0.12 0.42, -0.55 0.4, -1 0.41, -1.28 0.43, -1.38 0.34, -1.34 0.16, -1.24 0.1, -1 0.17, -0.55 0.18, -0.25 0.14, -0.12 0.16"
    with s.at(y=0.09, yaw=28, pitch=-90):
        s.sawn(blade, 0.03, metal("#dfe1e3", 0.34, axis=0, relief=0.0012, grain=60), edge=0.012, smooth=5)
        s.sawn(
            "0.3 -0.028, 0.8 -0.028, 1.6 0.003, 2.1 0.038, 2.2 0.06, 2.08 0.075, 1.6 0.045, 0.8 0.015, 0.3 0.013",
            0.0325,
            metal("#f4f5f6", 0.2),
            edge=0.004,
        )
        s.box(0.14, 0.29, 0.11, steel(0.15), at=(-0.07, 0.285, 0), edge=0.03)
        s.sawn(handle, 0.16, walnut(0, 1.6, 2), edge=0.07, smooth=6)
        for x in (-0.35, -0.72, -1.09):
            s.cylinder(0.045, 0.17, brass(), at=(x, 0.29, 0), pitch=90, edge=0.01)


def spoons(s: Scene) -> None:
    for i, x in enumerate((-0.75, 0, 0.75)):
        finish = beech(1, 1.6, i * 3.1)
        with s.at(x, 0.1, 0.05 * i, pitch=-90, roll=(6, -1, -7)[i]):
            if i < 2:
                with s.group():
                    s.cone(0.06, 0.075, 1.84, finish, at=(0, -1.45, 0))
                    s.ellipsoid(0.29, 0.42, 0.1, finish, at=(0, 0.85, 0), blend=0.12)
                    s.ellipsoid(0.235, 0.36, 0.11, finish, at=(0, 0.85, 0.085), op=CUT, blend=0.03)
                    for k in (-1, 0, 1) if i else ():
                        s.box(0.045, 0.36, 0.6, finish, at=(0.1 * k, 0.85, 0), edge=0.02, op=CUT)
            else:
                with s.group():
                    s.cone(0.06, 0.075, 2.0, finish, at=(0, -1.45, 0))
                    s.sawn("-0.09 0.4, -0.25 0.75, -0.27 1.22, 0.27 1.32, 0.25 0.75, 0.09 0.4", 0.09, finish, edge=0.04, blend=0.08)


def mill(s: Scene, finish: Material = WALNUT, height: float = 1.0) -> None:
    h = height
    s.lathe(
        [
            (0, 0),
            (0.3, 0),
            (0.33, 0.05),
            (0.31, 0.2),
            (0.2, 0.6 * h),
            (0.17, 0.95 * h),
            (0.24, 1.3 * h),
            (0.28, 1.42 * h),
            (0.25, 1.5 * h),
            (0, 1.5 * h),
        ],
        finish,
    )
    s.lathe(
        [(0, 1.52 * h), (0.19, 1.52 * h), (0.27, 1.52 * h + 0.1), (0.29, 1.52 * h + 0.28), (0.22, 1.52 * h + 0.44), (0, 1.52 * h + 0.5)],
        finish,
    )
    s.sphere(0.075, steel(0.15), at=(0, 1.52 * h + 0.555, 0))


def mills(s: Scene) -> None:
    with s.at(0.4, 0, -0.2):
        mill(s, WALNUT, 1.2)
    with s.at(-0.36, 0, 0.2):
        mill(s, maple(1, 1.3, 3), 0.72)


def mortar(s: Scene) -> None:
    granite = stone("#a5a6a6", "#4d4f52", 20)
    s.lathe("0 0, 0.5 0, 0.56 0.05, 0.6 0.2, 0.78 0.5, 0.83 0.92, 0.79 0.97, 0.68 0.92, 0.6 0.5, 0.38 0.27, 0 0.22", granite)
    with s.at(-0.12, 0.4, 0.02, roll=-30, pitch=-8):
        s.lathe("0 0, 0.17 0.04, 0.2 0.16, 0.13 0.5, 0.11 1, 0.14 1.2, 0.1 1.3, 0 1.32", granite)


def pin(s: Scene) -> None:
    with s.at(0, 0.26, 0, yaw=24, roll=90):
        s.lathe("0 -2.25, 0.09 -2.23, 0.13 -2.15, 0.22 -1.2, 0.26 0, 0.22 1.2, 0.13 2.15, 0.09 2.23, 0 2.25", maple(1, 1.2))


def still_life(s: Scene) -> None:
    with s.at(-0.35, 0, -0.3, yaw=12):
        casserole(s)
    with s.at(1.35, 0, 0.25):
        mill(s, WALNUT, 1.05)
    with s.at(0.5, 0, 1.25, scale=0.72):
        mortar(s)


SHOTS = {
    "category-kitchen": Shot(still_life, pitch=18, fill=0.8),
    "oak-chopping-board": Shot(board, pitch=8, fill=0.74),
    "oak-chopping-board-2": Shot(board_corner, pitch=34, fill=1.15, shift=(-0.12, -0.2)),
    "walnut-salad-bowl": Shot(salad_bowl, pitch=26, fill=0.72),
    "walnut-salad-bowl-2": Shot(apples, pitch=40, fill=0.74),
    "cast-iron-casserole": Shot(turned(casserole, 14), pitch=18, fill=0.72),
    "cast-iron-casserole-2": Shot(casserole_open, pitch=30, fill=0.74),
    "carbon-steel-pan": Shot(pan, pitch=32, fill=0.8),
    "chefs-knife": Shot(knife, pitch=52, fill=0.8),
    "beech-spoons": Shot(spoons, pitch=58, fill=0.78),
    "pepper-mill": Shot(turned(mill, height=1.2), pitch=10, fill=0.76),
    "pepper-mill-2": Shot(mills, pitch=12, fill=0.74),
    "granite-mortar": Shot(mortar, pitch=22, fill=0.68),
    "rolling-pin": Shot(pin, pitch=30, fill=0.8),
}
