"""The camera: rays through glass, the tone curve, and pixels. Compiled."""

import math

import numpy as np

from demo.pictures import surface
from demo.pictures.field import MATERIAL, distance, fast
from demo.pictures.studio import EXPOSURE, FLOOR, PITCH, RADIUS, behind, empty, environment, march, normal_at, solid

COARSE = 4  # pixels between the nodes of the backdrop


@fast
def seen(ox, oy, oz, dx, dy, dz, sample, setup, world, mats, lamps, opaque, end):
    """Colour along a ray from the camera, through glass if there is any; False where it met nothing but the backdrop."""
    s = setup[RADIUS]
    tr = tg = tb = 1.0
    r = g = b = 0.0
    met = False
    inside = False
    for _ in range(10):
        t, hit = march(ox, oy, oz, dx, dy, dz, 1.0, setup, world, 0, opaque)
        tg_, pane = (1e9, -1)
        if end > opaque:
            tg_, pane = march(ox, oy, oz, dx, dy, dz, -1.0 if inside else 1.0, setup, world, opaque, end)
        if pane >= 0 and tg_ < t:
            met = True
            x, y, z = ox + dx * tg_, oy + dy * tg_, oz + dz * tg_
            m = int(world[0][pane, MATERIAL])
            nx, ny, nz = normal_at(x, y, z, setup, world, opaque, end)
            if inside:
                thick = mats[m, surface.EXTRA] * tg_ / s
                tr, tg, tb = (
                    tr * math.exp(-thick * (1 - mats[m, 1])),
                    tg * math.exp(-thick * (1 - mats[m, 2])),
                    tb * math.exp(-thick * (1 - mats[m, 3])),
                )
                nx, ny, nz = -nx, -ny, -nz
            c = min(max(-(nx * dx + ny * dy + nz * dz), 0.0), 1.0)
            f = 0.04 + 0.96 * (1 - c) ** 5
            eta = 1.45 if inside else 1 / 1.45
            k = 1 - eta * eta * (1 - c * c)
            if not inside:
                er, eg, eb = environment(dx + 2 * c * nx, dy + 2 * c * ny, dz + 2 * c * nz, 0.03, setup)
                r, g, b = r + tr * f * er, g + tg * f * eg, b + tb * f * eb
                tr, tg, tb = tr * (1 - f), tg * (1 - f), tb * (1 - f)
            if k <= 0:
                dx, dy, dz = dx + 2 * c * nx, dy + 2 * c * ny, dz + 2 * c * nz
                ox, oy, oz = x + nx * 0.003 * s, y + ny * 0.003 * s, z + nz * 0.003 * s
            else:
                h = eta * c - math.sqrt(k)
                dx, dy, dz = eta * dx + h * nx, eta * dy + h * ny, eta * dz + h * nz
                ox, oy, oz = x - nx * 0.003 * s, y - ny * 0.003 * s, z - nz * 0.003 * s
                inside = not inside
            continue
        back = (setup[FLOOR] - oy) / dy if dy < -1e-4 else 1e9
        if hit >= 0 and t < back:
            cr, cg, cb = solid(ox + dx * t, oy + dy * t, oz + dz * t, dx, dy, dz, hit, sample, setup, world, mats, lamps, opaque, end)
            return r + tr * cr, g + tg * cg, b + tb * cb, True
        if not met:
            return 0.0, 0.0, 0.0, False
        cr, cg, cb = empty(ox, oy, oz, dx, dy, dz, sample, setup, world, lamps, opaque, end)
        return r + tr * cr, g + tg * cg, b + tb * cb, True
    return r + tr * 0.5, g + tg * 0.5, b + tb * 0.5, True


@fast
def toned(r, g, b):
    """Tone mapping that keeps the colours of products: only highlights are rolled off, towards white."""
    peak = max(r, g, b)
    start = 0.76
    if peak < start:
        return r, g, b
    d = 1 - start
    new = 1 - d * d / (peak + d - start)
    k = 1 - 1 / (0.15 * (peak - new) + 1)
    q = new / peak
    return r * q * (1 - k) + new * k, g * q * (1 - k) + new * k, b * q * (1 - k) + new * k


@fast
def _encoded(v):
    v = min(max(v, 0.0), 1.0)
    return 255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055)


@fast
def ray(u, v, setup):
    """From the camera through a point of the picture plane."""
    p, s = setup[PITCH], setup[RADIUS]
    cp, sp = math.cos(p), math.sin(p)
    reach = 7.0 * s
    ox, oy, oz = setup[1], setup[2] + sp * reach, setup[3] + cp * reach
    dx, dy, dz = u, -sp + v * cp, -cp - v * sp
    n = 1 / math.sqrt(dx * dx + dy * dy + dz * dz)
    return ox, oy, oz, dx * n, dy * n, dz * n


@fast
def outline(size, span, setup, world, end):
    """Where the solids are in the picture plane: left, bottom, right, top."""
    left, bottom, right, top = 1e9, 1e9, -1e9, -1e9
    for j in range(size):
        for i in range(size):
            u, v = ((i + 0.5) / size * 2 - 1) * span, ((j + 0.5) / size * 2 - 1) * span
            ox, oy, oz, dx, dy, dz = ray(u, v, setup)
            _t, hit = march(ox, oy, oz, dx, dy, dz, 1.0, setup, world, 0, end)
            if hit >= 0:
                left, right, bottom, top = min(left, u), max(right, u), min(bottom, v), max(top, v)
    return left, bottom, right, top


@fast
def backdrop(width, height, u0, v0, step, setup, world, lamps, opaque, end):
    """The empty set with the shadows on it, at every fourth pixel: it is smooth, and most of a picture."""
    rows, columns = height // COARSE + 2, width // COARSE + 2
    out = np.zeros((rows, columns, 3))
    for j in range(rows):
        for i in range(columns):
            ox, oy, oz, dx, dy, dz = ray(u0 + i * COARSE * step, v0 - j * COARSE * step, setup)
            for k in range(4):
                r, g, b = empty(ox, oy, oz, dx, dy, dz, k, setup, world, lamps, opaque, end)
                out[j, i, 0] += r / 4
                out[j, i, 1] += g / 4
                out[j, i, 2] += b / 4
    return out


@fast
def between(nodes, x, y, c):
    i, j = int(x), int(y)
    fx, fy = x - i, y - j
    top = nodes[j, i, c] * (1 - fx) + nodes[j, i + 1, c] * fx
    return top * (1 - fy) + (nodes[j + 1, i, c] * (1 - fx) + nodes[j + 1, i + 1, c] * fx) * fy


@fast
def picture(width, height, u0, v0, step, setup, world, mats, lamps, opaque, end):
    """Rows of sRGB bytes. (u0, v0) is the top left corner in the picture plane, `step` a pixel."""
    out = np.empty((height, width, 3), np.uint8)
    floor = backdrop(width, height, u0, v0, step, setup, world, lamps, opaque, end)
    offsets = ((0.125, 0.625), (0.375, 0.125), (0.625, 0.875), (0.875, 0.375))
    prims, groups, points, grids, meta = world
    # Where things touch the floor, shadows are too sharp for the coarse backdrop.
    reach = 2.5 * COARSE * step * 7 * setup[RADIUS]
    for j in range(height):
        for i in range(width):
            r = g = b = first = 0.0
            taken = 0
            for k in (0, 3, 1, 2):
                x, y = i + offsets[k][0], j + offsets[k][1]
                ox, oy, oz, dx, dy, dz = ray(u0 + x * step, v0 - y * step, setup)
                cr, cg, cb, met = seen(ox, oy, oz, dx, dy, dz, k, setup, world, mats, lamps, opaque, end)
                if not met:
                    px, py, pz, _ny, _nz = behind(ox, oy, oz, dx, dy, dz, setup)
                    near, _hit = distance(px, py, pz, prims, groups, points, grids, meta, 0, opaque, reach)
                    if near < reach:
                        cr, cg, cb = empty(ox, oy, oz, dx, dy, dz, k, setup, world, lamps, opaque, end)
                    else:
                        x, y = x / COARSE, y / COARSE
                        cr, cg, cb = between(floor, x, y, 0), between(floor, x, y, 1), between(floor, x, y, 2)
                cr, cg, cb = toned(cr * setup[EXPOSURE], cg * setup[EXPOSURE], cb * setup[EXPOSURE])
                r, g, b = r + cr, g + cg, b + cb
                taken += 1
                # Two opposite samples that agree will do.
                if taken == 1:
                    first = cr + cg + cb
                elif taken == 2 and abs(cr + cg + cb - first) < 0.03:
                    break
            for c, v in enumerate((r, g, b)):
                out[j, i, c] = int(_encoded(v / taken) + 0.5)
    return out
