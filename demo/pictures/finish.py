"""Colours and materials, by the names that the catalogue uses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from demo.pictures import surface as s

SAND, SLATE, MOSS, CLAY = "#d3bfa0", "#54687a", "#65744a", "#b0573c"
CHALK, INK, OCHRE, NATURAL = "#e9e4da", "#263350", "#cb922f", "#dccdb2"
CHARCOAL, BLUSH = "#3b3c40", "#d9a793"


def linear(colour: str) -> tuple[float, float, float]:
    rgb = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return r, g, b


def shade(colour: str, factor: float) -> str:
    """Darker below 1, lighter above."""
    rgb = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(min(c * factor, 255) if factor <= 1 else c + (255 - c) * (factor - 1)):02x}" for c in rgb)


@dataclass(frozen=True)
class Material:
    kind: int = s.PLAIN
    colour: str = "#ffffff"
    alt: str | None = None
    rough: float = 0.6
    f0: float = 0.0
    metal: float = 0.0
    relief: float = 0.0
    grain: float = 1.0
    axis: int = 1
    glow: float = 0.0
    sheen: float = 0.0
    extra: tuple[float, float, float] = (0.0, 0.0, 0.0)
    glass: bool = False

    def row(self) -> list[float]:
        alt = self.alt or shade(self.colour, 0.92)
        return [
            self.kind,
            *linear(self.colour),
            *linear(alt),
            self.rough,
            self.f0,
            self.metal,
            self.relief,
            self.grain,
            self.axis,
            self.glow,
            self.sheen,
            *self.extra,
        ]

    def but(self, **changes) -> Material:
        return replace(self, **changes)


def glaze(colour: str, low: float = 0.0, height: float = 0.4, gloss: float = 0.75) -> Material:
    """Glazed stoneware, darker where the glaze pools: between `low` and `low + height`."""
    return Material(s.GLAZE, colour, shade(colour, 0.62), rough=1 - gloss, f0=0.045, grain=4, extra=(low, height, 0))


def matt(colour: str) -> Material:
    return Material(s.PLAIN, colour, shade(colour, 0.93), rough=0.55, f0=0.03)


def lacquer(colour: str) -> Material:
    """Powder-coated metal."""
    return Material(s.PLAIN, colour, shade(colour, 0.97), rough=0.38, f0=0.04)


def gloss(colour: str) -> Material:
    return Material(s.PLAIN, colour, shade(colour, 0.96), rough=0.12, f0=0.05)


def speckled(colour: str, dots: str = "#6b5a48", scale: float = 9) -> Material:
    return Material(s.SPECKLE, colour, dots, rough=0.4, f0=0.04, grain=scale)


def wood(light: str, dark: str, axis: int = 0, scale: float = 1.0, seed: float = 0.0, rough: float = 0.5) -> Material:
    return Material(s.WOOD, light, dark, rough=rough, f0=0.03, relief=0.0006, grain=scale, axis=axis, extra=(seed, 0, 0))


def oak(axis: int = 0, scale: float = 1.0, seed: float = 0.0) -> Material:
    return wood("#d9b583", "#a87742", axis, scale, seed)


def walnut(axis: int = 0, scale: float = 1.0, seed: float = 0.0) -> Material:
    return wood("#8a5f3f", "#4a2d1b", axis, scale, seed)


def maple(axis: int = 0, scale: float = 1.0, seed: float = 0.0) -> Material:
    return wood("#ecd3a8", "#cfa671", axis, scale, seed)


def beech(axis: int = 0, scale: float = 1.0, seed: float = 0.0) -> Material:
    return wood("#e2bb8d", "#c08f5f", axis, scale, seed)


def stained(colour: str, axis: int = 0, scale: float = 1.0, seed: float = 0.0) -> Material:
    return wood(shade(colour, 1.1), shade(colour, 0.78), axis, scale, seed)


def linen(colour: str, threads: float = 40) -> Material:
    return Material(s.WEAVE, colour, shade(colour, 0.78), relief=0.22 / threads, grain=threads, sheen=0.3)


def felt(colour: str, grain: float = 30) -> Material:
    return Material(s.FELT, colour, shade(colour, 0.8), relief=0.13 / grain, grain=grain, sheen=0.5)


def knit(colour: str, columns: float, rows: float, around: bool = True) -> Material:
    return Material(
        s.KNIT, colour, shade(colour, 0.55), relief=0.35 / rows, grain=rows, axis=1 if around else 0, sheen=0.4, extra=(columns, 0, 0)
    )


def leather(colour: str, grain: float = 30) -> Material:
    return Material(s.LEATHER, colour, shade(colour, 0.7), rough=0.42, f0=0.04, relief=0.12 / grain, grain=grain)


def paper(colour: str = "#f4f0e6") -> Material:
    return Material(s.PLAIN, colour, shade(colour, 0.97))


def stone(colour: str, dark: str, grain: float = 18) -> Material:
    return Material(s.STONE, colour, dark, rough=0.45, f0=0.035, grain=grain, extra=(1, 0, 0))


def terracotta(colour: str = "#c06f47") -> Material:
    return Material(s.STONE, colour, shade(colour, 0.78), rough=0.9, f0=0.0, relief=0.004, grain=6)


def metal(colour: str = "#c9cacb", rough: float = 0.3, axis: int = 1, relief: float = 0.0, grain: float = 40) -> Material:
    return Material(s.BRUSHED if relief else s.PLAIN, colour, colour, rough=rough, f0=0.9, metal=1.0, relief=relief, grain=grain, axis=axis)


def brass(rough: float = 0.22) -> Material:
    return metal("#d9b36a", rough)


def steel(rough: float = 0.25) -> Material:
    return metal("#c6c8ca", rough)


def iron() -> Material:
    return Material(s.STONE, "#36373a", "#2a2a2c", rough=0.42, f0=0.06, relief=0.002, grain=14)


def clear(tint: str = "#cfe8de", density: float = 1.4) -> Material:
    return Material(s.PLAIN, tint, glass=True, extra=(density, 0, 0))


def leafy(colour: str, length: float = 1.0, seed: float = 0.0) -> Material:
    return Material(s.LEAFY, colour, shade(colour, 1.35), rough=0.5, f0=0.04, grain=length, sheen=0.3, extra=(seed, 0, 0))


def soil() -> Material:
    return Material(s.STONE, "#4a382b", "#2b2018", relief=0.02, grain=9)


def glowing(colour: str = "#fff1d6", power: float = 1.2) -> Material:
    return Material(s.PLAIN, colour, colour, glow=power)
