"""Orders under fire: checkouts, webhooks, the clock, staff and customers in any order, each of them dying at any await point.

A hypothesis state machine drives the services against the emulator. Whatever happened, once everybody has had another go, every piece and
every cent is where the orders say that it is. Dynoxide; about twenty seconds; MODEL_EXAMPLES=500 looks longer.
"""

from __future__ import annotations

import contextlib
import os
import random
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from backend.tests.support.catalogue import add_categories
from backend.tests.support.catalogue import order as order_request
from backend.tests.support.clock import FakeClock
from backend.tests.support.fakes import FakeBus, FakeMail
from backend.tests.support.orders import fail_loudly
from handlers import publish_order_events
from local.emulators import Emulator
from local.functions.sources import Streams
from tradewind.contract.types import FulfilmentInput, OrderEvent, OrderLineQuantity, OrderRequest, ProductInput, RefundInput, UnitPrice
from tradewind.domain import identifiers
from tradewind.domain import orders as rules
from tradewind.domain.catalogue import build_product
from tradewind.domain.letters import LETTERS
from tradewind.domain.refusal import GivenUp, Refusal, Unavailable
from tradewind.gateways.letters import Letters
from tradewind.gateways.mail import MailRefused, MailUncertain
from tradewind.gateways.payments import Bill, Payment, PaymentTimeout
from tradewind.gateways.simulated_payments import Notice, SimulatedPayments
from tradewind.services.cancel_my_order import cancel_my_order
from tradewind.services.cancel_order import cancel_order
from tradewind.services.complete_payment import complete_payment
from tradewind.services.create_order import create_order
from tradewind.services.deliver_order import deliver_order
from tradewind.services.fulfil_order import fulfil_order
from tradewind.services.receive_payment_webhook import receive_payment_webhook
from tradewind.services.reconcile_payments import reconcile_payments
from tradewind.services.record_sales import record_sales
from tradewind.services.refund_order import refund_order
from tradewind.services.send_order_mail import send_order_mail
from tradewind.services.settle_due_orders import settle_due_orders
from tradewind.services.shared.mailing import Postman
from tradewind.services.shared.payment_settlement import Till
from tradewind.shop import load_shop
from tradewind.stores import orders as order_store
from tradewind.stores.audit import Audit
from tradewind.stores.cart import Cart
from tradewind.stores.dynamodb import DynamoDB, Wire
from tradewind.stores.mails import Mails
from tradewind.stores.orders import OrderRecord, Orders
from tradewind.stores.products import Products
from tradewind.stores.sales import Sales

ON_HAND = 6
SHOP = load_shop()
LETTERS_OF_THE_SHOP = Letters(SHOP, "https://shop.example")
OUTCOMES = ("succeed", "decline", "unreachable", "timeout", "lost", "challenge")
CHALLENGES = ("sim_passed_1", "sim_refused_1", "")


class Killed(BaseException):
    """Not an Exception: nothing in the shop catches the end of its process."""


class Mortal:
    """The database's client, which dies before or after the n-th thing that it is asked, if it is told to. Before the n-th that a service
    asks, somebody else may do something, too."""

    def __init__(self, db: DynamoDB) -> None:
        self._through = db.call
        self.calls_left: int | None = None
        self.dies_after = False
        self.busy = False
        self.meanwhile: tuple[int, Callable[[], object]] | None = None

    def call(self, action: str, request: Wire, *attempts: int) -> Wire:
        if self.busy and self.meanwhile:
            calls, other = self.meanwhile
            self.meanwhile = (calls - 1, other) if calls > 1 else None
            if calls == 1:
                with self._aside():
                    other()
        if self.calls_left is None:
            return self._through(action, request, *attempts)
        self.calls_left -= 1
        if self.calls_left == 0 and not self.dies_after:
            raise Killed
        answer = self._through(action, request, *attempts)
        if self.calls_left == 0:
            raise Killed
        return answer

    @contextlib.contextmanager
    def _aside(self) -> Iterator[None]:
        """What another process does does not count as this one's."""
        kept, self.calls_left, self.busy = self.calls_left, None, False
        try:
            yield
        finally:
            self.calls_left, self.busy = kept, True

    @contextlib.contextmanager
    def dying(self, death: tuple[int, bool] | None) -> Iterator[None]:
        self.calls_left, self.dies_after = death or (None, False)
        self.busy = True
        try:
            yield
        except Killed:
            pass
        finally:
            self.calls_left, self.busy = None, False


class Moody(SimulatedPayments):
    """The provider, which for some calls does not answer, whether or not it does what it is asked."""

    silent_for = 0
    does_it_all_the_same = False

    def _answer(self, method: Callable[..., Payment], *asked: Any) -> Payment:
        silent, self.silent_for = self.silent_for > 0, max(0, self.silent_for - 1)
        if silent and not self.does_it_all_the_same:
            raise PaymentTimeout
        payment = method(*asked)
        if silent:
            raise PaymentTimeout
        return payment

    def resume(self, bill: Bill, token: str) -> Payment:
        return self._answer(super().resume, bill, token)

    def capture(self, bill: Bill) -> Payment:
        return self._answer(super().capture, bill)

    def void(self, bill: Bill) -> Payment:
        return self._answer(super().void, bill)

    def refund(self, bill: Bill, amount: int, refund_id: str) -> Payment:
        return self._answer(super().refund, bill, amount, refund_id)


DEATHS = st.none() | st.tuples(st.integers(1, 14), st.booleans())
"""The await point of the service, by its number, and whether it dies before or after it."""


class Stream:
    """The records of the orders table's stream, each read once."""

    def __init__(self, db: DynamoDB, endpoint: str) -> None:
        self._streams = Streams(endpoint)
        arn = db.call("DescribeTable", {"TableName": db.prefix + "orders"})["Table"]["LatestStreamArn"]
        (shard,) = self._streams.call("DescribeStream", StreamArn=arn)["StreamDescription"]["Shards"]
        first = {"StreamArn": arn, "ShardId": shard["ShardId"], "ShardIteratorType": "TRIM_HORIZON"}
        self._iterator: str = self._streams.call("GetShardIterator", **first)["ShardIterator"]

    def read(self) -> list[dict[str, Any]]:
        records: list[dict[str, Any]] = []
        while True:
            answer = self._streams.call("GetRecords", ShardIterator=self._iterator)
            records += answer["Records"]
            self._iterator = answer["NextShardIterator"]
            if not answer["Records"]:
                return records


class OrderLife(RuleBasedStateMachine):
    db: DynamoDB
    stream: Stream
    placed = Bundle("placed")

    def __init__(self) -> None:
        super().__init__()
        self.mortal = Mortal(self.db)
        self.db.call = self.mortal.call  # type: ignore[method-assign]
        self.clock = FakeClock()
        self.payments = Moody(self.db, self.clock)
        self.till = Till(Orders(self.db), self.payments, self.clock)
        self.cart, self.audit, self.sales = Cart(self.db), Audit(self.db), Sales(self.db)
        self.run = uuid.uuid4().hex[:10]
        self.sku = f"MUG-{self.run.upper()}"
        self.keys: dict[str, str] = {}
        self.requests: dict[str, tuple[str, int]] = {}
        self.commands = 0

    @initialize()
    def stock_up(self) -> None:
        wanted: dict[str, Any] = {
            "slug": f"mug-{self.run}",
            "name": "Mug",
            "category": "kitchen",
            "status": "active",
            "variants": [{"sku": self.sku, "price": {"amount": 1000, "currency": "EUR"}, "stock": ON_HAND}],
        }
        at = "2026-03-01T00:00:00.000Z"
        Products(self.db).create(build_product(msgspec.convert(wanted, ProductInput), f"prd_{self.run}", 1, at, at, {}))

    @rule(target=placed, pay=st.sampled_from(OUTCOMES), quantity=st.integers(1, 3), death=DEATHS)
    def check_out(self, pay: str, quantity: int, death: tuple[int, bool] | None) -> str:
        order_id = f"{self.run}-{len(self.keys)}"
        self.keys[order_id] = uuid.uuid4().hex
        self.requests[order_id] = (pay, quantity)
        self.check_out_again(order_id, death)
        return order_id

    @rule(order=placed, death=DEATHS)
    def check_out_again(self, order: str, death: tuple[int, bool] | None) -> None:
        pay, quantity = self.requests[order]
        body = order_request((self.sku, quantity), total=1000 * quantity + 490, pay=pay)
        request = msgspec.convert(body, OrderRequest)
        self.attempt(death, lambda: create_order(self.till, self.cart, SHOP, self.keys[order], None, request))

    @rule(order=placed, token=st.sampled_from(CHALLENGES), death=DEATHS)
    def come_back_from_the_bank(self, order: str, token: str, death: tuple[int, bool] | None) -> None:
        record = self.record(order)
        if record:
            self.attempt(death, lambda: complete_payment(self.till, record.id, None, self.token(order, record), token))

    @rule(order=placed, status=st.sampled_from(["authorised", "captured", "declined", "voided"]), death=DEATHS)
    def hear_from_the_provider(self, order: str, status: str, death: tuple[int, bool] | None) -> None:
        body, headers = self.payments.write_notice(Notice(payment=self.order_id(order), status=status))
        self.attempt(death, lambda: receive_payment_webhook(self.till, self.audit, body, headers, "provider"))

    @rule(minutes=st.sampled_from([1, 10, 20]), death=DEATHS)
    def let_time_pass(self, minutes: int, death: tuple[int, bool] | None) -> None:
        self.clock.now += 60 * minutes
        self.attempt(death, self.settle)

    @rule(order=placed, death=DEATHS)
    def staff_cancel(self, order: str, death: tuple[int, bool] | None) -> None:
        self.attempt(death, lambda: cancel_order(self.till, self.order_id(order), self.till.by("staff", "stella")))

    @rule(order=placed, death=DEATHS)
    def customer_cancels(self, order: str, death: tuple[int, bool] | None) -> None:
        record = self.record(order)
        if record:
            self.attempt(death, lambda: cancel_my_order(self.till, record.id, None, self.token(order, record)))

    @rule(order=placed, amount=st.none() | st.integers(1, 4000), quantity=st.integers(0, 2), times=st.integers(1, 2), death=DEATHS)
    def staff_refund(self, order: str, amount: int | None, quantity: int, times: int, death: tuple[int, bool] | None) -> None:
        lines = [OrderLineQuantity(line=0, quantity=quantity)] if quantity and amount is None else msgspec.UNSET
        money = msgspec.UNSET if amount is None else UnitPrice(amount=amount, currency="EUR")
        wanted = RefundInput(reason="goodwill", lines=lines, amount=money)
        key = self.key()
        for _ in range(times):
            self.attempt(death, lambda: refund_order(self.till, self.order_id(order), key, wanted, "stella"))

    @rule(order=placed, quantity=st.integers(1, 3), times=st.integers(1, 2), death=DEATHS)
    def staff_send(self, order: str, quantity: int, times: int, death: tuple[int, bool] | None) -> None:
        wanted = FulfilmentInput(carrier="Example Post", lines=[OrderLineQuantity(line=0, quantity=quantity)])
        key = self.key()
        for _ in range(times):
            self.attempt(death, lambda: fulfil_order(self.till.orders, self.clock, self.order_id(order), key, wanted, "stella"))

    @rule(order=placed, death=DEATHS)
    def it_arrives(self, order: str, death: tuple[int, bool] | None) -> None:
        self.attempt(death, lambda: deliver_order(self.till.orders, self.clock, self.order_id(order), "stella"))

    @rule(times=st.integers(1, 4), does_it_all_the_same=st.booleans())
    def the_provider_falls_silent(self, times: int, does_it_all_the_same: bool) -> None:
        self.payments.silent_for, self.payments.does_it_all_the_same = times, does_it_all_the_same

    @rule(order=placed, calls=st.integers(1, 12), other=st.sampled_from(["settle", "webhook", "refund", "cancel", "books"]))
    def somebody_is_about_to_come_between(self, order: str, calls: int, other: str) -> None:
        key, wanted = self.key(), RefundInput(reason="goodwill")
        does: dict[str, Callable[[], object]] = {
            "settle": self.settle,
            "webhook": lambda: self.hear_from_the_provider(order, "captured", None),
            "refund": lambda: refund_order(self.till, self.order_id(order), key, wanted, "stella"),
            "cancel": lambda: cancel_order(self.till, self.order_id(order), self.till.by("staff", "stella")),
            "books": self.reconcile,
        }

        def comes() -> None:
            with contextlib.suppress(Refusal, Unavailable, PaymentTimeout):
                does[other]()

        self.mortal.meanwhile = (calls, comes)

    @rule(death=DEATHS)
    def the_books_are_compared(self, death: tuple[int, bool] | None) -> None:
        self.attempt(death, self.reconcile)

    @invariant()
    def every_piece_and_every_cent_is_there_once(self) -> None:
        item = self.db.get_item("stock", {"sku": self.sku, "entry": "stock"}, ConsistentRead=True)
        if item is None:
            return
        available, reserved, sold = int(item["available"]), int(item["reserved"]), int(item.get("sold", 0))
        assert min(available, reserved, sold) >= 0
        assert available + reserved + sold == ON_HAND
        orders = [record.order() for record in self.records()]
        held = [each for each in orders if each.state in ("placed", *rules.KEPT)]
        assert reserved == sum(sum(rules.open_pieces(each).values()) for each in held)
        assert sold == sum(line.fulfilled for each in orders for line in each.lines)
        for each in orders:
            counts = Counter(entry.event for entry in each.timeline)
            assert counts["OrderPaid"] <= 1
            assert counts["OrderPlaced"] == 1
            assert each.refunded.amount <= each.totals.total.amount
        for entry in self.ledger():
            assert 0 <= int(entry["refunded"]) <= int(entry["captured"]) <= int(entry["amount"])

    def teardown(self) -> None:
        """Everybody has another go, and time goes by: then the books are right."""
        try:
            self.payments.silent_for, self.mortal.meanwhile = 0, None
            for _ in range(4):
                self.clock.now += 1200
                self.settle()
            assert [each for each in self.reconcile() if not each.repaired] == []
            self.settle()
            assert self.reconcile() == []
            ledger = {str(entry["id"]): entry for entry in self.ledger()}
            for record in self.records():
                order, entry = record.order(), ledger.pop(record.id, None)
                assert order.state != "placed"
                assert not record.void_pending
                assert not record.due
                assert not rules.pending_refunds(order)
                taken = int(entry["captured"]) if entry else 0
                returned = int(entry["refunded"]) if entry else 0
                assert taken == rules.paid(order)
                assert returned == order.refunded.amount
                assert order.state in rules.KEPT or taken == returned
                assert entry is None or entry["status"] in ("captured", "declined", "voided")
            assert all(int(entry["captured"]) == int(entry["refunded"]) for entry in ledger.values())
            self.every_transition_is_told_once()
        finally:
            del self.db.call

    def every_transition_is_told_once(self) -> None:
        """The stream's records, in batches that fail and come again, are every committed transition; each makes one mail and one sale."""
        chance = random.Random(self.run)  # noqa: S311 - no secret
        bus = FakeBus()
        mine = {record.id: record.order() for record in self.records()}
        records = [each for each in self.stream.read() if each["dynamodb"]["Keys"]["id"]["S"] in mine]
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(publish_order_events, "connect", lambda: bus)
            while records:
                batch = records[: chance.randint(1, 10)]
                bus.failing, bus.taken = (Unavailable("down"), chance.randint(0, 2)) if chance.random() < 0.3 else (None, 0)
                failures = publish_order_events.handler({"Records": batch}, None)["batchItemFailures"]
                records = records[len(batch) - len(failures) :]
        told = list({event.id: event for event in bus.events}.values())
        for order in mine.values():
            ids = [event.id for event in told if event.order.id == order.id]
            assert ids == [f"{order.id}-{i}" for i in range(len(order.timeline))]
        before = self.sold()
        for event in chance.sample([*bus.events, *bus.events], 2 * len(bus.events)):
            record_sales(self.sales, SHOP, self.clock, event)
        paid = [order.totals.total.amount for order in mine.values() if any(entry.event == "OrderPaid" for entry in order.timeline)]
        assert self.sold() - before == sum(paid)
        for event in told:
            if event.type in LETTERS:
                self.is_mailed_once(event, chance)

    def is_mailed_once(self, event: OrderEvent, chance: random.Random) -> None:
        """Whatever goes wrong, and however often it is tried: one mail; none only where nobody can know, and then somebody is told."""
        mail, given_up = FakeMail(), False
        unclear: list[BaseException] = [MailUncertain("time-out"), Killed()]
        # What was refused did not go out; of the rest nobody knows.
        mail.late = chance.random() < 0.5
        mail.failures = (
            [chance.choice(unclear)] if mail.late else [MailRefused("down")] * chance.randint(0, 2) + unclear[: chance.randint(0, 1)]
        )
        postman = Postman(Mails(self.db), mail, LETTERS_OF_THE_SHOP, self.clock)
        for _ in range(6):
            try:
                send_order_mail(postman, self.till.orders, event)
            except GivenUp:
                given_up = True
            except (MailRefused, Unavailable, Killed):
                self.clock.now += 3600
        assert len(mail.sent) <= 1
        assert len(mail.sent) == 1 or given_up

    def sold(self) -> int:
        days = (self.sales.day(f"2026-03-{day:02d}") for day in range(1, 10))
        return sum(day.revenue for day in days if day)

    def attempt(self, death: tuple[int, bool] | None, service: Callable[[], object]) -> None:
        with self.mortal.dying(death), contextlib.suppress(Refusal, Unavailable, PaymentTimeout):
            service()

    def settle(self) -> None:
        settle_due_orders(self.till, fail_loudly)

    def reconcile(self) -> list[Any]:
        return list(reconcile_payments(self.till, "2026-02-28T00:00:00.000Z", fail_loudly))

    def key(self) -> str:
        self.commands += 1
        return f"command-{self.run}-{self.commands:04d}"

    def order_id(self, order: str) -> str:
        return identifiers.order_id(self.keys[order])

    def token(self, order: str, record: OrderRecord) -> str:
        return identifiers.order_token(record.salt, self.keys[order])

    def record(self, order: str) -> OrderRecord | None:
        return self.till.orders.get(self.order_id(order))

    def records(self) -> list[OrderRecord]:
        found = (self.record(order) for order in self.keys)
        return [record for record in found if record is not None]

    def ledger(self) -> list[dict[str, Any]]:
        entries = (self.db.get_item("simulated-payments", {"id": self.order_id(order)}, ConsistentRead=True) for order in self.keys)
        return [entry for entry in entries if entry]


def run(db: DynamoDB, server: Emulator, examples: int, phases: Sequence[Phase] = tuple(Phase)) -> None:
    OrderLife.db, OrderLife.stream = db, Stream(db, server.url)
    add_categories(db)
    checks = settings(
        phases=phases,
        max_examples=examples,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(OrderLife, settings=checks)


def test_whatever_happens_every_piece_and_every_cent_is_where_the_orders_say(dynamodb: DynamoDB, dynamodb_server: Emulator) -> None:
    run(dynamodb, dynamodb_server, int(os.environ.get("MODEL_EXAMPLES", "25")))


def test_the_proof_can_fail(dynamodb: DynamoDB, dynamodb_server: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shop that forgets to give stock back is found out."""
    through = order_store._stock_actions  # noqa: SLF001
    monkeypatch.setattr(order_store, "_stock_actions", lambda db, effect, some: [] if effect == "release" else through(db, effect, some))
    with pytest.raises(AssertionError):
        run(dynamodb, dynamodb_server, 25, [Phase.generate])
