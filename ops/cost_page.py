"""docs/cost.md and its chart, from the cost model: python -m ops.cost --write."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from decimal import Decimal
from itertools import count, pairwise
from pathlib import Path
from typing import NamedTuple

from ops.cost import (
    REGIONS,
    Bill,
    Load,
    Options,
    always_on_usage,
    assumptions,
    bill,
    calls,
    number,
    price_table,
    read_days,
    runs,
    shown_quantity,
    units,
    usage,
    watched_metrics,
)
from ops.cost_chart import chart
from ops.setup import ROOT

PAGE = ROOT / "docs" / "cost.md"
CHART = ROOT / "docs" / "images" / "cost.svg"
VISITS = (0, 1_000, 10_000, 100_000, 1_000_000)
EXAMPLE = 10_000
PRODUCTS = 500
# Of a hundred visits.
ORDERS = 3
WATCHING = ("metrics with an alarm", "dashboards")


class Compared(NamedTuple):
    """The bills of one load: the shop's, and the always-on set-up's in one zone and in two."""

    load: Load
    shop: Bill
    one_zone: Bill
    two_zones: Bill


def compare(visits: int, region: str = REGIONS[0]) -> Compared:
    load = Load(visits, visits * ORDERS // 100, PRODUCTS)
    shop = bill(usage(load, Options(region)), region)
    return Compared(load, shop, *(bill(always_on_usage(load, zones=zones), region) for zones in (1, 2)))


def watching(of: Bill) -> Decimal:
    """What is paid for being told, whether or not anybody buys."""
    return sum((line.cost_beyond_free for line in of.lines if line.what in WATCHING), Decimal(0))


def break_even(zones: int) -> int:
    """Up to how many visits a month, to two figures, the shop is never dearer than the always-on set-up."""

    def dearer(visits: int) -> bool:
        load = Load(visits, visits * ORDERS // 100, PRODUCTS)
        shop, always_on = (bill(used, REGIONS[0]) for used in (usage(load, Options()), always_on_usage(load, zones=zones)))
        return shop.total_beyond_free > always_on.total_beyond_free

    return next(visits for visits, after in pairwise(two_figures()) if dearer(after))


def two_figures() -> Iterator[int]:
    """10,000, 11,000 … 99,000, 100,000, 110,000 …"""
    return (figures * 10**zeros for zeros in count(3) for figures in range(10, 100))


def pages() -> dict[Path, str]:
    compared = [compare(visits) for visits in VISITS]
    return {PAGE: page(compared), CHART: chart([(row.load.visits, row.shop, row.one_zone, row.two_zones) for row in compared])}


def table(head: list[str], rows: list[list[str]], numbers_from: int) -> str:
    """A Markdown table whose columns are numbers from one on."""
    rule = ["---" if place < numbers_from else "---:" for place in range(len(head))]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *rows])


def visits_shown(visits: int) -> str:
    return f"{visits:,}" if visits else "idle"


def totals(compared: list[Compared]) -> str:
    head = [
        "visits a month",
        "orders",
        "the shop",
        "of it alarms and dashboard",
        "without free tiers",
        "always on",
        "always on, two zones",
    ]
    rows = [
        [
            visits_shown(row.load.visits),
            f"{row.load.orders:,}",
            f"**{row.shop.total_beyond_free}**",
            str(watching(row.shop)),
            str(row.shop.total),
            str(row.one_zone.total_beyond_free),
            str(row.two_zones.total_beyond_free),
        ]
        for row in compared
    ]
    return table(head, rows, 0)


def lines_of(of: Bill) -> str:
    rows = [[line.service, line.what, shown_quantity(line.quantity), str(line.cost), str(line.cost_beyond_free)] for line in of.lines]
    rows.append(["**total**", "", "", f"**{of.total}**", f"**{of.total_beyond_free}**"])
    return table(["service", "what", "quantity", "USD", "beyond the free tiers"], rows, 2)


def regions() -> str:
    rows = [
        [region, str(row.shop.total_beyond_free), str(row.one_zone.total_beyond_free), str(row.two_zones.total_beyond_free)]
        for region in REGIONS
        for row in [compare(EXAMPLE, region)]
    ]
    return table(["region", "the shop", "always on", "always on, two zones"], rows, 1)


def mix() -> str:
    parts = ("visit", "order", "product", "month")
    asked = {of: assumptions()["requests"].get(of, {}) | assumptions()["runs"].get(of, {}) for of in parts}
    rows = [
        [
            f"`{function}`",
            *(f"{asked[of][function]:,}" if function in asked[of] else "" for of in parts),
            *(str(units(function, kind)) for kind in ("RRU", "WRU")),
            str(assumptions()["durations"][function]),
        ]
        for function in calls(Load(1, 1, 1)) | runs(Load(1, 1, 1))
    ]
    return table(["function", *(f"per {of}" for of in parts), "RRU", "WRU", "warm, ms"], rows, 1)


def numbers() -> str:
    rows = [[f"`{name}`", f"{row['value']:,}", row["why"]] for name, row in assumptions()["numbers"].items()]
    return table(["assumption", "value", ""], rows, 3)


def prices() -> str:
    days = {region: read_days(region) for region in REGIONS}
    rows = [
        [
            f"[{row['service']}]({row['page']}): {row['what']}",
            f"{row.get('per', 1):,}",
            *(cell for region in REGIONS for cell in (str(row["usd"][region]), str(days[region][name] or "unconfirmed"))),
            f"{price_table()['free'][name]:,}" if name in price_table()["free"] else "",
        ]
        for name, row in price_table()["prices"].items()
    ]
    head = ["price", "per", *(cell for region in REGIONS for cell in (region, "read")), "free a month"]
    return table(head, rows, 1)


def worked_example(row: Compared) -> str:
    """One line with every figure in it, so that it can be checked on paper."""
    line = next(line for line in row.shop.lines if line.service == "API Gateway")
    per = {of: sum(Decimal(share) for share in assumptions()["requests"][of].values()) for of in ("visit", "order", "product")}
    flights = {of: assumptions()["numbers"][f"preflights_per_{of}"]["value"] for of in ("visit", "order")}
    return (
        f"API Gateway, at {row.load.visits:,} visits: a visit makes {per['visit']} calls and {flights['visit']} preflights, an order "
        f"{per['order']} and {flights['order']}, a product {per['product']} a month by the staff. {row.load.visits:,} × "
        f"{per['visit'] + flights['visit']} + {row.load.orders:,} × {per['order'] + flights['order']} + {row.load.products:,} × "
        f"{per['product']} = {line.quantity.to_integral_value():,} requests, and those at {line.usd} USD per million are {line.cost} USD."
    )


def points(compared: list[Compared]) -> str:
    idle, busiest = compared[0], compared[-1]
    alarms, shown = watched_metrics()
    waiting = next(line.cost_beyond_free for line in idle.shop.lines if line.service == "SQS")
    use = idle.shop.total_beyond_free - watching(idle.shop) - waiting
    among = "more than a free one may show" if shown > number("dashboard_free_metrics") else "which is among the free ones"
    said = [
        f"Idle, the shop itself costs {use} USD, for storage and for the function that looks for due orders every minute. {waiting} USD "
        f"are for waiting: Lambda asks each queue with {number('queue_pollers')} long polls at a time, all month, and each of them is a "
        f"request of SQS. The other {watching(idle.shop)} USD are for being told when something is wrong: {alarms} metrics with an alarm, "
        f"the first of them free, and a dashboard of {shown} metrics, {among}. dev has no alarms.",
        "Always on is the cheapest set-up that would do: one t4g.small server, the smallest managed PostgreSQL, no load balancer, and the "
        "same S3 and CloudFront. It is down whenever its server or its database is, for their updates too. In two zones, it takes two "
        "servers, a load balancer and a standby database to be what Lambda and DynamoDB are from the start. Neither has alarms, traces "
        "or kept logs in its bill, and somebody has to keep the servers.",
        f"The shop is the cheapest of the three up to some {break_even(1):,} visits a month, and cheaper than two zones up to some "
        f"{break_even(2):,}. At {busiest.load.visits:,} it costs {busiest.shop.total_beyond_free} USD, one server "
        f"{busiest.one_zone.total_beyond_free}, and two zones {busiest.two_zones.total_beyond_free}.",
        "Beyond that servers are cheaper by the request, for a load that is steady and known. One that comes within the hours of a sale is "
        "neither: servers are paid for its peak, all month.",
        "Free tiers are an account's: dev and staging in the same account share them with prod.",
    ]
    return "\n".join(wrapped(f"- {point}", "  ") for point in said)


def wrapped(text: str, indent: str = "") -> str:
    return textwrap.fill(text, 138, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def page(compared: list[Compared]) -> str:
    example = next(row for row in compared if row.load.visits == EXAMPLE)
    return f"""# Cost

What a month of the shop costs on AWS, and what a shop on a server that carries the same load would cost. Written by
`python -m ops.cost --write`; a test fails where it is stale. For your own figures:

```sh
.venv/bin/python -m ops.cost --visits 10000 --orders 300 --products 500 --region eu-central-1
```

USD a month without tax, free tiers used, in {REGIONS[0]}; {ORDERS} orders in 100 visits, {PRODUCTS} products, one environment, as prod:

{totals(compared)}

![What a month costs, by visits: the shop, and two always-on set-ups](images/cost.svg)

{points(compared)}

## Line by line

{EXAMPLE:,} visits, {example.load.orders:,} orders. The shop:

{lines_of(example.shop)}

Always on, the cheapest:

{lines_of(example.one_zone)}

Always on, in two zones:

{lines_of(example.two_zones)}

The same month by region, free tiers used:

{regions()}

{wrapped("On paper: " + worked_example(example))}

Not in here: a domain's registration, the payment provider, the e-mails with which Cognito lets people sign up, support plans, tax. Lambda's
reads of DynamoDB's streams are free. `--domain` adds a
Route 53 zone, `--firewall` adds WAF before the site and the API.

## What is assumed

Calls of the API and runs of the functions that nobody calls, what one consumes by [the access patterns](access-patterns.md), and how long
it runs:

{mix()}

{numbers()}

A function's own work is some half a millisecond of a core (`make bench` measures it); nearly all of the time is waiting for DynamoDB,
and in `createOrder` for the payment provider, so these durations are guesses on the safe side, not measurements on AWS. A server is
sized by its peak: the load's average times `peak_factor`, at `server_ms` and `database_ms` each, within `load_limit` of its cores.

## Prices

USD, as in `ops/cost_prices.toml`. "read" is the last day on which AWS's price list or a bill is known to have shown just this figure;
an unconfirmed one is as published when the table was written, and has not been read again on a known day. Look at the page that is
linked before you rely on any of them. The free tiers are those that do not end; API Gateway's and S3's, for an account's first months,
are left out.

{prices()}
"""
