"""A process that places orders is killed at any moment: there is no order without its stock, and no stock without its order.

Then every request is sent again, and ends as it should have. 15 processes and some hundreds of orders, on Dynoxide; about 12 seconds.
"""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from backend.tests.support.catalogue import product, variant
from backend.tests.support.events import STAFF, call
from backend.tests.support.tables import dump, items_of, stock_of
from tests.races.buyer import PAYMENTS, SKUS, place
from tradewind.contract.types import Order
from tradewind.domain.identifiers import order_id
from tradewind.stores.dynamodb import DynamoDB, Item
from tradewind.stores.orders import Orders

ROOT = Path(__file__).parents[2]
ON_HAND = 100_000
ROUNDS, BUYERS = 5, 3
LATEST_KILL_SECONDS = 0.05


def buyer(name: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "backend"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.races.buyer", name]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def kill_at_any_moment(process: subprocess.Popen[str]) -> list[int]:
    """The numbers of the orders that it began."""
    assert process.stdout is not None
    begun = [process.stdout.readline()]
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(random.uniform(0, LATEST_KILL_SECONDS))  # noqa: S311
    process.kill()
    rest, _ = process.communicate()
    return [int(line) for line in (*begun, *rest.splitlines(keepends=True)) if line.endswith("\n")]


def wait_until_still(db: DynamoDB) -> None:
    """What a process sent before it was killed may be under way yet."""
    before = None
    while before != (before := dump(db)):
        pass


def order_of(db: DynamoDB, item: Item) -> Order:
    record = Orders(db).get(str(item["id"]))
    assert record is not None
    return record.order()


def check_stock_and_orders_agree(db: DynamoDB) -> None:
    promised = Counter[str]()
    for item in items_of(db, "orders"):
        if item["state"] in ("placed", "paid"):
            for line in order_of(db, item).lines:
                promised[line.sku] += line.quantity
    for sku in SKUS:
        available, reserved = stock_of(db, sku)
        assert available + reserved == ON_HAND
        assert reserved == promised[sku]


def check_charges_and_orders_agree(db: DynamoDB) -> None:
    ledger = {item["id"]: item for item in items_of(db, "simulated-payments")}
    for item in items_of(db, "orders"):
        entry = ledger[item["id"]]
        assert item["state"] in ("paid", "payment-failed")
        assert (entry["status"] == "captured") == (item["state"] == "paid")
        if item["state"] == "paid":
            assert entry["amount"] == order_of(db, item).totals.total.amount


def test_a_buyer_is_killed_at_any_moment(shop: DynamoDB) -> None:
    for slug in ("mug", "cup"):
        assert call("createProduct", by=STAFF, body=product(slug, variant(slug.upper(), 100, ON_HAND))).status == 201
    begun: dict[str, list[int]] = {}
    for round_ in range(ROUNDS):
        buyers = {name: buyer(name) for name in (f"buyer-{round_}-{i}" for i in range(BUYERS))}
        for name, process in buyers.items():
            begun[name] = kill_at_any_moment(process)
        wait_until_still(shop)
        check_stock_and_orders_agree(shop)

    unfinished = 0
    for name, numbers in begun.items():
        assert numbers == list(range(len(numbers)))
        for number in numbers:
            before = Orders(shop).get(order_id(f"{name}-{number:012}"))
            unfinished += before is None or before.state == "placed"
            answer, pay = place(name, number), PAYMENTS[number % 4]
            allowed = {"succeed": {201}, "decline": {402}, "timeout": {504, 201}}[pay]
            assert answer.status in allowed, answer.text
    assert unfinished > 0, "nobody was killed in the middle of an order"
    check_stock_and_orders_agree(shop)
    check_charges_and_orders_agree(shop)
    assert len(items_of(shop, "orders")) == sum(map(len, begun.values()))
