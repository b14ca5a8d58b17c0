"""What surfaces look like close up: colour and relief as functions of a solid's own coordinates."""

import math

from demo.pictures.field import fast

PLAIN, SPECKLE, WOOD, BRUSHED, WEAVE, KNIT, STONE, FELT, CHECK, RIBBED, LEAFY, ROPE, LEATHER, GLAZE, WAFFLE, WOUND, BLADE = range(17)
(KIND, RED, ALT, ROUGH, F0, METAL, RELIEF, GRAIN, AXIS, GLOW, SHEEN, EXTRA, COLUMNS) = (0, 1, 4, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18)


@fast
def _hash(i, j, k):
    h = (i * 374761393 + j * 668265263 + k * 1274126177) & 0xFFFFFFFF
    h = ((h ^ (h >> 13)) * 1103515245) & 0xFFFFFFFF
    h = ((h ^ (h >> 15)) * 668265263) & 0xFFFFFFFF
    return ((h ^ (h >> 16)) & 0xFFFF) / 65535.0


@fast
def noise(x, y, z):
    """Smooth value noise, 0 to 1, with features about one unit wide."""
    i, j, k = math.floor(x), math.floor(y), math.floor(z)
    x, y, z = x - i, y - j, z - k
    x, y, z = x * x * (3 - 2 * x), y * y * (3 - 2 * y), z * z * (3 - 2 * z)
    a = _hash(i, j, k) * (1 - x) + _hash(i + 1, j, k) * x
    b = _hash(i, j + 1, k) * (1 - x) + _hash(i + 1, j + 1, k) * x
    c = _hash(i, j, k + 1) * (1 - x) + _hash(i + 1, j, k + 1) * x
    d = _hash(i, j + 1, k + 1) * (1 - x) + _hash(i + 1, j + 1, k + 1) * x
    return (a * (1 - y) + b * y) * (1 - z) + (c * (1 - y) + d * y) * z


@fast
def dots(x, y, z):
    """The strength, 0 to 1, of a random speck near the point: one in some cells of a unit grid."""
    i, j, k = math.floor(x), math.floor(y), math.floor(z)
    if _hash(i, j, k + 7) < 0.55:
        return 0.0
    r = 0.10 + 0.26 * _hash(i + 3, j, k) ** 3
    dx = x - i - 0.35 - 0.3 * _hash(i, j + 5, k)
    dy = y - j - 0.35 - 0.3 * _hash(i, j, k + 9)
    dz = z - k - 0.35 - 0.3 * _hash(i + 11, j, k)
    return min(max((r - math.sqrt(dx * dx + dy * dy + dz * dz)) / 0.08, 0.0), 1.0)


@fast
def facing(x, y, z, nx, ny, nz):
    """Two coordinates along the face that the normal points out of."""
    ax, ay, az = abs(nx), abs(ny), abs(nz)
    if az >= ax and az >= ay:
        return x, y
    if ay >= ax:
        return x, z
    return z, y


@fast
def _along(x, y, z, axis):
    """Coordinates with the grain's direction last."""
    if axis == 0:
        return y, z, x
    if axis == 1:
        return x, z, y
    return x, y, z


@fast
def relief(m, mats, x, y, z, nx, ny, nz):
    """Height of the surface's fine structure, 0 to 1."""
    kind, s = int(mats[m, KIND]), mats[m, GRAIN]
    if kind in (WEAVE, CHECK):
        u, v = facing(x, y, z, nx, ny, nz)
        u, v = u * s, v * s
        wobble = 0.35 * noise(u * 0.21, v * 0.21, 3.0)
        over = (math.floor(u + wobble) + math.floor(v + wobble)) & 1
        a, b = abs(math.sin(math.pi * (u + wobble))), abs(math.sin(math.pi * (v + wobble)))
        slub = noise(u * 0.12, v * 1.1, 1.0) if over else noise(u * 1.1, v * 0.12, 5.0)
        return (a * (0.6 + 0.4 * b) if over else b * (0.6 + 0.4 * a)) * (0.55 + 0.6 * slub)
    if kind == KNIT:
        if mats[m, AXIS] == 1:
            u, v = math.atan2(z, x) * mats[m, EXTRA] / (2 * math.pi), y * s
        else:
            u, v = facing(x, y, z, nx, ny, nz)
            u, v = u * mats[m, EXTRA], v * s
        f = u - math.floor(u) - 0.5
        g = v + 0.9 * abs(f)
        g = g - math.floor(g) - 0.5
        plump = max(1 - (abs(f) * 2 - 0.5) ** 2 * 3.2, 0.0)
        return math.sqrt(max(plump * (1 - (g * 2) ** 2), 0.0)) * (0.9 + 0.1 * noise(x * 40, y * 40, z * 40))
    if kind == WAFFLE:
        u, v = facing(x, y, z, nx, ny, nz)
        a, b = math.cos(2 * math.pi * u * s), math.cos(2 * math.pi * v * s)
        return max(a, b) * 0.5 + 0.5 + 0.12 * noise(x * s * 9, y * s * 9, z * s * 9)
    if kind == FELT:
        return 0.6 * noise(x * s, y * s, z * s) + 0.4 * noise(x * s * 2.7, y * s * 2.7, z * s * 2.7)
    if kind == ROPE:
        v = y * s
        f = v - math.floor(v) - 0.5
        twist = math.sin(math.atan2(z, x) * mats[m, EXTRA] + f * 3.0 + math.floor(v) * 1.7)
        return math.sqrt(max(1 - 3.6 * f * f, 0.0)) * (0.86 + 0.14 * twist)
    if kind == WOUND:
        u, v, w = _along(x, y, z, int(mats[m, AXIS]))
        f = w * s + 0.25 * math.sin(math.atan2(u, v) + w * s * 0.7) + 0.5 * noise(u * 3, v * 3, w * 8)
        f = f - math.floor(f) - 0.5
        return math.sqrt(max(1 - 3.6 * f * f, 0.0)) * (0.85 + 0.15 * math.sin(math.atan2(u, v) * mats[m, EXTRA] + f * 3))
    if kind == RIBBED:
        f = y * s
        return abs(math.sin(math.pi * f))
    if kind == LEATHER:
        return 0.6 * noise(x * s, y * s, z * s) + 0.4 * noise(x * s * 2.3, y * s * 2.3, z * s * 2.3)
    if kind == BRUSHED:
        u, v, w = _along(x, y, z, int(mats[m, AXIS]))
        return noise(u * s, v * s, w * s * 0.03)
    if kind == STONE:
        return noise(x * s * 2, y * s * 2, z * s * 2)
    if kind == WOOD:
        u, v, w = _along(x, y, z, int(mats[m, AXIS]))
        return noise(u * s * 26, v * s * 26, w * s * 1.4)
    return noise(x * s, y * s, z * s)


@fast
def _mix(m, mats, t):
    t = min(max(t, 0.0), 1.0)
    return (
        mats[m, RED] + (mats[m, ALT] - mats[m, RED]) * t,
        mats[m, RED + 1] + (mats[m, ALT + 1] - mats[m, RED + 1]) * t,
        mats[m, RED + 2] + (mats[m, ALT + 2] - mats[m, RED + 2]) * t,
    )


@fast
def _rings(m, mats, x, y, z):
    u, v, w = _along(x, y, z, int(mats[m, AXIS]))
    s = mats[m, GRAIN]
    u, v, w = u * s + mats[m, EXTRA], v * s + 0.37 * mats[m, EXTRA], w * s
    u += 0.55 * (noise(u * 0.8, v * 0.8, w * 0.22) - 0.5) + 0.10 * (noise(u * 3, v * 3, w * 0.5) - 0.5)
    v += 0.55 * (noise(u * 0.8 + 9, v * 0.8, w * 0.22) - 0.5)
    r = math.hypot(u - 1.3, v + 2.1) * 4.6
    f = r - math.floor(r)
    late = f * f * (1.0 if f < 0.88 else (1 - f) / 0.12)
    fibre = noise(u * 34, v * 34, w * 1.1)
    pore = max(noise(u * 60, v * 60, w * 2.2) - 0.72, 0.0) * 3.0
    return late * 0.62 + (fibre - 0.5) * 0.34 + pore * 0.5 + 0.22 * noise(u * 1.5, v * 1.5, w * 0.3)


@fast
def colour(m, mats, x, y, z, nx, ny, nz):
    """Linear albedo."""
    kind, s = int(mats[m, KIND]), mats[m, GRAIN]
    if kind == WOOD:
        return _mix(m, mats, _rings(m, mats, x, y, z))
    if kind == SPECKLE:
        t = max(dots(x * s, y * s, z * s), 0.7 * dots(x * s * 2.1 + 5, y * s * 2.1, z * s * 2.1))
        return _mix(m, mats, t * 0.8 + 0.05 * noise(x * 5, y * 5, z * 5))
    if kind == STONE:
        a = noise(x * s, y * s, z * s)
        b = noise(x * s * 2.6, y * s * 2.6, z * s * 2.6)
        return _mix(m, mats, (0.25 + 1.5 * (a * 0.5 + b * 0.5 - 0.4)) if mats[m, EXTRA] > 0 else 0.35 * a + 0.3 * b)
    if kind == GLAZE:
        low = 1 - min(max((y - mats[m, EXTRA]) / max(mats[m, EXTRA + 1], 1e-6), 0.0), 1.0)
        return _mix(m, mats, low * low * 0.8 + 0.25 * (noise(x * s, y * s * 0.5, z * s) - 0.5) + 0.5 * dots(x * 30, y * 30, z * 30))
    if kind == CHECK:
        u, v = facing(x, y, z, nx, ny, nz)
        a, b = mats[m, EXTRA], mats[m, EXTRA + 1]
        p = 1.0 if a > 0 and (u * a - math.floor(u * a)) < 0.5 else 0.0
        q = 1.0 if b > 0 and (v * b - math.floor(v * b)) < 0.5 else 0.0
        n = (1.0 if a > 0 else 0.0) + (1.0 if b > 0 else 0.0)
        return _mix(m, mats, (p + q) / max(n, 1.0) * 0.95)
    if kind == LEAFY:
        rib = max(1 - abs(x) / (0.05 * s), 0.0)
        vein = max(0.0, math.sin((y / s - abs(x) / s * 0.8) * 22.0)) ** 6
        return _mix(m, mats, 0.5 * rib + 0.16 * vein + 0.45 * noise(x / s * 2, y / s * 1.3, z / s * 2 + mats[m, EXTRA]) - 0.1)
    if kind == BLADE:
        edge = min(max((abs(x) - mats[m, EXTRA]) * 40.0, 0.0), 1.0)
        band = noise(x * 3, y * s + 0.8 * noise(x * 9, y * 3, 0.0), z)
        return _mix(m, mats, max(edge, 0.55 * max(band * 1.6 - 0.6, 0.0)))
    if kind in (KNIT, WEAVE, ROPE, WOUND, WAFFLE, FELT):
        t = 0.55 * (1 - relief(m, mats, x, y, z, nx, ny, nz)) + 0.3 * noise(x * s * 0.4, y * s * 0.4, z * s * 0.4)
        return _mix(m, mats, t)
    if kind == LEATHER:
        return _mix(m, mats, 0.6 * noise(x * 2.2, y * 2.2, z * 2.2) + 0.25 * noise(x * s, y * s, z * s))
    if kind == RIBBED:
        return _mix(m, mats, (1 - relief(m, mats, x, y, z, nx, ny, nz)) ** 4)
    return _mix(m, mats, 0.3 * noise(x * 3, y * 3, z * 3))
