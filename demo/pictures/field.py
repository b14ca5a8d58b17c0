"""Signed distance to a scene of parameterised solids, as one compiled interpreter over arrays.

A scene is data, so the compiler runs once for all pictures. `prims` has a row per solid (columns below), `groups` a row
per group of solids that are blended with each other: first, end, and a bounding sphere. `grids` holds planar distance
fields, sampled, for turned and sawn shapes; `points` holds the control points of tubes.
"""

import math

import numpy as np
from numba import njit

SPHERE, ELLIPSOID, BOX, CONE, TORUS, CYLINDER, LATHE, EXTRUDE, TUBE, CUSHION, LEAF = range(1, 12)
UNION, CUT, INTERSECT = range(3)
KIND, OP, MATERIAL, BLEND, CENTRE, ROTATION, SCALE, PARAMS, BOUND, COLUMNS = 0, 1, 2, 3, 4, 7, 16, 17, 23, 27
FAR = 1e9

fast = njit(fastmath=True, cache=True, error_model="numpy")


@njit(cache=True)
def polygon_distances(px, py, closed, xs, ys):
    """Distance from each grid node to a polyline; negative inside if it is closed."""
    out = np.empty((ys.size, xs.size))
    n = px.size
    for j in range(ys.size):
        for i in range(xs.size):
            x, y = xs[i], ys[j]
            best, inside = 1e18, False
            for a in range(n if closed else n - 1):
                b = (a + 1) % n
                ex, ey = px[b] - px[a], py[b] - py[a]
                wx, wy = x - px[a], y - py[a]
                t = min(max((wx * ex + wy * ey) / max(ex * ex + ey * ey, 1e-18), 0.0), 1.0)
                dx, dy = wx - ex * t, wy - ey * t
                best = min(best, dx * dx + dy * dy)
                if closed and (py[a] > y) != (py[b] > y) and x < px[a] + (y - py[a]) / (py[b] - py[a]) * ex:
                    inside = not inside
            d = math.sqrt(best)
            out[j, i] = -d if inside else d
    return out


@fast
def planar(x, y, grids, meta, g):
    x0, y0, cell, nx, ny, start = meta[g, 0], meta[g, 1], meta[g, 2], int(meta[g, 3]), int(meta[g, 4]), int(meta[g, 5])
    u, v = (x - x0) / cell, (y - y0) / cell
    cu, cv = min(max(u, 0.0), nx - 1.001), min(max(v, 0.0), ny - 1.001)
    i, j = int(cu), int(cv)
    fu, fv = cu - i, cv - j
    k = start + j * nx + i
    d = (grids[k] * (1 - fu) + grids[k + 1] * fu) * (1 - fv) + (grids[k + nx] * (1 - fu) + grids[k + nx + 1] * fu) * fv
    out = math.hypot(u - cu, v - cv) * cell
    return math.hypot(d, out) if out > 0.0 else d


@fast
def _tube(x, y, z, points, first, end):
    best = FAR
    for k in range(first, end - 1):
        ax, ay, az = points[k, 0], points[k, 1], points[k, 2]
        ex, ey, ez = points[k + 1, 0] - ax, points[k + 1, 1] - ay, points[k + 1, 2] - az
        wx, wy, wz = x - ax, y - ay, z - az
        t = min(max((wx * ex + wy * ey + wz * ez) / (ex * ex + ey * ey + ez * ez + 1e-12), 0.0), 1.0)
        r = points[k, 3] + (points[k + 1, 3] - points[k, 3]) * t
        wx, wy, wz = wx - ex * t, wy - ey * t, wz - ez * t
        best = min(best, math.sqrt(wx * wx + wy * wy + wz * wz) - r)
    return best


@fast
def _cushion(x, y, z, a, b, c):
    x = x / (1 - 0.07 * max(0.0, 1 - (y / b) ** 2))
    y = y / (1 - 0.07 * max(0.0, 1 - (x / a) ** 2))
    u, v = min(abs(x) / a, 1.0), min(abs(y) / b, 1.0)
    h = c * (max((1 - u * u) * (1 - v * v), 0.0) ** 0.72) + 0.015 * a
    # Creases run in from the corners, where the cover has too much cloth.
    h += 0.035 * c * (u * v) ** 1.5 * (1 - max(u, v)) * 4 * math.sin(13.0 * (u - v) + 3.0 * u)
    ox, oy = max(abs(x) - a, 0.0), max(abs(y) - b, 0.0)
    oz = abs(z) - h
    if ox > 0 or oy > 0:
        return math.sqrt(ox * ox + oy * oy + max(oz, 0.0) ** 2) * 0.75
    return oz * 0.45


@fast
def _leaf(x, y, z, length, width, thick, bend, fold, skew):
    """A blade that starts at the origin, grows along y and bends towards z with radius `bend`."""
    dy, dz = y, bend - z
    u = bend * math.atan2(dy, dz)
    v = bend - math.hypot(dy, dz)
    t = min(max(u / length, 0.0), 1.0)
    w = width * math.sin(math.pi * t**skew) + 0.012 * length
    ox = abs(x) - w
    ov = abs(v - fold * abs(x)) - thick
    ou = max(u - length, -u)
    outside = math.sqrt(max(ox, 0.0) ** 2 + max(ov, 0.0) ** 2 + max(ou, 0.0) ** 2)
    return (outside + min(max(ox, ov, ou), 0.0)) * 0.7


@fast
def local(prims, i, x, y, z):
    """A point of the scene in the solid's own coordinates."""
    s = prims[i, SCALE]
    x, y, z = x - prims[i, 4], y - prims[i, 5], z - prims[i, 6]
    return (
        (prims[i, 7] * x + prims[i, 8] * y + prims[i, 9] * z) / s,
        (prims[i, 10] * x + prims[i, 11] * y + prims[i, 12] * z) / s,
        (prims[i, 13] * x + prims[i, 14] * y + prims[i, 15] * z) / s,
    )


@fast
def _solid(i, x, y, z, prims, points, grids, meta):
    kind = int(prims[i, KIND])
    a, b, c, e = prims[i, PARAMS], prims[i, PARAMS + 1], prims[i, PARAMS + 2], prims[i, PARAMS + 3]
    if kind == LATHE:
        rho = math.hypot(x, z)
        if b != 0.0:
            rho += b * math.cos(c * math.atan2(z, x)) * min(max((y - e) * 8.0, 0.0), 1.0)
        return planar(rho, y, grids, meta, int(a)) * (0.8 if b != 0.0 else 1.0)
    if kind == EXTRUDE:
        d, w = planar(x, y, grids, meta, int(a)) + c, abs(z) - b + c
        return min(max(d, w), 0.0) + math.hypot(max(d, 0.0), max(w, 0.0)) - c
    if kind == BOX:
        qx, qy, qz = abs(x) - a + e, abs(y) - b + e, abs(z) - c + e
        ox, oy, oz = max(qx, 0.0), max(qy, 0.0), max(qz, 0.0)
        return math.sqrt(ox * ox + oy * oy + oz * oz) + min(max(qx, qy, qz), 0.0) - e
    if kind == TUBE:
        return _tube(x, y, z, points, int(a), int(b))
    if kind == SPHERE:
        return math.sqrt(x * x + y * y + z * z) - a
    if kind == ELLIPSOID:
        k0 = math.sqrt((x / a) ** 2 + (y / b) ** 2 + (z / c) ** 2)
        k1 = math.sqrt((x / a / a) ** 2 + (y / b / b) ** 2 + (z / c / c) ** 2)
        return k0 * (k0 - 1.0) / max(k1, 1e-9)
    if kind == CONE:
        t = min(max(y / c, 0.0), 1.0)
        yy = y - c * t
        return (math.sqrt(x * x + yy * yy + z * z) - (a + (b - a) * t)) * 0.95
    if kind == TORUS:
        return math.hypot(math.hypot(x, z) - a, y) - b
    if kind == CYLINDER:
        d, w = math.hypot(x, z) - a + c, abs(y) - b + c
        return min(max(d, w), 0.0) + math.hypot(max(d, 0.0), max(w, 0.0)) - c
    if kind == CUSHION:
        return _cushion(x, y, z, a, b, c)
    return _leaf(x, y, z, a, b, c, e, prims[i, PARAMS + 4], prims[i, PARAMS + 5])


@fast
def distance(x, y, z, prims, groups, points, grids, meta, first, end, best):
    """Distance to the nearest solid of a range of groups, at most `best`, and its row (-1 where none is nearer)."""
    hit = -1
    for g in range(first, end):
        dx, dy, dz = x - groups[g, 2], y - groups[g, 3], z - groups[g, 4]
        if math.sqrt(dx * dx + dy * dy + dz * dz) - groups[g, 5] >= best:
            continue
        d, own = FAR, -1
        for i in range(int(groups[g, 0]), int(groups[g, 1])):
            op, k = int(prims[i, OP]), prims[i, BLEND]
            if op == UNION and own >= 0:
                dx, dy, dz = x - prims[i, BOUND], y - prims[i, BOUND + 1], z - prims[i, BOUND + 2]
                if math.sqrt(dx * dx + dy * dy + dz * dz) - prims[i, BOUND + 3] >= min(d, best) + k:
                    continue
            lx, ly, lz = local(prims, i, x, y, z)
            e = _solid(i, lx, ly, lz, prims, points, grids, meta) * prims[i, SCALE]
            if op == UNION:
                if e < d:
                    own = i
                h = max(k - abs(d - e), 0.0) / k if k > 0.0 and d < FAR else 0.0
                d = min(d, e) - h * h * k * 0.25
            else:
                e = -e if op == CUT else e
                if e > d and prims[i, MATERIAL] >= 0:
                    own = i
                h = max(k - abs(d - e), 0.0) / k if k > 0.0 else 0.0
                d = max(d, e) + h * h * k * 0.25
        if d < best:
            best, hit = d, own
    return best, hit
