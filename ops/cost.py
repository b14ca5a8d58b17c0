"""What a month of the shop costs on AWS, line by line, beside a shop on a server that would carry the same load.

    python -m ops.cost --visits 10000 --orders 300 --products 500 [--region eu-central-1] [--domain] [--firewall]
    python -m ops.cost --write      write docs/cost.md and its chart again

Prices are in ops/cost_prices.toml, what a visit and an order amount to in ops/cost_assumptions.toml, and the capacity units of a
query in docs/access-patterns.md, where a test measures them. Money is decimal and exact; a line is rounded to the cent, as a bill is.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from ops.generate import dead_of, operations, queue_of, read_contract, read_functions
from ops.setup import ROOT

PRICES = ROOT / "ops" / "cost_prices.toml"
ASSUMPTIONS = ROOT / "ops" / "cost_assumptions.toml"
TABLES = ROOT / "contract" / "tables.yaml"
ACCESS_PATTERNS = ROOT / "docs" / "access-patterns.md"
REGIONS = ("eu-central-1", "us-east-1")
CENT = Decimal("0.01")
GB = Decimal(1_000_000_000)
HOURS = Decimal(730)
SECONDS = HOURS * 3600
UNITS_ROW = re.compile(r"^\| .* \| \[`([\w.]+)`\]\([^)]+\) \| ([\d.]+) (RRU|WRU) \|", re.M)


class Load(NamedTuple):
    """A month: visits and orders, and the products in the catalogue."""

    visits: int
    orders: int
    products: int


class Options(NamedTuple):
    region: str = REGIONS[0]
    domain: bool = False
    firewall: bool = False


class Line(NamedTuple):
    """`free` of the quantity costs nothing where the account has its free tiers to itself."""

    service: str
    what: str
    quantity: Decimal
    free: Decimal
    usd: Decimal
    per: int

    @property
    def cost(self) -> Decimal:
        return self._usd(self.quantity)

    @property
    def cost_beyond_free(self) -> Decimal:
        return self._usd(max(self.quantity - self.free, Decimal(0)))

    def _usd(self, quantity: Decimal) -> Decimal:
        return (quantity * self.usd / self.per).quantize(CENT, ROUND_HALF_UP)


class Bill(NamedTuple):
    lines: list[Line]

    @property
    def total(self) -> Decimal:
        return sum((line.cost for line in self.lines), Decimal(0))

    @property
    def total_beyond_free(self) -> Decimal:
        return sum((line.cost_beyond_free for line in self.lines), Decimal(0))


@cache
def price_table() -> dict[str, Any]:
    return read(PRICES)


@cache
def assumptions() -> dict[str, Any]:
    return read(ASSUMPTIONS)


def read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file, parse_float=Decimal)


@cache
def units_by_function() -> dict[str, tuple[str, Decimal]]:
    """What a store function consumes, `RRU` or `WRU`, as docs/access-patterns.md has it."""
    found = UNITS_ROW.findall(ACCESS_PATTERNS.read_text("utf-8"))
    return {function: (kind, Decimal(units)) for function, units, kind in found}


def number(name: str) -> Decimal:
    """An assumption's value."""
    return Decimal(assumptions()["numbers"][name]["value"])


def calls(load: Load) -> dict[str, Decimal]:
    """How often each operation is called in the month."""
    counted: dict[str, Decimal] = {}
    for of, times in (("visit", load.visits), ("order", load.orders), ("product", load.products)):
        for operation, share in assumptions()["requests"][of].items():
            counted[operation] = counted.get(operation, Decimal(0)) + Decimal(share) * times
    return counted


def runs(load: Load) -> dict[str, Decimal]:
    """How often each function that nobody calls runs in the month."""
    counted = {function: Decimal(times) for function, times in assumptions()["runs"]["month"].items()}
    for of, many in (("order", load.orders), ("product", load.products)):
        counted |= {function: Decimal(times) * many for function, times in assumptions()["runs"][of].items()}
    return counted


def queued(load: Load) -> Decimal:
    """Requests of queues: those that wait for messages all month, and those of the messages."""
    queues = {function: queue for function, row in read_functions().items() if (queue := queue_of(function, row))}
    waiting = len(queues) * number("queue_pollers") * SECONDS / number("queue_poll_seconds")
    return waiting + sum(times for function, times in runs(load).items() if function in queues) * number("queue_requests_per_message")


def units(function: str, kind: str) -> Decimal:
    """The `RRU` or `WRU` that one call of an operation, or one run of another function, consumes."""
    performed = assumptions()["units"][function].items()
    return sum((units_by_function()[f][1] * times for f, times in performed if units_by_function()[f][0] == kind), Decimal(0))


def read_tables() -> list[str]:
    return list(yaml.safe_load(TABLES.read_text("utf-8"))["tables"])


@cache
def watched_metrics() -> tuple[int, int]:
    """How many metrics the alarms watch, and how many the dashboard shows, as infra/modules/observability makes them."""
    functions = read_functions()
    rows = [*(operation["row"] for operation in operations(read_contract())), *functions.values()]
    dead_letter_queues = {dead for function, row in functions.items() if (dead := dead_of(function, row))}
    followers = sum("stream" in row["trigger"] for row in functions.values())
    return 4 + len(rows) + followers + len(dead_letter_queues), 12 + 2 * len(read_tables())


def shared_usage(load: Load) -> dict[str, Decimal]:
    """What the shop and the always-on set-up use alike: the site from S3 through CloudFront, and answers to the world."""
    cdn_requests = load.visits * number("cdn_requests_per_visit")
    files = number("deployments") * number("files_per_deployment")
    return {
        "cdn-bytes": load.visits * number("cdn_bytes_per_visit") / GB,
        "cdn-requests": cdn_requests,
        "s3-storage": number("site_gb"),
        "s3-writes": files,
        "s3-reads": cdn_requests * number("origin_share"),
        "transfer-out": sum(calls(load).values()) * number("api_bytes") / GB,
    }


def usage(load: Load, options: Options) -> dict[str, Decimal]:
    """What the shop uses, by the names of the price table."""
    called, ran = calls(load), runs(load)
    counted = called | ran
    invocations = sum(counted.values(), Decimal(0))
    requests = (
        sum(called.values(), Decimal(0)) + load.visits * number("preflights_per_visit") + load.orders * number("preflights_per_order")
    )
    warm_ms = sum((count * assumptions()["durations"][operation] for operation, count in counted.items()), Decimal(0))
    cold_ms = invocations * number("cold_share") * number("cold_ms")
    stored_bytes = load.products * number("product_bytes") + load.orders * number("order_months") * number("order_bytes")
    logged = (requests + sum(ran.values())) * number("log_bytes_per_request") / GB
    shared = shared_usage(load)
    alarms, shown = watched_metrics()
    used = {
        **shared,
        "s3-writes": shared["s3-writes"] + ran["resizeImage"] * number("picture_objects"),
        "api-requests": requests,
        "lambda-requests": invocations,
        "lambda-duration": (warm_ms + cold_ms) / 1000 * number("memory_mb") / 1024,
        "table-reads": sum((count * units(operation, "RRU") for operation, count in counted.items()), Decimal(0)),
        "table-writes": sum((count * units(operation, "WRU") for operation, count in counted.items()), Decimal(0)),
        "table-storage": stored_bytes / GB,
        "table-backups": stored_bytes / GB,
        "log-bytes": logged,
        "log-storage": logged * number("log_months") * number("log_compression"),
        "alarms": Decimal(alarms),
        "dashboards": Decimal(1 if shown > number("dashboard_free_metrics") else 0),
        "traces": min(requests + sum(ran.values()), SECONDS + (requests + sum(ran.values())) * number("trace_share")),
        "queue-requests": queued(load),
        "bus-events": ran["publishOrderEvents"],
        "mails": ran["sendOrderMail"] + ran["sendOrderLink"],
        "users": number("staff") + load.orders * number("signed_in_share"),
    }
    if options.domain:
        used["zone"] = Decimal(1)
    if options.firewall:
        used["web-acls"] = number("firewalls")
        used["web-acl-rules"] = number("firewalls") * number("firewall_rules")
        used["web-acl-requests"] = requests + shared["cdn-requests"]
    return used


def servers_needed(load: Load) -> int:
    """How many small servers keep below their limit at the peak; ValueError where one small database would not."""
    peak_per_second = sum(calls(load).values()) / SECONDS * number("peak_factor")
    room_ms = number("server_cores") * number("load_limit") * 1000
    if peak_per_second * number("database_ms") > room_ms:
        raise ValueError("This load needs more than one small database: outside of what is compared here.")
    return max(1, int((peak_per_second * number("server_ms") / room_ms).to_integral_value(ROUND_CEILING)))


def always_on_usage(load: Load, *, zones: int) -> dict[str, Decimal]:
    """The cheapest set-up with PostgreSQL. In two zones each part has a second one that takes over."""
    servers = Decimal(servers_needed(load) + zones - 1)
    shared = shared_usage(load)
    used = {
        **shared,
        "server": servers * HOURS,
        "server-disk": servers * number("server_disk_gb"),
        "public-address": servers * HOURS,
        "database": zones * HOURS,
        "database-disk": zones * number("database_disk_gb"),
    }
    if servers > 1:
        used["load-balancer"] = HOURS
        # A unit is one GB in the hour; the other measures of a unit are further away.
        used["load-balancer-units"] = shared["transfer-out"]
        used["public-address"] += 2 * HOURS
    return used


def bill(used: Mapping[str, Decimal], region: str) -> Bill:
    """What that usage costs, in the order of the price table."""
    free = price_table()["free"]
    return Bill(
        [
            Line(row["service"], row["what"], used[name], Decimal(free.get(name, 0)), row["usd"][region], row.get("per", 1))
            for name, row in price_table()["prices"].items()
            if name in used
        ]
    )


def read_days(region: str) -> dict[str, date | None]:
    """When each price was last read, by name."""
    return {name: row["read"].get(region) for name, row in price_table()["prices"].items()}


def shown_quantity(value: Decimal) -> str:
    exact = value.quantize(Decimal(1), ROUND_HALF_UP) if value == value.to_integral_value() or value >= 100 else value.quantize(CENT)
    return f"{exact:,}"


def print_bill(title: str, of: Bill) -> None:
    print(f"\n{title}")
    print(f"{'':<52} {'quantity':>14} {'USD':>10} {'beyond free':>12}")
    for line in of.lines:
        name = f"{line.service}: {line.what}"
        print(f"{name:<52} {shown_quantity(line.quantity):>14} {line.cost:>10} {line.cost_beyond_free:>12}")
    print(f"{'total':<52} {'':>14} {of.total:>10} {of.total_beyond_free:>12}")


def whole(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return value


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ops.cost", description="What a month of the shop costs on AWS.")
    parser.add_argument("--visits", type=whole, default=10_000, help="in the month")
    parser.add_argument("--orders", type=whole, default=300, help="in the month")
    parser.add_argument("--products", type=whole, default=500, help="in the catalogue")
    parser.add_argument("--region", choices=REGIONS, default=REGIONS[0])
    parser.add_argument("--domain", action="store_true", help="with a Route 53 zone of its own")
    parser.add_argument("--firewall", action="store_true", help="with WAF before the site and the API")
    parser.add_argument("--write", action="store_true", help="write docs/cost.md and its chart")
    arguments = parser.parse_args()
    if arguments.write:
        from ops.cost_page import pages

        for path, content in pages().items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, "utf-8")
        return 0
    load = Load(arguments.visits, arguments.orders, arguments.products)
    options = Options(arguments.region, arguments.domain, arguments.firewall)
    print(f"{load.visits:,} visits and {load.orders:,} orders a month, {load.products:,} products, {options.region}; USD without tax")
    print_bill("The shop", bill(usage(load, options), options.region))
    try:
        one, two = (bill(always_on_usage(load, zones=zones), options.region) for zones in (1, 2))
    except ValueError as error:
        print(f"\n{error}")
        return 0
    print_bill("Always on, the cheapest: it is down whenever its server or its database is", one)
    print_bill("Always on, in two zones as the shop is", two)
    unread = [name for name, day in read_days(options.region).items() if day is None]
    print(f"\nPrices not read again on a known day: {', '.join(unread)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
