"""The chart of docs/cost.md: an SVG that needs no script, in the reader's light or dark."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from html import escape

from ops.cost import Bill

WIDTH, HEIGHT = 760, 400
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 64, 344
BAR, GAP = 36, 4
STEP_USD = 50
SERIES = (("shop", "the shop"), ("one", "always on, one server"), ("two", "always on, two zones"))
STYLE = """
    text { font: 13px system-ui, sans-serif; fill: #24313a; }
    .value { font-size: 11px; text-anchor: middle; }
    .tick { text-anchor: end; fill: #5b6b76; }
    .visits { text-anchor: middle; }
    .grid { stroke: #d8dfe3; }
    .shop { fill: #0b7a75; }
    .one { fill: #a9b6be; }
    .two { fill: #6c7d88; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf1; }
      .tick { fill: #a3b1ba; }
      .grid { stroke: #36444d; }
      .shop { fill: #3cc4bb; }
      .one { fill: #5d6d77; }
      .two { fill: #94a4ae; }
    }
"""


def chart(rows: list[tuple[int, Bill, Bill, Bill]]) -> str:
    """Three bars for each number of visits; their figures stand above them, for eyes and for copying."""
    top = max(bill.total_beyond_free for _, *bills in rows for bill in bills)
    top = ((top + STEP_USD // 5) // STEP_USD + 1) * STEP_USD
    said = "; ".join(
        f"{_visits(visits)}: " + ", ".join(f"{name} {_usd(bill)} USD" for (_, name), bill in zip(SERIES, bills, strict=True))
        for visits, *bills in rows
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title description">',
            '  <title id="title">What a month costs, by visits</title>',
            f'  <desc id="description">{escape(said)}.</desc>',
            f"  <style>{STYLE}  </style>",
            *_legend(),
            *_axis(top),
            *(element for place, row in enumerate(rows) for element in _group(place, len(rows), row, top)),
            "</svg>\n",
        ]
    )


def _visits(visits: int) -> str:
    return f"{visits:,} visits" if visits else "idle"


def _usd(bill: Bill) -> str:
    return f"{bill.total_beyond_free:.0f}"


def _height(usd: Decimal, top: Decimal) -> Decimal:
    return (usd / top * (BOTTOM - TOP)).quantize(Decimal("0.1"))


def _legend() -> Iterator[str]:
    yield f'  <text x="{LEFT}" y="20">USD a month, free tiers used</text>'
    x = LEFT
    for kind, name in SERIES:
        yield f'  <rect class="{kind}" x="{x}" y="33" width="12" height="12" rx="2"/><text x="{x + 18}" y="44">{name}</text>'
        x += 40 + 7 * len(name)


def _axis(top: Decimal) -> Iterator[str]:
    for usd in range(0, int(top) + 1, STEP_USD):
        y = BOTTOM - _height(Decimal(usd), top)
        yield f'  <line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'  <text class="tick" x="{LEFT - 8}" y="{y + 4}">{usd}</text>'


def _group(place: int, places: int, row: tuple[int, Bill, Bill, Bill], top: Decimal) -> Iterator[str]:
    visits, *bills = row
    room = (WIDTH - LEFT - RIGHT) // places
    middle = LEFT + room * place + room // 2
    x = middle - (len(bills) * (BAR + GAP) - GAP) // 2
    for (kind, _), bill in zip(SERIES, bills, strict=True):
        height = _height(bill.total_beyond_free, top)
        yield f'  <rect class="{kind}" x="{x}" y="{BOTTOM - height}" width="{BAR}" height="{height}" rx="2"/>'
        yield f'  <text class="value" x="{x + BAR // 2}" y="{BOTTOM - height - 5}">{_usd(bill)}</text>'
        x += BAR + GAP
    yield f'  <text class="visits" x="{middle}" y="{BOTTOM + 22}">{_visits(visits)}</text>'
