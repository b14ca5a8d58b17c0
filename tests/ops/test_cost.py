"""The cost model: its arithmetic by hand, its units against DynamoDB's own count, its page against the model. Some 4 s."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import msgspec
import pytest

from backend.tests.support.catalogue import add_promotion, order
from backend.tests.support.events import STAFF, Answer, call
from backend.tests.support.fixtures import keys, shop
from demo.load import load as load_demo
from ops import cost, cost_page
from ops.cost import Load, Options, always_on_usage, bill, usage
from ops.generate import operations, read_contract, read_functions
from ops.setup import ROOT
from tradewind.contract.types import Category
from tradewind.stores.categories import Categories
from tradewind.stores.dynamodb import DynamoDB, connect

__all__ = ["keys", "shop"]
IDLE = Load(0, 0, 500)
BUSY = Load(10_000, 300, 500)
LOADS = [Load(visits, visits * 3 // 100, 500) for visits in (0, 1, 10, 1_000, 10_000, 33_333, 100_000, 1_000_000, 5_000_000)]


def shop_bill(load: Load, options: Options = Options()) -> cost.Bill:  # noqa: B008 - it is immutable
    return bill(usage(load, options), options.region)


def line(of: cost.Bill, service: str, what: str) -> cost.Line:
    return next(line for line in of.lines if line.service == service and line.what.startswith(what))


# By hand ---------------------------------------------------------------------------------------------------------------------------


def test_api_requests_by_hand() -> None:
    """A visit: 1 + 3 + 2 + 0.2 calls and 0.2 preflights; an order: 3 + 1 + 1 + 0.05 + 2 + 1 + 1 and 5; a product: 1 + 2 + 0.1 + 0.3."""
    found = line(shop_bill(BUSY), "API Gateway", "REST requests")
    assert found.quantity == 10_000 * Decimal("6.4") + 300 * Decimal("14.05") + 500 * Decimal("3.4") == 69_915
    # 69,915 × 3.70 USD / 1,000,000 = 0.25869 USD
    assert (found.cost, found.cost_beyond_free) == (Decimal("0.26"), Decimal("0.26"))


def test_lambda_duration_by_hand() -> None:
    """One visit and nothing else: 15 + 3 × 20 + 2 × 25 + 0.2 × 20 ms warm, and 5 % of 6.2 calls at 700 ms; half a GB of memory."""
    found = line(shop_bill(Load(1_000_000, 0, 0)), "Lambda", "GB-seconds")
    found = found._replace(quantity=found.quantity - line(shop_bill(Load(0, 0, 0)), "Lambda", "GB-seconds").quantity)
    assert found.quantity == (Decimal(129) + Decimal("217")) / 1000 / 2 * 1_000_000 == 173_000
    # 173,000 × 0.0000133334 USD = 2.3066782 USD, and all of it within the 400,000 that are free
    assert (found.cost, found.cost_beyond_free) == (Decimal("2.31"), Decimal("0.00"))


def test_dynamodb_by_hand() -> None:
    """An order: three quotes of 2.5, then 2 × 2.5 consistently, 2 × 1 around it, 1 for its page, 2 × 1 for webhooks, 2 × 2 by the staff;
    2 × 1 for mails, 3.5 for stock, 4 × 2 for subscriptions, and 2 for a delivery. To write, 14 + 10.5 when it is placed, 26.25 when it is
    sent, 22.75 when it has arrived; 2 × 2 for mails, 6 for sales, 2 + 2 for a delivery. One in twenty is looked for again: 1.5 to read,
    and 4 + 2 to write. The clock reads 2 each minute and 0.5 each hour."""
    orders = shop_bill(Load(0, 1_000_000, 0))
    reads, writes = line(orders, "DynamoDB", "read"), line(orders, "DynamoDB", "write")
    assert (reads.quantity, writes.quantity) == (37_075_000 + 43_800 * 2 + 365, 87_800_000)
    # 37.162965 × 0.1525 = 5.66735; 87.8 × 0.7625 = 66.9475
    assert (reads.cost, writes.cost) == (Decimal("5.67"), Decimal("66.95"))


def test_queues_by_hand() -> None:
    """Eight queues with five pollers each, that wait for 20 s at a time; an order's 9.05 messages are put, taken and deleted, and so is one
    for one product in ten."""
    found = line(shop_bill(BUSY), "SQS", "requests")
    assert found.quantity == 8 * 5 * 730 * 3600 // 20 + (300 * Decimal("9.05") + 50) * 3 == 5_264_295
    # (5,264,295 - 1,000,000) × 0.40 USD / 1,000,000 = 1.70572 USD
    assert (found.cost, found.cost_beyond_free) == (Decimal("2.11"), Decimal("1.71"))


def test_events_and_mails_by_hand() -> None:
    """An order is placed, paid, sent and delivered, and two of these are mailed; the link of one in twenty is mailed again."""
    orders = shop_bill(Load(0, 1_000_000, 0))
    assert line(orders, "EventBridge", "events").cost == Decimal("4.00")
    assert line(orders, "SES", "mails").cost == Decimal("205.00")


def test_what_the_clock_starts_costs_next_to_nothing() -> None:
    """43,800 runs of 30 ms, 730 of 500 ms and 2,000 of 60 ms, and 5 % of them at 700 ms; half a GB."""
    found = line(shop_bill(Load(0, 0, 0)), "Lambda", "GB-seconds")
    assert found.quantity == (43_800 * 30 + 730 * 500 + 2_000 * 60 + (43_800 + 730 + 2_000) * 35) / Decimal(2000)
    assert found.cost <= Decimal("0.03")


def test_the_smallest_always_on_set_up_by_hand() -> None:
    """730 h × (0.0192 + 0.005 + 0.019) USD, 8 GB × 0.0952, 20 GB × 0.137, and two cents of S3."""
    assert bill(always_on_usage(IDLE, zones=1), "eu-central-1").total == sum(
        map(Decimal, ("14.02", "3.65", "13.87", "0.76", "2.74", "0.01", "0.01"))
    )


def test_two_zones_have_a_second_of_everything_and_a_load_balancer() -> None:
    one, two = (always_on_usage(BUSY, zones=zones) for zones in (1, 2))
    assert all(two[name] == 2 * one[name] for name in ("server", "server-disk", "database", "database-disk"))
    assert two["public-address"] == 4 * cost.HOURS
    assert set(two) - set(one) == {"load-balancer", "load-balancer-units"}


def test_servers_are_as_many_as_the_peak_takes() -> None:
    """6.2 calls a visit, ten times the average, 20 ms each, within 1,200 ms of every second: 60 calls a second and server."""
    per_server = int(60 * cost.SECONDS / 10 / Decimal("6.2"))
    assert [cost.servers_needed(Load(visits, 0, 0)) for visits in (0, per_server, per_server + 1, 2 * per_server + 2)] == [1, 1, 2, 3]
    with pytest.raises(ValueError, match="more than one small database"):
        cost.servers_needed(Load(5 * per_server, 0, 0))


# What must hold ----------------------------------------------------------------------------------------------------------------------


def test_idle_it_costs_next_to_nothing_but_for_being_watched_and_for_waiting() -> None:
    idle = shop_bill(IDLE)
    waiting = line(idle, "SQS", "requests").cost_beyond_free
    assert idle.total_beyond_free - cost_page.watching(idle) - waiting < Decimal("0.10")
    # Most of it is alarms: ten cents for each function.
    assert idle.total_beyond_free < Decimal(12)


@pytest.mark.parametrize("region", cost.REGIONS)
def test_more_of_anything_never_costs_less(region: str) -> None:
    for of in (
        lambda load: usage(load, Options(region)),
        lambda load: always_on_usage(load, zones=1),
        lambda load: always_on_usage(load, zones=2),
    ):
        bills = [bill(of(load), region) for load in LOADS]
        assert [b.total for b in bills] == sorted(b.total for b in bills)
        assert [b.total_beyond_free for b in bills] == sorted(b.total_beyond_free for b in bills)
    grown = [shop_bill(Load(1_000, orders, products)).total for orders, products in ((0, 0), (0, 5_000), (5_000, 5_000), (5_000, 500_000))]
    assert grown == sorted(set(grown))


def test_free_tiers_only_ever_help_and_end_where_they_say() -> None:
    for load in LOADS:
        for each in shop_bill(load).lines:
            assert each.cost_beyond_free <= each.cost
    within, beyond = (cost.Line("S", "w", Decimal(quantity), Decimal(100), Decimal(1), 1) for quantity in (100, 101))
    assert (within.cost_beyond_free, beyond.cost_beyond_free) == (0, 1)


def test_money_is_decimal_and_adds_up_as_shown() -> None:
    for of in (shop_bill(BUSY), bill(always_on_usage(BUSY, zones=2), "eu-central-1")):
        assert all(isinstance(value, Decimal) for each in of.lines for value in (each.quantity, each.usd, each.cost))
        assert of.total == sum(each.cost for each in of.lines)
        assert all(each.cost == each.cost.quantize(Decimal("0.01")) for each in of.lines)


def test_a_domain_and_a_firewall_are_added_when_asked_for() -> None:
    plain, more = shop_bill(BUSY), shop_bill(BUSY, Options(domain=True, firewall=True))
    added = {each.service: each for each in more.lines if each not in plain.lines}
    assert set(added) == {"Route 53", "WAF"}
    # 0.50, 2 × 5, 2 × 4 × 1, and 567,900 requests at 0.60 per million
    assert more.total - plain.total == Decimal("0.50") + 10 + 8 + Decimal("0.34")


def test_every_price_is_used_and_has_its_page() -> None:
    table = cost.price_table()
    used = set(usage(BUSY, Options(domain=True, firewall=True))) | set(always_on_usage(BUSY, zones=2))
    assert used == set(table["prices"])
    assert set(table["free"]) <= used
    for name, row in table["prices"].items():
        assert set(row["usd"]) == set(cost.REGIONS), name
        assert set(row["read"]) <= set(cost.REGIONS), name
        assert row["page"].startswith("https://aws.amazon.com/"), name


def test_the_assumptions_name_operations_that_exist_and_units_for_each() -> None:
    known = {operation["id"] for operation in operations(read_contract())}
    called = {operation for of in cost.assumptions()["requests"].values() for operation in of}
    assert called <= known
    ran = {function for of in cost.assumptions()["runs"].values() for function in of}
    assert ran == {name for name in read_functions() if "Simulated" not in name}
    assert len(cost.runs(BUSY)) == len(ran)
    asked = called | ran
    assert asked == set(cost.assumptions()["units"]) == set(cost.assumptions()["durations"])
    performed = {function for of in cost.assumptions()["units"].values() for function in of}
    assert performed <= set(cost.units_by_function())


def test_the_alarms_are_those_of_the_observability_module() -> None:
    """Three of the shop, one of each function, one of each dead-letter queue, one of each function of a stream, one of all tables."""
    alarms = (ROOT / "infra/modules/observability/alarms.tf").read_text("utf-8")
    of_the_shop = re.findall(r"^    ([\w-]+) = \{", alarms, re.M)
    assert re.findall(r'-(\w+)" => \{', alarms) == ["errors", "behind"]
    assert len(re.findall(r'^resource "aws_cloudwatch_metric_alarm" "tables" \{\n  count', alarms, re.M)) == 1
    assert len(re.findall(r"^    for queue, name in var.dead_letter_queue_names", alarms, re.M)) == 1
    functions = read_functions()
    dead_letter_queues = sum(not row["trigger"].keys() & {"schedule", "identity"} for row in functions.values())
    followers = sum("stream" in row["trigger"] for row in functions.values())
    of_functions = len(operations(read_contract())) + len(functions) + followers
    assert cost.watched_metrics()[0] == len(of_the_shop) + of_functions + dead_letter_queues + 1


def test_the_dashboard_shows_as_many_metrics_as_the_model_counts() -> None:
    dashboard = (ROOT / "infra/modules/observability/dashboard.tf").read_text("utf-8")
    names = [name for listed in re.findall(r"for (?:metric|stat) in \[([^]]*)\]", dashboard) for name in listed.split(",")]
    per_table = len(re.findall(r"for name in values\(var\.table_names\)", dashboard))
    # No graph holds another kind of row than these two.
    assert dashboard.count('["AWS/') == len(re.findall(r"for (?:metric|stat) in \[|for name in values\(var\.table_names\)", dashboard))
    assert cost.watched_metrics()[1] == len(names) + per_table * len(re.findall(r"^  [a-z-]+:$", cost.TABLES.read_text("utf-8"), re.M))


def test_the_dashboard_is_among_the_free_ones() -> None:
    assert cost.watched_metrics()[1] <= cost.number("dashboard_free_metrics")
    assert usage(BUSY, Options())["dashboards"] == 0


# Units, as DynamoDB counts them --------------------------------------------------------------------------------------------------------


@pytest.fixture
def consumed() -> Iterator[list[tuple[str, Decimal]]]:
    """What the handlers' client consumes: the action and the units, the simulated payment provider's ledger aside."""
    found: list[tuple[str, Decimal]] = []

    def observe(action: str, answer: dict[str, Any]) -> None:
        counted = answer["ConsumedCapacity"]
        each = counted if isinstance(counted, list) else [counted]
        found.extend((action, Decimal(str(of["CapacityUnits"]))) for of in each if not of["TableName"].endswith("simulated-payments"))

    client = connect()
    client.observe = observe
    yield found
    client.observe = None


@pytest.mark.usefixtures("shop")
def test_operations_consume_what_the_model_says(consumed: list[tuple[str, Decimal]], dynamodb: DynamoDB) -> None:
    def units_of(operation: str, **request: Any) -> tuple[Decimal, Decimal, Answer]:
        consumed.clear()
        answer = call(operation, **request)
        assert answer.status in (200, 201), answer.text
        reading = ("GetItem", "BatchGetItem", "Query")
        totals = [sum((u for action, u in consumed if (action in reading) is reads), Decimal(0)) for reads in (True, False)]
        return totals[0], totals[1], answer

    demo = load_demo()
    for place, category in enumerate(msgspec.convert(demo.categories, list[Category])):
        Categories(dynamodb).put(category, place)
    for sold in demo.products:
        call("createProduct", by=STAFF, body=sold)
    add_promotion(dynamodb, "LIMITED", amount_off=100, uses_limit=5)
    two = next(p for p in demo.products if len(p["variants"]) == 2 and all(v["stock"] for v in p["variants"]) and p["status"] == "active")
    skus = [v["sku"] for v in two["variants"]]
    cart = {"lines": [{"sku": sku, "quantity": 1} for sku in skus], "promotionCode": "LIMITED"}
    total = call("quoteCart", body=cart).body["totals"]["total"]["amount"]
    placed = order(*((sku, 1) for sku in skus), total=total, promotionCode="LIMITED")

    measured: dict[str, tuple[Decimal, Decimal]] = {}
    for operation, request in {
        "listCategories": {},
        "listProducts": {},
        "getProduct": {"path": {"product": two["slug"]}},
        "quoteCart": {"body": cart},
        "createOrder": {"body": placed},
    }.items():
        reads, writes, answer = units_of(operation, **request)
        measured[operation] = (reads, writes)
    token, order_id = answer.body["orderToken"], answer.body["order"]["id"]
    measured["getOrder"] = units_of("getOrder", path={"orderId": order_id}, headers={"Order-Token": token})[:2]
    by_staff = {"by": STAFF, "path": {"orderId": order_id}}
    sent = {"carrier": "dhl", "trackingNumber": "00340434161094042557"}
    measured["fulfilOrder"] = units_of("fulfilOrder", body=sent, headers={"Idempotency-Key": "a-parcel-of-the-cost-test"}, **by_staff)[:2]
    measured["deliverOrder"] = units_of("deliverOrder", **by_staff)[:2]
    modelled = {operation: (cost.units(operation, "RRU"), cost.units(operation, "WRU")) for operation in measured}
    assert {operation: reads for operation, (reads, _) in measured.items()} == {
        operation: reads for operation, (reads, _) in modelled.items()
    }
    # The size of an order is not the same in all of them: a little more is counted, and never less.
    assert {operation for operation in measured if not 0 <= modelled[operation][1] - measured[operation][1] <= 2} == set()


# The page ------------------------------------------------------------------------------------------------------------------------------


def test_the_page_and_its_chart_are_what_the_model_says() -> None:
    stale = [str(path.relative_to(ROOT)) for path, content in cost_page.pages().items() if path.read_text("utf-8") != content]
    assert not stale, "write them again: python -m ops.cost --write"


@pytest.mark.parametrize("zones", [1, 2])
def test_the_break_even_is_where_the_bills_cross(zones: int) -> None:
    visits = cost_page.break_even(zones)
    step = 10 ** (len(str(visits)) - 2)
    for each, dearer in ((visits // 2, False), (visits, False), (visits + step, True)):
        load = Load(each, each * cost_page.ORDERS // 100, cost_page.PRODUCTS)
        always_on = bill(always_on_usage(load, zones=zones), cost.REGIONS[0])
        assert (shop_bill(load).total_beyond_free > always_on.total_beyond_free) is dearer


def test_the_chart_reads_aloud_and_holds_nothing_from_elsewhere() -> None:
    root = ElementTree.parse(cost_page.CHART).getroot()  # noqa: S314 - our own file
    space = {"svg": "http://www.w3.org/2000/svg"}
    title, description = root.find("svg:title", space), root.find("svg:desc", space)
    assert title is not None
    assert description is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "1,000,000 visits: the shop" in (description.text or "")
    text = cost_page.CHART.read_text("utf-8")
    assert "prefers-color-scheme: dark" in text
    assert not re.search(r"<script|href=|url\(|@import", text)


# The command -----------------------------------------------------------------------------------------------------------------------------


def ask(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "ops.cost", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_command_prints_both_bills_and_which_prices_to_look_up() -> None:
    said = ask("--visits", "10000", "--orders", "300", "--products", "500").stdout
    assert "10,000 visits and 300 orders a month, 500 products, eu-central-1" in said
    assert str(shop_bill(BUSY).total_beyond_free) in said
    assert str(bill(always_on_usage(BUSY, zones=1), "eu-central-1").total_beyond_free) in said
    assert "Prices not read again on a known day: cdn-bytes" in said


def test_the_command_says_what_it_does_not_take() -> None:
    assert "must not be negative" in ask("--visits", "-1").stderr
    assert "invalid choice: 'mars-1'" in ask("--region", "mars-1").stderr
    assert "more than one small database" in ask("--visits", "90000000").stdout
