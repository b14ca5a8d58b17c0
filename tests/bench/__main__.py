"""The design's budgets, measured: python -m tests.bench

Prints each budget with its figure and writes docs/performance.md. Nothing here fails for being slow: a budget that is missed is
reported as such.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from local import emulators
from local.emulators import free_port
from local.identity import Identity, id_token
from local.settings import ROOT
from local.tables import create_tables
from ops.package import MAX_BYTES, PYTHON, package_all
from tests.bench import catalogue, function, imports, load, orders
from tests.bench.report import Figure, write_report
from tests.suites import browser_tests, chromium
from tests.support.emulators import handler_environment, running
from tests.support.shop import Shop, running_shop

SIZES = (100, 10_000, 100_000)
LOAD_SECONDS = 5.0
SORTS = ("newest", "price-asc", "price-desc", "name")


class Peer(NamedTuple):
    """Requests per second of the fastest peer, at the first and at the second number of buyers; measured on a machine of this size."""

    name: str
    first: float
    second: float


BUYERS = (1, 16, 64)
HOT, SPREAD = "BENCH-HOT", [f"BENCH-{number:02d}" for number in range(40)]
PEERS = {
    "list of 24": Peer("Vendure from its search index", 534, 709),
    "one product": Peer("Vendure with SQLite", 251, 239),
    "orders": Peer("Vendure with SQLite", 13, 13),
}


def main() -> int:
    figures: list[Figure] = []
    for part in (function_figures, catalogue_figures, shop_figures):
        for figure in part():
            figures.append(figure)
            print(figure.line(), flush=True)
    write_report(figures)
    missed = [figure.what for figure in figures if figure.met is False]
    print(f"\n{len(figures) - len(missed)} met, {len(missed)} missed{': ' + ', '.join(missed) if missed else ''}")
    print("docs/performance.md is written.")
    return 0


def function_figures() -> Iterator[Figure]:
    environment = {**os.environ, **handler_environment(9), "PYTHONPATH": str(ROOT / "backend")}
    for handler in ("list_products", "get_product", "create_order"):
        cold = function.cold_start(handler, environment)
        detail = f"{cold.handler_ms:.0f} ms of CPU, boto3 alone {cold.baseline_ms:.0f} ms; median of {function.COLD_RUNS} pairs"
        yield Figure(f"cold start of {handler}", "≤ 1.15 × bare boto3", f"{cold.ratio:.2f} ×", cold.ratio <= 1.15, detail)
    packages = package_all("arm64", PYTHON, ROOT / "build" / "functions")
    largest = max(packages, key=lambda package: package.bytes)
    detail = f"{largest.name}, the largest of {len(packages)}; stored, not compressed"
    yield Figure("function package", "≤ 1 MB", f"{largest.bytes / 1e6:.2f} MB", largest.bytes <= MAX_BYTES, detail)


def event(**parts: Any) -> dict[str, Any]:
    query = {name: [str(value)] for name, value in parts.get("query", {}).items()}
    return {
        "headers": {"Content-Type": "application/json"},
        "pathParameters": parts.get("path"),
        "multiValueQueryStringParameters": query or None,
        "requestContext": {"requestId": "bench"},
        "body": json.dumps(parts["body"]) if "body" in parts else None,
        "isBase64Encoded": False,
    }


def catalogue_figures() -> Iterator[Figure]:
    port = free_port()
    os.environ.update(handler_environment(port))
    with tempfile.TemporaryDirectory() as folder, running(emulators.dynoxide(port, Path(folder) / "catalogue.db")):
        handlers = {name: import_module(f"handlers.{name}") for name in ("list_products", "get_product", "quote_cart")}
        db = handlers["get_product"].db
        create_tables(db)
        reads = {f"list of 24 by {sort}": ("list_products", event(query={"sort": sort, "limit": 24})) for sort in SORTS}
        reads |= {
            "list of 24 in a category": ("list_products", event(query={"category": "category-3", "limit": 24})),
            "list of 24 in a price range": (
                "list_products",
                event(query={"minPrice": 1000, "maxPrice": 30000, "sort": "price-asc", "limit": 24}),
            ),
            "newest 24 in a price range": ("list_products", event(query={"minPrice": 1000, "maxPrice": 30000, "limit": 24})),
            "one product by slug": ("get_product", event(path={"product": "thing-000042"})),
            "quote of 3 SKUs": (
                "quote_cart",
                event(body={"lines": [{"sku": f"THING-{n}", "quantity": 1} for n in (7, 42, 99)]}),
            ),
        }
        measured: dict[str, list[catalogue.Read]] = {name: [] for name in reads}
        filled = 0
        for size in SIZES:
            catalogue.fill(db, filled, size)
            filled = size
            for name, (handler, request) in reads.items():
                measured[name].append(catalogue.measure(db, handlers[handler].handler, request))
        sizes = " / ".join(f"{size:,}" for size in SIZES)
        for name, at in measured.items():
            flat = len({read.units for read in at}) == 1
            units = " / ".join(f"{read.units:g}" for read in at)
            detail = f"capacity units at {sizes} products; median latency {' / '.join(f'{read.median_ms:.1f}' for read in at)} ms"
            yield Figure(name, "flat", units, flat, detail)
        for name in ("list_products", "get_product"):
            request = reads["list of 24 by newest" if name == "list_products" else "one product by slug"][1]
            ms = function.warm_handler_ms(handlers[name].handler, request, db)
            detail = f"CPU, the client's answers replayed; mean of {function.WARM_RUNS} calls"
            yield Figure(f"warm {name}", "≤ 0.5 ms", f"{ms:.2f} ms", ms <= 0.5, detail)


def shop_figures() -> Iterator[Figure]:
    home = ROOT / ".tradewind" / "bench-shop"
    shutil.rmtree(home, ignore_errors=True)
    with running_shop(home):
        pass
    started = time.perf_counter()
    with running_shop(home) as shop:
        seconds = time.perf_counter() - started
        yield Figure("make up on a prepared checkout", "≤ 10 s", f"{seconds:.1f} s", seconds <= 10, "until the shop answers")
        yield from load_figures(shop)
        yield from site_figures(shop)
        # Last, for what comes after would be measured in a shop of 12,500 products more.
        yield from import_figures(shop)


def load_figures(shop: Shop) -> Iterator[Figure]:
    os.environ.update(handler_environment(0), TABLE_PREFIX="tradewind-local-", AWS_ENDPOINT_URL_DYNAMODB=shop.running["dynamodbUrl"])
    from tradewind.shop import load_shop
    from tradewind.stores.dynamodb import connect

    connect.cache_clear()
    db = connect()
    for sku, stock in (*((sku, 1_000_000) for sku in (HOT, *SPREAD)), ("BENCH-TEN", 10)):
        orders.put_product(db, load_shop(), sku, stock)
    scripts = {
        "list of 24": (orders.list_page, (1, 16)),
        "one product": (orders.product_page, (1, 16)),
        "orders": (lambda: orders.order(HOT), (1, 8)),
    }
    for name, (script, buyers) in scripts.items():
        peer = PEERS[name]
        load.run(shop.port, script, buyers[-1], 1.0)
        results = [load.run(shop.port, script, count, LOAD_SECONDS) for count in buyers]
        ahead = results[0].per_second > peer.first and results[1].per_second > peer.second
        none_failed = not any(result.failed for result in results)
        yield Figure(
            f"{name} at {buyers[0]} / {buyers[1]} buyers",
            f"> {peer.first:g} / {peer.second:g} per s, none failed",
            f"{results[0].per_second:.0f} / {results[1].per_second:.0f} per s",
            ahead and none_failed,
            f"{results[0].per_second / peer.first:.1f} × / {results[1].per_second / peer.second:.1f} × {peer.name}; "
            f"median {results[0].median_ms:.1f} / {results[1].median_ms:.1f} ms; {sum(r.failed for r in results)} failed",
        )
    yield orders_figure(shop, f"orders of {len(SPREAD)} SKUs", lambda: orders.order(random.choice(SPREAD)))
    yield orders_figure(shop, "orders of one hot SKU", lambda: orders.order(HOT))
    placed = rush(shop, "BENCH-TEN", 50)
    yield Figure("stock of 10, 50 buyers at once", "10 orders", f"{placed} orders", placed == 10, "all at the same moment")


def import_figures(shop: Shop) -> Iterator[Figure]:
    """A file is checked and imported as new, then sent again, which must change nothing."""
    token = id_token(shop.running["emulatorUrl"], Identity(**shop.running["identity"]), "staff")
    for variants in (1, 4):
        name = f"import-{variants}"
        runs = [
            imports.send(shop.port, token, "/api/admin/imports/products", imports.products(name, variants), dryRun=dry)
            for dry in (True, False, False)
        ]
        whole = imports.ROWS // variants
        right = [run.outcomes for run in runs] == [{"created": whole}, {"created": whole}, {"unchanged": whole}]
        yield import_figure(f"file of 10,000 rows: {whole:,} new products", runs, right=right)
    counts = [
        imports.send(
            shop.port, token, "/api/admin/imports/stock", imports.counts("import-1", 9), file=imports.file_hash(shop.url), dryRun=dry
        )
        for dry in (True, False, False)
    ]
    right = [run.outcomes for run in counts] == [{"changed": imports.ROWS}, {"changed": imports.ROWS}, {"repeated": imports.ROWS}]
    yield import_figure("file of 10,000 rows: stock of 10,000 SKUs", counts, right=right)


def import_figure(what: str, runs: list[imports.Run], *, right: bool) -> Figure:
    check, run, again = (each.seconds for each in runs)
    detail = f"{imports.AT_ONCE} batches of {imports.BATCH} at once; {'all as it should be' if right else 'NOT as it should be'}"
    met = right and check + run <= imports.BUDGET_SECONDS
    return Figure(
        what, "≤ 120 s", f"{check + run:.0f} s", met, f"checked in {check:.0f} s, imported in {run:.0f} s, again in {again:.0f} s; {detail}"
    )


def orders_figure(shop: Shop, what: str, script: Callable[[], load.Script]) -> Figure:
    """Orders end to end, while the functions behind the orders' stream write mails and count sales on the same cores."""
    results = [load.run(shop.port, script, buyers, LOAD_SECONDS) for buyers in BUYERS]
    failed = sum(result.failed for result in results)
    detail = f"median {' / '.join(f'{result.median_ms:.0f}' for result in results)} ms; {failed} failed"
    rates = " / ".join(f"{result.per_second:.0f}" for result in results)
    return Figure(f"{what} at {' / '.join(map(str, BUYERS))} buyers", "none failed", f"{rates} per s", failed == 0, detail)


def rush(shop: Shop, sku: str, buyers: int) -> int:
    """How many of so many buyers, each trying once, get an order."""
    won = 0

    def once() -> load.Script:
        nonlocal won
        script = orders.order(sku)
        request = next(script)
        while True:
            answer = yield request
            won += b'"orderToken"' in answer.body
            try:
                request = script.send(answer)
            except (StopIteration, KeyError):
                break
        while True:
            yield load.get("/api/health")

    load.run(shop.port, once, buyers, LOAD_SECONDS)
    return won


def site_figures(shop: Shop) -> Iterator[Figure]:
    browser = chromium()
    if not browser:
        print("Lighthouse and the storefront's bytes are left out: there is no Chromium on this machine.")
        return
    command = ["node", "tests/bench/site.mjs", shop.url, browser]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, "CHROME_PATH": browser}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed:\n{done.stderr[-3000:]}")
    pages = json.loads(done.stdout.strip().splitlines()[-1])
    size = pages["home"]["scriptBytes"]
    yield Figure(
        "storefront's first-route JavaScript", "≤ 110 kB gzipped", f"{size / 1000:.1f} kB", size <= 110_000, "as Chromium loads it"
    )
    for name, page in pages.items():
        scores = page["scores"]
        paint, blocked = page["metrics"]["largest-contentful-paint"] / 1000, page["metrics"]["total-blocking-time"]
        detail = (
            f"performance, accessibility, best practices, SEO; medians of 3 runs: painted at {paint:.1f} s, blocked for {blocked:.0f} ms"
        )
        if page["failing"]:
            detail += f"; below 90: {', '.join(page['failing'])}"
        value = " / ".join(str(score) for score in scores.values())
        yield Figure(f"Lighthouse, mobile: {name}", "≥ 95 each", value, min(scores.values()) >= 95, detail)
    yield from back_office_figures(shop)


def back_office_figures(shop: Shop) -> Iterator[Figure]:
    """Each page of the back office as the browser tests look at it, which have them all."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "scores.json"
        browser_tests(shop, "lighthouse.spec", LIGHTHOUSE_REPORT=str(report))
        scores: dict[str, int] = json.loads(report.read_text("utf-8"))
    for place, score in scores.items():
        yield Figure(f"Lighthouse, accessibility: {place}", "100", str(score), score == 100, "what the page shows to an admin")


if __name__ == "__main__":
    sys.exit(main())
