"""The studio: a seamless floor, one large soft key light, a fill, and what they make of a surface. Compiled.

All lengths are in units of the scene's radius `s`. The key light is sampled at sixteen fixed points and the sky in 32 fixed
directions, spread over the four samples of a pixel: soft, and without noise, which also keeps the files small.
"""

import math

import numpy as np

from demo.pictures import surface
from demo.pictures.field import MATERIAL, distance, fast, local

KEY = np.array([-0.52, 0.74, 0.43]) / math.sqrt(0.52**2 + 0.74**2 + 0.43**2)
RIM = np.array([0.80, 0.35, -0.25]) / math.sqrt(0.80**2 + 0.35**2 + 0.25**2)
KEY_DISTANCE, KEY_RADIUS = 8.0, 2.3
GOLDEN = math.pi * (3 - math.sqrt(5))
SKY = np.array([[math.sqrt(1 - h * h) * math.cos(GOLDEN * i), h, math.sqrt(1 - h * h) * math.sin(GOLDEN * i)]
                for i, h in ((i, 1 - (2 * i + 1) / 32) for i in range(32))])  # fmt: skip
_T = np.cross(KEY, [0.0, 1.0, 0.0]) / np.linalg.norm(np.cross(KEY, [0.0, 1.0, 0.0]))
_B = np.cross(_T, KEY)
LAMP = np.array([KEY * KEY_DISTANCE + KEY_RADIUS * math.sqrt((i + 0.5) / 16) * (math.cos(GOLDEN * i) * _T + math.sin(GOLDEN * i) * _B)
                 for i in range(16)])  # fmt: skip
KT, KB = _T, _B
# Columns of `setup`: radius, centre, floor height, wall depth, floor colour, key, ambient, exposure, camera pitch
(RADIUS, CENTRE, FLOOR, WALL, TINT, KEY_POWER, SKY_POWER, EXPOSURE, PITCH) = (0, 1, 4, 5, 6, 9, 10, 11, 12)


@fast
def smoothstep(a, b, x):
    t = min(max((x - a) / (b - a), 0.0), 1.0)
    return t * t * (3 - 2 * t)


@fast
def environment(x, y, z, rough, setup):
    """What a mirror sees of the empty studio: floor, walls, the key's softbox and a strip on the other side."""
    up = smoothstep(-0.25, 0.35, y)
    base = (0.50 + 0.20 * up + 0.25 * smoothstep(0.3, 1.0, y)) * setup[SKY_POWER] * 1.25
    base *= 0.62 + 0.38 * smoothstep(-0.9, 0.9, -x * 0.6 + z * 0.5)
    glow = 0.0
    edge = 0.05 + rough * 1.1
    d = x * KEY[0] + y * KEY[1] + z * KEY[2]
    if d > 0.05:
        a = abs(x * KT[0] + y * KT[1] + z * KT[2]) / d
        b = abs(x * KB[0] + y * KB[1] + z * KB[2]) / d
        glow = smoothstep(edge, -edge, a - 0.34) * smoothstep(edge, -edge, b - 0.46) * 3.4 * setup[KEY_POWER] / (1 + 2.2 * rough)
    d = x * RIM[0] + y * RIM[1] + z * RIM[2]
    strip = smoothstep(0.86 - 0.5 * rough, 0.97, d) * 0.9 * setup[SKY_POWER]
    f = 0.35 + 0.65 * up
    return (
        (base * (setup[TINT] * (1 - f) + f) + glow + strip),
        (base * (setup[TINT + 1] * (1 - f) + f) + glow + strip),
        (base * (setup[TINT + 2] * (1 - f) + f) + glow + strip),
    )


@fast
def sphere_span(ox, oy, oz, dx, dy, dz, setup, grow):
    cx, cy, cz, r = ox - setup[1], oy - setup[2], oz - setup[3], setup[RADIUS] * grow
    b = cx * dx + cy * dy + cz * dz
    h = b * b - (cx * cx + cy * cy + cz * cz - r * r)
    if h <= 0:
        return 1.0, 0.0
    h = math.sqrt(h)
    return max(-b - h, 0.0), -b + h


@fast
def march(ox, oy, oz, dx, dy, dz, side, setup, world, first, end):
    """Distance along a ray to the nearest solid, and its row; (1e9, -1) where there is none. `side` -1 marches inside."""
    prims, groups, points, grids, meta = world
    s = setup[RADIUS]
    t, stop = sphere_span(ox, oy, oz, dx, dy, dz, setup, 1.02)
    for _ in range(220):
        if t >= stop:
            break
        d, hit = distance(ox + dx * t, oy + dy * t, oz + dz * t, prims, groups, points, grids, meta, first, end, 4 * s)
        d *= side
        if d < 0.0005 * s:
            return t, hit
        t += max(d, 0.001 * s)
    return 1e9, -1


@fast
def shadow(ox, oy, oz, lx, ly, lz, k, skip, setup, world, first, end):
    """The part of a small round light that reaches the point; `k` is its distance over its radius."""
    prims, groups, points, grids, meta = world
    dx, dy, dz = lx - ox, ly - oy, lz - oz
    length = math.sqrt(dx * dx + dy * dy + dz * dz)
    dx, dy, dz = dx / length, dy / length, dz / length
    s = setup[RADIUS]
    start, stop = sphere_span(ox, oy, oz, dx, dy, dz, setup, 1.25)
    t, stop = max(start, 0.012 * s), min(stop, length - skip)
    light = 1.0
    for _ in range(40):
        if t >= stop:
            break
        d, _hit = distance(ox + dx * t, oy + dy * t, oz + dz * t, prims, groups, points, grids, meta, first, end, 2 * s)
        light = min(light, 0.5 + 0.5 * k * d / t)
        if light <= 0.0:
            return 0.0
        t += min(max(d * 0.95, 0.016 * s), 0.35 * s)
    light = max(light, 0.0)
    return light * light * (3 - 2 * light)


@fast
def sky_light(x, y, z, nx, ny, nz, sample, setup, world, opaque):
    """Ambient light at a point, as visibility of the sky, of the floor's bounce, and of near things instead of either."""
    prims, groups, points, grids, meta = world
    s = setup[RADIUS]
    up = down = near = total = 0.0
    dx, dy, dz = x - setup[1], y - setup[2], z - setup[3]
    lonely = math.sqrt(dx * dx + dy * dy + dz * dz) > 1.7 * s
    off_wall = setup[WALL] > -1e8 and z - setup[WALL] > 0.001 * s
    for i in range(sample, 32, 4):
        w = SKY[i, 0] * nx + SKY[i, 1] * ny + SKY[i, 2] * nz
        if w <= 0.04:
            continue
        seen = 1.0
        if not lonely:
            for j in range(4):
                h = s * (0.04, 0.13, 0.30, 0.62)[j]
                px, py, pz = x + SKY[i, 0] * h + nx * 0.006 * s, y + SKY[i, 1] * h + ny * 0.006 * s, z + SKY[i, 2] * h + nz * 0.006 * s
                d, _hit = distance(px, py, pz, prims, groups, points, grids, meta, 0, opaque, h)
                if off_wall:
                    d = min(d, pz - setup[WALL])
                seen = min(seen, max(d / (0.62 * h), 0.0))
        floor = smoothstep(0.1, -0.4, SKY[i, 1])
        up += w * seen * (1 - floor) * (0.62 + 0.38 * SKY[i, 1] - 0.16 * SKY[i, 0] + 0.22 * SKY[i, 2])
        down += w * seen * floor
        near += w * (1 - seen)
        total += w
    total = max(total, 1e-6)
    return up / total, down / total, near / total


@fast
def lit(x, y, z, nx, ny, nz, sample, every, setup, world, lamps, opaque, end):
    """Light that falls on a point, per channel: key, sky and floor, and lamps; and how near other things are.

    `every` second point of the key will do where a pixel has four samples of a curved surface.
    """
    s = setup[RADIUS]
    key = 0.0
    facing = nx * KEY[0] + ny * KEY[1] + nz * KEY[2]
    if facing > 0:
        ox, oy, oz = x + nx * 0.004 * s, y + ny * 0.004 * s, z + nz * 0.004 * s
        for i in range(4 * sample + every - 1, 4 * sample + 4, every):
            lx, ly, lz = setup[1] + LAMP[i, 0] * s, setup[2] + LAMP[i, 1] * s, setup[3] + LAMP[i, 2] * s
            key += shadow(ox, oy, oz, lx, ly, lz, 9.0, 0.0, setup, world, 0, opaque)
        key *= 0.25 * every
        if end > opaque and key > 0:
            lx, ly, lz = setup[1] + KEY[0] * 8 * s, setup[2] + KEY[1] * 8 * s, setup[3] + KEY[2] * 8 * s
            key *= 0.68 + 0.32 * shadow(ox, oy, oz, lx, ly, lz, 5.0, 0.0, setup, world, opaque, end)
        key *= facing * setup[KEY_POWER]
    up, down, near = sky_light(x, y, z, nx, ny, nz, sample, setup, world, opaque)
    sky = up * setup[SKY_POWER] * 1.45
    bounce = down * (setup[SKY_POWER] * 0.42 + setup[KEY_POWER] * 0.30)
    r, g, b = (
        key * 1.02 + sky * 0.97 + bounce * setup[TINT],
        key + sky + bounce * setup[TINT + 1],
        key * 0.96 + sky * 1.03 + bounce * setup[TINT + 2],
    )
    for i in range(lamps.shape[0]):
        dx, dy, dz = lamps[i, 0] - x, lamps[i, 1] - y, lamps[i, 2] - z
        d2 = dx * dx + dy * dy + dz * dz
        d = math.sqrt(d2)
        f = (nx * dx + ny * dy + nz * dz) / d
        if f > 0:
            f *= lamps[i, 7] ** 2 / (d2 + 0.3 * lamps[i, 7] ** 2)
            f *= shadow(x + nx * 0.004 * s, y + ny * 0.004 * s, z + nz * 0.004 * s, lamps[i, 0], lamps[i, 1], lamps[i, 2],
                        3.0, lamps[i, 6], setup, world, 0, opaque)  # fmt: skip
            r, g, b = r + lamps[i, 3] * f, g + lamps[i, 4] * f, b + lamps[i, 5] * f
    return r, g, b, near


@fast
def normal_at(x, y, z, setup, world, first, end):
    prims, groups, points, grids, meta = world
    e = 0.0028 * setup[RADIUS]
    far = 4 * setup[RADIUS]
    a, _ = distance(x + e, y - e, z - e, prims, groups, points, grids, meta, first, end, far)
    b, _ = distance(x - e, y - e, z + e, prims, groups, points, grids, meta, first, end, far)
    c, _ = distance(x - e, y + e, z - e, prims, groups, points, grids, meta, first, end, far)
    d, _ = distance(x + e, y + e, z + e, prims, groups, points, grids, meta, first, end, far)
    nx, ny, nz = a - b - c + d, -a - b + c + d, -a + b - c + d
    n = 1 / max(math.sqrt(nx * nx + ny * ny + nz * nz), 1e-12)
    return nx * n, ny * n, nz * n


@fast
def rotate(p, i, x, y, z):
    return (
        p[i, 7] * x + p[i, 8] * y + p[i, 9] * z,
        p[i, 10] * x + p[i, 11] * y + p[i, 12] * z,
        p[i, 13] * x + p[i, 14] * y + p[i, 15] * z,
    )


@fast
def rotate_back(p, i, x, y, z):
    return (
        p[i, 7] * x + p[i, 10] * y + p[i, 13] * z,
        p[i, 8] * x + p[i, 11] * y + p[i, 14] * z,
        p[i, 9] * x + p[i, 12] * y + p[i, 15] * z,
    )


@fast
def embossed(nx, ny, nz, hit, m, lx, ly, lz, prims, mats):
    """The normal, tilted by the slope of the surface's relief."""
    amp = mats[m, surface.RELIEF]
    gx, gy, gz = rotate(prims, hit, nx, ny, nz)
    e = 0.02 / max(mats[m, surface.GRAIN], 0.5) if int(mats[m, surface.KIND]) != surface.WOOD else 0.0015
    h = surface.relief(m, mats, lx, ly, lz, gx, gy, gz)
    ax = (surface.relief(m, mats, lx + e, ly, lz, gx, gy, gz) - h) / e
    ay = (surface.relief(m, mats, lx, ly + e, lz, gx, gy, gz) - h) / e
    az = (surface.relief(m, mats, lx, ly, lz + e, gx, gy, gz) - h) / e
    along = ax * gx + ay * gy + az * gz
    gx, gy, gz = gx - amp * (ax - along * gx), gy - amp * (ay - along * gy), gz - amp * (az - along * gz)
    n = 1 / math.sqrt(gx * gx + gy * gy + gz * gz)
    return rotate_back(prims, hit, gx * n, gy * n, gz * n)


@fast
def behind(ox, oy, oz, dx, dy, dz, setup):
    """Where a ray meets the floor or the wall, and the normal there; far away on the floor where it meets neither."""
    t = 1e9
    ny, nz = 1.0, 0.0
    if dy < -1e-4:
        t = (setup[FLOOR] - oy) / dy
    if setup[WALL] > -1e8 and dz < -1e-4 and (setup[WALL] - oz) / dz < t:
        t, ny, nz = (setup[WALL] - oz) / dz, 0.0, 1.0
    if t > 40 * setup[RADIUS]:
        t, ny, nz = 40 * setup[RADIUS], 1.0, 0.0
    return ox + dx * t, oy + dy * t, oz + dz * t, ny, nz


@fast
def backdrop_fall(x, z, s):
    return 0.88 + 0.12 / (1 + (x * x + z * z) / (20.0 * s * s))


@fast
def empty(ox, oy, oz, dx, dy, dz, sample, setup, world, lamps, opaque, end):
    """The floor or the wall behind everything."""
    s = setup[RADIUS]
    x, y, z, ny, nz = behind(ox, oy, oz, dx, dy, dz, setup)
    r, g, b, near = lit(x, y, z, 0.0, ny, nz, sample, 1, setup, world, lamps, opaque, end)
    back = near * (setup[SKY_POWER] * 0.36 + setup[KEY_POWER] * 0.12)
    r, g, b = r + back * setup[TINT], g + back * setup[TINT + 1], b + back * setup[TINT + 2]
    fall = backdrop_fall(x - setup[1], z - setup[3], s)
    return r * setup[TINT] * fall, g * setup[TINT + 1] * fall, b * setup[TINT + 2] * fall


@fast
def solid(x, y, z, dx, dy, dz, hit, sample, setup, world, mats, lamps, opaque, end):
    """Colour of an opaque surface as seen along a ray."""
    prims = world[0]
    s = setup[RADIUS]
    nx, ny, nz = normal_at(x, y, z, setup, world, 0, opaque)
    m = int(prims[hit, MATERIAL])
    lx, ly, lz = local(prims, hit, x, y, z)
    gx, gy, gz = rotate(prims, hit, nx, ny, nz)
    ar, ag, ab = surface.colour(m, mats, lx, ly, lz, gx, gy, gz)
    bx, by, bz = nx, ny, nz
    if mats[m, surface.RELIEF] > 0:
        bx, by, bz = embossed(nx, ny, nz, hit, m, lx, ly, lz, prims, mats)
    r, g, b, near = lit(x, y, z, bx, by, bz, sample, 2, setup, world, lamps, opaque, end)
    # Light that near things throw back: they are mostly of the thing's own colour.
    back = near * (setup[SKY_POWER] * 0.40 + setup[KEY_POWER] * 0.16)
    view = max(-(bx * dx + by * dy + bz * dz), 0.0)
    sheen = 1 + mats[m, surface.SHEEN] * (1 - view) ** 3
    metal, rough = mats[m, surface.METAL], mats[m, surface.ROUGH]
    glow = mats[m, surface.GLOW]
    cr = ar * ((r + back * ar) * sheen * (1 - metal) + glow)
    cg = ag * ((g + back * ag) * sheen * (1 - metal) + glow)
    cb = ab * ((b + back * ab) * sheen * (1 - metal) + glow)
    f0 = mats[m, surface.F0]
    if f0 <= 0:
        return cr, cg, cb
    fresnel = (1 - view) ** 5 * (1 - rough) ** 2
    f = f0 + (1 - f0) * fresnel
    along = 2 * (bx * dx + by * dy + bz * dz)
    rx, ry, rz = dx - along * bx, dy - along * by, dz - along * bz
    er, eg, eb = environment(rx, ry, rz, rough, setup)
    if rough < 0.5:
        t, other = march(x + nx * 0.02 * s, y + ny * 0.02 * s, z + nz * 0.02 * s, rx, ry, rz, 1.0, setup, world, 0, opaque)
        keep = rough * 0.9
        if other >= 0:
            o = int(prims[other, MATERIAL])
            ux, uy, uz = local(prims, other, x + rx * t, y + ry * t, z + rz * t)
            qr, qg, qb = surface.colour(o, mats, ux, uy, uz, 0.0, 0.0, 1.0)
            e = 0.62 * (setup[KEY_POWER] * 0.45 + setup[SKY_POWER] * 0.7)
            er, eg, eb = er * keep + qr * e * (1 - keep), eg * keep + qg * e * (1 - keep), eb * keep + qb * e * (1 - keep)
        elif ry < -0.02 and setup[FLOOR] > -1e8:
            h = (y - setup[FLOOR]) / -ry
            if h < 12 * s:
                e = (setup[KEY_POWER] * 0.72 + setup[SKY_POWER] * 0.85) * (0.45 + 0.55 * smoothstep(0.0, 0.9 * s, h))
                er, eg, eb = e * setup[TINT], e * setup[TINT + 1], e * setup[TINT + 2]
    open_to = 1 - 0.75 * near
    if metal > 0:
        k = open_to * metal
        return (
            cr + er * k * (ar + (1 - ar) * fresnel),
            cg + eg * k * (ag + (1 - ag) * fresnel),
            cb + eb * k * (ab + (1 - ab) * fresnel),
        )
    return cr * (1 - f) + er * f * open_to, cg * (1 - f) + eg * f * open_to, cb * (1 - f) + eb * f * open_to
