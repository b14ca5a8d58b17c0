"""A file of 10,000 rows, sent to the local shop as the back office sends it: some batches at once, checked first or written."""

from __future__ import annotations

import hashlib
import http.client
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

ROWS = 10_000
BATCH = 50
AT_ONCE = 3
BUDGET_SECONDS = 120
CURRENCY = "EUR"


class Run(NamedTuple):
    """`outcomes` counts what became of the rows' items."""

    seconds: float
    outcomes: dict[str, int]


def products(name: str, variants: int) -> Iterator[dict[str, Any]]:
    """So many rows, one per variant, as products."""
    for number in range(ROWS // variants):
        yield {
            "slug": f"{name}-{number}",
            "name": f"Thing {number} from a file",
            "description": "What there is to say of a thing, in a sentence or two. It is well made.\n\nIt lasts.",
            "category": "tableware",
            "status": "active",
            "images": [{"url": "/images/stoneware-mug.webp", "alt": "A thing", "width": 800, "height": 800}],
            "variants": [
                {
                    "sku": f"{name}-{number}-{i}".upper(),
                    "options": {"Size": f"{i}"} if variants > 1 else {},
                    "price": {"amount": 1000 + number % 5000, "currency": CURRENCY},
                    "stock": 5,
                }
                for i in range(variants)
            ],
        }


def counts(name: str, on_hand: int) -> Iterator[dict[str, Any]]:
    """A count of each SKU of products of one variant."""
    for number in range(ROWS):
        yield {"sku": f"{name}-{number}-0".upper(), "onHand": on_hand}


def send(port: int, token: str, path: str, items: Iterator[dict[str, Any]], **more: Any) -> Run:
    """Send all items; RuntimeError where a batch is not taken."""
    rows = list(items)
    batches = [rows[i : i + BATCH] for i in range(0, len(rows), BATCH)]
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    outcomes: dict[str, int] = {}

    def work(some: list[list[dict[str, Any]]]) -> list[str]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        found: list[str] = []
        for batch in some:
            connection.request("POST", path, json.dumps({"items": batch, **more}), headers)
            answer = connection.getresponse()
            body = answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status} {body[:500]!r}")
            found += [item["outcome"] for item in json.loads(body)["items"]]
        connection.close()
        return found

    started = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for found in threads.map(work, [batches[i::AT_ONCE] for i in range(AT_ONCE)]):
            for outcome in found:
                outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return Run(time.perf_counter() - started, outcomes)


def file_hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
