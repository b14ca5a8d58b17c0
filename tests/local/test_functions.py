"""The functions that nobody calls, in a whole shop: orders become mails and sales, through crashes too; dead letters are replayed. 60 s."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import boto3
import pytest

from backend.tests.support.orders import bus_message, order_document, order_event
from local.settings import ROOT, TABLE_PREFIX, python_environment
from local.supervisor import FUNCTIONS_NICENESS
from tests.local.test_shop import eventually, request, staff
from tests.support.shop import Shop, running_shop
from tradewind.gateways.queue import SqsQueues

ADDRESS = {"name": "Ada Example", "line1": "1 Example Street", "city": "Berlin", "postalCode": "10115", "country": "DE"}


@pytest.fixture(scope="module")
def busy_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """A shop of this file's own: others kill the processes of theirs."""
    with running_shop(tmp_path_factory.mktemp("busy"), WORKERS="1") as shop:
        yield shop


def buy(shop: Shop, email: str, pay: str = "succeed") -> dict[str, Any]:
    product = next(p for p in request(shop, "GET", "/api/products?limit=24")[1]["items"] if p["inStock"])
    sku = next(v["sku"] for v in request(shop, "GET", f"/api/products/{product['slug']}")[1]["variants"] if v["available"])
    lines = [{"sku": sku, "quantity": 1}]
    quote = request(shop, "POST", "/api/quotes", {"lines": lines, "country": "DE"})[1]
    order = {
        "lines": lines,
        "email": email,
        "shippingAddress": ADDRESS,
        "shippingMethod": quote["shippingMethod"],
        "paymentToken": f"sim_{pay}_3f9c1a7e",
        "expectedTotal": quote["totals"]["total"],
    }
    status, placed = request(shop, "POST", "/api/orders", order, {"Idempotency-Key": str(uuid.uuid4())})
    assert status in (201, 402), placed
    return placed.get("order", {}) if status == 201 else {}


def mails_to(shop: Shop, email: str) -> list[str]:
    """The subjects of the mails that were caught, as the page shows them."""
    page = request(shop, "GET", "/mail")[1].decode()
    return [row.partition('">')[2].partition("</a>")[0].rpartition(">")[2] for row in page.split("<tr>") if f">{email}<" in row]


@cache
def as_staff(home: Path, shop: Shop) -> dict[str, str]:
    """One token for all of a shop's life: the emulator that gives them out may be away."""
    del home  # which tells shops apart
    return staff(shop)


def orders_sold(shop: Shop) -> int:
    today = datetime.datetime.now(datetime.UTC).date()
    days = f"from={today}&to={today + datetime.timedelta(days=1)}"
    status, page = request(shop, "GET", f"/api/sales?{days}", headers=as_staff(shop.home, shop))
    assert status == 200
    return sum(row["orders"] for row in page["items"])


def redrive(shop: Shop, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**python_environment(), "TRADEWIND_HOME": str(shop.home)}
    command = [sys.executable, "-m", "ops.redrive", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


def queues(shop: Shop) -> SqsQueues:
    options = {"region_name": "eu-central-1", "aws_access_key_id": "local", "aws_secret_access_key": "local"}
    return SqsQueues(TABLE_PREFIX, endpoint_url=shop.running["emulatorUrl"], **options)


def test_an_order_is_mailed_and_counted(busy_shop: Shop) -> None:
    before = orders_sold(busy_shop)
    number = buy(busy_shop, "first@example.com")["number"]
    assert eventually(lambda: mails_to(busy_shop, "first@example.com")) == [f"Your order {number} is confirmed"]
    assert eventually(lambda: orders_sold(busy_shop) == before + 1)
    assert buy(busy_shop, "declined@example.com", "decline") == {}
    assert eventually(lambda: [s for s in mails_to(busy_shop, "declined@example.com") if "did not go through" in s])
    assert orders_sold(busy_shop) == before + 1


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="there are no priorities of processes here")
def test_whoever_buys_comes_before_what_nobody_waits_for(busy_shop: Shop) -> None:
    processes = busy_shop.running["processes"]
    niceness = {name: os.getpriority(os.PRIO_PROCESS, pid) for name, pid in processes.items()}
    assert niceness["functions"] == min(19, niceness["gateway-1"] + FUNCTIONS_NICENESS)
    assert niceness["gateway-1"] == niceness["dynoxide"]
    weight = Path(f"/proc/{processes['functions']}/autogroup")
    if weight.exists():
        assert weight.read_text().endswith(f"nice {FUNCTIONS_NICENESS}\n")


@pytest.mark.parametrize("name", ["functions", "ministack"])
def test_what_was_sold_is_mailed_and_counted_once_through_a_crash(busy_shop: Shop, name: str) -> None:
    before = orders_sold(busy_shop)
    people = [f"{name}-{i}@example.com" for i in range(6)]
    for i, person in enumerate(people):
        buy(busy_shop, person)
        if i == 2:
            os.kill(busy_shop.running["processes"][name], signal.SIGKILL)
    # What was taken from a queue by what died is there again when it is no longer hidden.
    assert eventually(lambda: orders_sold(busy_shop) >= before + len(people), patience_seconds=60)
    for person in people:
        # One that was being sent at that very moment may be left to somebody to look.
        assert len(mails_to(busy_shop, person)) <= 1
    assert orders_sold(busy_shop) == before + len(people)


def test_what_was_kept_survives_a_crash_of_everything(tmp_path: Path) -> None:
    with running_shop(tmp_path, WORKERS="1") as shop:
        number = buy(shop, "kept@example.com")["number"]
        eventually(lambda: mails_to(shop, "kept@example.com"))
        late = buy(shop, "late@example.com")["number"]
        for pid in shop.running["processes"].values():
            os.kill(pid, signal.SIGKILL)
        shop.stop(signal.SIGKILL)
    with running_shop(tmp_path, WORKERS="1") as shop:
        assert eventually(lambda: orders_sold(shop) == 2, patience_seconds=60)
        assert eventually(lambda: mails_to(shop, "late@example.com")) == [f"Your order {late} is confirmed"]
        assert len(mails_to(shop, "kept@example.com")) <= 1
        assert number != late


def test_dead_letters_are_listed_shown_and_replayed(busy_shop: Shop) -> None:
    document = order_document(timeline=("OrderPlaced", "OrderPaid"))
    letter = bus_message(order_event("RefundIssued", document, index=3, subject="rfd_9"))
    queues(busy_shop).send("record-sales", letter)
    assert eventually(lambda: "1  record-sales-dead" in redrive(busy_shop, "list").stdout)
    shown = redrive(busy_shop, "show", "recordSales")
    assert "no-such-refund" in shown.stdout
    assert f"RefundIssued {document['id']}-3" in shown.stdout
    assert "ada@example.com" not in shown.stdout
    assert "ada@example.com" in redrive(busy_shop, "show", "recordSales", "--body").stdout
    wrong = redrive(busy_shop, "replay", "--id", "no-such-letter")
    assert (wrong.returncode, wrong.stdout) == (1, "0 put back\n")
    replayed = redrive(busy_shop, "replay", "recordSales")
    assert replayed.returncode == 0
    assert replayed.stdout.endswith("1 put back\n")
    # It has the same fault as before, and so it comes back, with its reason.
    assert eventually(lambda: "no-such-refund" in redrive(busy_shop, "show", "recordSales").stdout)
    assert redrive(busy_shop, "show", "nobody").returncode == 1


def test_a_mail_that_may_have_gone_out_is_sent_when_somebody_says_so(busy_shop: Shop) -> None:
    order = buy(busy_shop, "unsure@example.com")
    eventually(lambda: mails_to(busy_shop, "unsure@example.com"))
    table = boto3.resource(
        "dynamodb",
        endpoint_url=busy_shop.running["dynamodbUrl"],
        region_name="eu-central-1",
        aws_access_key_id="local",
        aws_secret_access_key="local",
    ).Table(f"{TABLE_PREFIX}mails")
    # As a function leaves it that dies in sending: claimed, long ago.
    table.update_item(
        Key={"id": f"{order['id']}-1"},
        UpdateExpression="SET #state = :sending, since = :long",
        ExpressionAttributeNames={"#state": "state"},
        ExpressionAttributeValues={":sending": "sending", ":long": 1},
    )
    document = {**order, "timeline": [{k: v for k, v in entry.items() if k != "actor"} for entry in order["timeline"]]}
    queues(busy_shop).send("send-order-mail", bus_message(order_event("OrderPaid", document, index=1)))
    assert eventually(lambda: "mail-outcome-unknown" in redrive(busy_shop, "show", "sendOrderMail").stdout)
    assert len(mails_to(busy_shop, "unsure@example.com")) == 1
    assert redrive(busy_shop, "replay", "sendOrderMail").returncode == 0
    assert eventually(lambda: len(mails_to(busy_shop, "unsure@example.com")) == 2)
    assert table.get_item(Key={"id": f"{order['id']}-1"})["Item"]["state"] == "sent"
