"""Builds a scene: solids with materials, placed by nested frames, packed into the arrays that `field` reads."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from demo.pictures import field
from demo.pictures.finish import Material

Points = Sequence[tuple[float, ...]] | str


def rotation(yaw: float = 0, pitch: float = 0, roll: float = 0) -> np.ndarray:
    """Degrees about y, then about the new x, then about the new z."""
    y, p, r = (math.radians(a) for a in (yaw, pitch, roll))
    about_y = np.array([[math.cos(y), 0, math.sin(y)], [0, 1, 0], [-math.sin(y), 0, math.cos(y)]])
    about_x = np.array([[1, 0, 0], [0, math.cos(p), -math.sin(p)], [0, math.sin(p), math.cos(p)]])
    about_z = np.array([[math.cos(r), -math.sin(r), 0], [math.sin(r), math.cos(r), 0], [0, 0, 1]])
    return about_y @ about_x @ about_z


def listed(points: Points) -> list[tuple[float, ...]]:
    """Points as tuples; they may be written as text: `0 0, 0.5 0, 0.6 0.1`."""
    if isinstance(points, str):
        return [tuple(float(v) for v in point.split()) for point in points.split(",")]
    return list(points)


def curve(points: Points, steps: int = 10, closed: bool = False) -> list[tuple[float, ...]]:
    """A Catmull-Rom curve through points of any dimension."""
    p = np.array(listed(points), float)
    n = len(p)
    out = []
    for i in range(n if closed else n - 1):
        near = [(i + k) % n if closed else min(max(i + k, 0), n - 1) for k in (-1, 0, 1, 2)]
        a, b, c, d = p[near]
        out += [
            tuple(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
            for t in np.linspace(0, 1, steps, endpoint=False)
        ]
    return out if closed else [*out, tuple(p[-1])]


class Scene:
    def __init__(self) -> None:
        self.glass, self.lamps = [], []  # type: list[list], list[list[float]]
        self.opaque: list[list] = []
        self._materials: dict[Material, int] = {}
        self._points: list[tuple[float, ...]] = []
        self._grids: dict[tuple, tuple[int, float]] = {}
        self._grid_data: list[np.ndarray] = []
        self._grid_meta: list[list[float]] = []
        self._open: list | None = None
        self._frame = (np.eye(3), np.zeros(3), 1.0)

    @contextmanager
    def at(
        self, x: float = 0, y: float = 0, z: float = 0, *, yaw: float = 0, pitch: float = 0, roll: float = 0, scale: float = 1
    ) -> Iterator[None]:
        kept = r, t, s = self._frame
        self._frame = (r @ rotation(yaw, pitch, roll), t + s * (r @ np.array([x, y, z], float)), s * scale)
        yield
        self._frame = kept

    @contextmanager
    def group(self, *, glass: bool = False) -> Iterator[None]:
        """Solids that are blended with, cut from or limited to each other."""
        self._open = []
        yield
        (self.glass if glass else self.opaque).append(self._open)
        self._open = None

    def lamp(
        self, x: float, y: float, z: float, colour: tuple[float, float, float], *, power: float = 1, reach: float = 1, bulb: float = 0.1
    ) -> None:
        r, t, s = self._frame
        self.lamps.append([*(t + s * (r @ np.array([x, y, z], float))), *(c * power for c in colour), bulb * s, reach * s])

    def _add(
        self,
        kind: int,
        params: list[float],
        material: Material | None,
        radius: float,
        *,
        at: tuple[float, float, float] = (0, 0, 0),
        yaw: float = 0,
        pitch: float = 0,
        roll: float = 0,
        op: int = field.UNION,
        blend: float = 0,
        middle: tuple[float, ...] = (0, 0, 0),
    ) -> None:
        r, t, s = self._frame
        r, t = r @ rotation(yaw, pitch, roll), t + s * (r @ np.array(at, float))
        row = [0.0] * field.COLUMNS
        index = -1 if material is None else self._materials.setdefault(material, len(self._materials))
        row[:4] = [kind, op, index, blend * s]
        row[4:7], row[7:16], row[field.SCALE] = t, r.T.ravel(), s
        row[field.PARAMS : field.PARAMS + len(params)] = params
        bound = t + s * (r @ np.array(middle, float))
        row[field.BOUND :] = [*bound, radius * s * 1.01]
        solid = (row, bound, radius * s)
        if self._open is not None:
            self._open.append(solid)
        else:
            (self.glass if material is not None and material.glass else self.opaque).append([solid])

    def _grid(
        self, points: Sequence[tuple[float, ...]], wall: float | None, nodes: int = 480
    ) -> tuple[int, tuple[float, float, float, float]]:
        p = np.array(points, float)
        key = (tuple(map(tuple, p)), wall)
        low, high = p.min(axis=0), p.max(axis=0)
        if key not in self._grids:
            pad = 0.06 * float((high - low).max()) + (wall or 0)
            cell = (float((high - low).max()) + 2 * pad) / nodes
            nx, ny = (math.ceil((high[k] - low[k] + 2 * pad) / cell) + 1 for k in (0, 1))
            xs, ys = low[0] - pad + cell * np.arange(nx), low[1] - pad + cell * np.arange(ny)
            d = field.polygon_distances(p[:, 0].copy(), p[:, 1].copy(), wall is None, xs, ys)
            self._grids[key] = (len(self._grid_meta), 0.0)
            self._grid_meta.append([xs[0], ys[0], cell, nx, ny, sum(g.size for g in self._grid_data)])
            self._grid_data.append((d if wall is None else d - wall / 2).ravel())
        return self._grids[key][0], (*low, *high)

    def lathe(
        self,
        profile: Points,
        material: Material,
        *,
        wall: float | None = None,
        ribs: tuple[float, int, float] = (0, 0, 0),
        smooth: int = 8,
        **kw,
    ) -> None:
        """A solid of revolution about y, or a wall of some thickness along the profile. `smooth` 0 keeps corners."""
        profile = listed(profile)
        # Mirrored, so that a curve that crosses the axis is smooth there; a ring has nothing to cross.
        ring = min(x for x, _ in profile) > 1e-9
        mirrored = ([] if ring else [(-x, y) for x, y in reversed(profile) if x > 1e-9]) + list(profile)
        if smooth:
            mirrored = curve(mirrored, smooth, closed=wall is None)
        index, (_, y0, x1, y1) = self._grid(mirrored, wall)
        middle = (y0 + y1) / 2
        radius = math.hypot(x1, (y1 - y0) / 2) + (wall or 0) + abs(ribs[0])
        self._add(field.LATHE, [index, *ribs], material, radius, middle=(0, middle, 0), **kw)

    def sawn(
        self,
        outline: Points,
        thickness: float,
        material: Material,
        *,
        edge: float = 0.02,
        wall: float | None = None,
        smooth: int = 0,
        closed: bool = True,
        **kw,
    ) -> None:
        """An outline in x and y, `thickness` deep about z = 0. `wall` makes it a strip along the outline."""
        p = curve(outline, smooth, closed) if smooth else listed(outline)
        if wall is not None and closed:
            p = [*p, p[0]]
        index, (x0, y0, x1, y1) = self._grid(p, wall)
        radius = math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2 + thickness**2) / 2 + (wall or 0)
        self._add(field.EXTRUDE, [index, thickness / 2, edge], material, radius, middle=((x0 + x1) / 2, (y0 + y1) / 2, 0), **kw)

    def tube(self, points: Points, radius: float | tuple[float, float], material: Material, *, smooth: int = 10, **kw) -> None:
        p = np.array(curve(points, smooth) if smooth else listed(points), float)
        radii = np.linspace(*(radius if isinstance(radius, tuple) else (radius, radius)), len(p))
        first = len(self._points)
        self._points.extend((*q, r) for q, r in zip(p, radii, strict=True))
        middle = (p.min(axis=0) + p.max(axis=0)) / 2
        reach = float(np.linalg.norm(p - middle, axis=1).max() + radii.max())
        self._add(field.TUBE, [first, len(self._points)], material, reach, middle=tuple(middle), **kw)

    def box(self, x: float, y: float, z: float, material: Material | None, *, edge: float = 0.02, **kw) -> None:
        """Full extents, centred."""
        self._add(field.BOX, [x / 2, y / 2, z / 2, edge], material, math.sqrt(x * x + y * y + z * z) / 2, **kw)

    def cylinder(self, radius: float, height: float, material: Material | None, *, edge: float = 0.02, **kw) -> None:
        self._add(field.CYLINDER, [radius, height / 2, edge], material, math.hypot(radius, height / 2), **kw)

    def cone(self, bottom: float, top: float, height: float, material: Material, **kw) -> None:
        """Round-ended, from y = 0 up."""
        self._add(field.CONE, [bottom, top, height], material, height / 2 + max(bottom, top), middle=(0, height / 2, 0), **kw)

    def sphere(self, radius: float, material: Material | None, **kw) -> None:
        self._add(field.SPHERE, [radius], material, radius, **kw)

    def ellipsoid(self, x: float, y: float, z: float, material: Material | None, **kw) -> None:
        self._add(field.ELLIPSOID, [x, y, z], material, max(x, y, z), **kw)

    def torus(self, radius: float, tube: float, material: Material, **kw) -> None:
        self._add(field.TORUS, [radius, tube], material, radius + tube, **kw)

    def cushion(self, x: float, y: float, z: float, material: Material, **kw) -> None:
        self._add(field.CUSHION, [x / 2, y / 2, z / 2], material, math.hypot(x, y) / 2 + z / 2, **kw)

    def leaf(
        self,
        length: float,
        width: float,
        material: Material,
        *,
        bend: float = 50,
        fold: float = 0,
        skew: float = 0.8,
        thick: float = 0.006,
        **kw,
    ) -> None:
        half = length / bend / 2
        middle = (0, bend * math.sin(half), bend * (1 - math.cos(half)))
        self._add(field.LEAF, [length, width, thick * length, bend, fold, skew], material, length * 0.53 + width, middle=middle, **kw)

    def packed(self) -> tuple[tuple, np.ndarray, np.ndarray, int, int]:
        """(world, materials, lamps, end of the opaque groups, end of all groups)"""
        prims, groups = [], []
        for members in self.opaque + self.glass:
            first = len(prims)
            prims.extend(row for row, _, _ in members)
            kept = [(m, r) for row, m, r in members if row[field.OP] == field.UNION] or [(m, r) for _, m, r in members]
            low = np.min([m - r for m, r in kept], axis=0)
            high = np.max([m + r for m, r in kept], axis=0)
            middle = (low + high) / 2
            reach = max(float(np.linalg.norm(m - middle)) + r for m, r in kept)
            groups.append([first, len(prims), *middle, reach * 1.01])
        mats = np.array([m.row() for m in self._materials])
        world = (
            np.array(prims), np.array(groups), np.array(self._points or [(0.0,) * 4]),
            np.concatenate(self._grid_data or [np.zeros(4)]), np.array(self._grid_meta or [[0.0] * 6]),
        )  # fmt: skip
        return world, mats, np.array(self.lamps).reshape(-1, 8), len(self.opaque), len(groups)
