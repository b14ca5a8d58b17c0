"""Every picture of the shop, by file name."""

from dataclasses import replace

from demo.pictures import bags, desk, furniture, garden, kitchen, lighting, tableware, textiles, toys
from demo.pictures.finish import CHALK, CLAY, OCHRE, SAND, SLATE
from demo.pictures.scene import Scene
from demo.pictures.shot import Shot

SQUARE = (800, 800)
HERO = (1600, 900)
# A floor of its own per category: warm for wood and clay, cool for linen and metal.
TINTS = {
    tableware: "#eeeae2",
    kitchen: "#ece8e2",
    lighting: "#ebe6df",
    textiles: "#ebebe8",
    furniture: "#eae6df",
    garden: "#e9ebe4",
    desk: "#ebe9e6",
    toys: "#edeae4",
    bags: "#ebe8e4",
}


def table(s: Scene) -> None:
    """A plant, a lamp and things for breakfast."""
    with s.at(-0.62, 0, -0.75, scale=0.86):
        garden.potted(s)
    with s.at(0.72, 0, -0.85, scale=1.05):
        lighting.mushroom(s, CHALK)
    with s.at(-1.55, 0, 0.3, yaw=20, scale=0.8):
        tableware.teapot(s, SLATE)
    with s.at(0.08, 0, 0.35, scale=0.78):
        tableware.bowl(s, SAND)
    with s.at(0.98, 0, 0.5, yaw=-30, scale=0.72):
        tableware.mug(s, CLAY)
    with s.at(1.72, 0, -0.05, yaw=-60, scale=0.62):
        desk.notebook(s, OCHRE, CHALK)
        with s.at(0, 0.26, 0, yaw=10, scale=0.62):
            toys.bear(s)


def corner(s: Scene) -> None:
    """Fewer things, closer together, for a square."""
    with s.at(-0.62, 0, -0.7):
        garden.potted(s)
    with s.at(0.95, 0, -0.55):
        lighting.mushroom(s, CHALK)
    with s.at(-0.5, 0, 0.72, yaw=20, scale=0.72):
        tableware.teapot(s, SLATE)
    with s.at(0.72, 0, 0.75, yaw=-30, scale=0.68):
        tableware.mug(s, CLAY)


SHOTS = {name: replace(shot, tint=tint) for category, tint in TINTS.items() for name, shot in category.SHOTS.items()} | {
    "hero": Shot(table, pitch=11, fill=0.7, tint="#ebe5db", key=1.35, sky=0.68),
    "hero-small": Shot(corner, pitch=14, fill=0.82, tint="#ebe5db", key=1.35, sky=0.68),
}
