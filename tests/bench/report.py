"""docs/performance.md, written from the figures of one run."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from typing import NamedTuple

from local.settings import ROOT

REPORT = ROOT / "docs" / "performance.md"
TEXT = """# Performance

Written by `make bench` on {date}, on {machine}, Python {python}. Nothing here is copied by hand. Every figure is taken in one run
and compared in it where there is something to compare with; on a shared machine the ratios say more than the figures.

| what | budget | measured | | how |
| --- | --- | --- | --- | --- |
{rows}

## Method

- **Cold start**: CPU time of a fresh process that imports the handler, its clients made, against one that does
  `import boto3; boto3.client("dynamodb")`, in turns; the ratio is taken pair by pair.
- **Warm handler**: CPU time of one call whose answers from DynamoDB are replayed, so that what is left is our own.
- **DynamoDB cost**: capacity units as DynamoDB counts them (`ReturnConsumedCapacity`), of the reads that a handler makes for one
  request, while the catalogue grows. Flat means the same number at each size.
- **Load**: requests or whole orders (a quote, the order with its payment, and the order read again) per second over keep-alive
  connections to the local shop, each buyer starting again as soon as it is done, the load generator on the same two cores. There is
  no response cache in the path.
- **Import**: a file's rows, one per variant, sent to the local shop as the back office sends them: all checked, all imported, all sent
  again, which writes nothing.
- **Peers**: the fastest of Vendure 3.7 (with SQLite and PostgreSQL) and Medusa 2.21 in each row, one server process each, with some
  50 products, measured beforehand on a machine of the same size. With 10 in stock and 50 buyers at once, Vendure took 29 and 50
  orders, Medusa 10.
- **Lighthouse**: its mobile preset with simulated throttling, in Chromium, the cart holding one product; of the back office, the points for
  accessibility of each page once it has loaded.
"""


class Figure(NamedTuple):
    """One budget. `met` is None where there is nothing to meet."""

    what: str
    budget: str
    value: str
    met: bool | None
    detail: str

    def line(self) -> str:
        return f"{self.mark():<7} {self.what:<38} {self.value:<26} budget {self.budget}  ({self.detail})"

    def row(self) -> str:
        return f"| {self.what} | {self.budget} | {self.value} | {self.mark()} | {self.detail} |"

    def mark(self) -> str:
        return {True: "met", False: "MISSED", None: ""}[self.met]


def write_report(figures: list[Figure]) -> None:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(
        TEXT.format(
            date=datetime.now(UTC).date().isoformat(),
            machine=f"{os.cpu_count()} cores and {memory:.0f} GiB ({platform.system()} {platform.machine()})",
            python=platform.python_version(),
            rows="\n".join(figure.row() for figure in figures),
        ),
        "utf-8",
    )
