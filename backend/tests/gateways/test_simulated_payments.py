"""The simulated provider's ledger, and how it misbehaves. On Dynoxide and MiniStack; three seconds."""

from __future__ import annotations

import pytest

from backend.tests.support.clock import FakeClock
from backend.tests.support.tables import items_of
from tradewind.gateways.payments import Bill, ForgedNotice, PaymentRefused, PaymentTimeout
from tradewind.gateways.simulated_payments import SIGNATURE, Notice, SimulatedPayments
from tradewind.stores.dynamodb import DynamoDB

BILL = Bill("ord_1", 1000, "EUR")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def payments(db: DynamoDB, clock: FakeClock) -> SimulatedPayments:
    return SimulatedPayments(db, clock)


def test_money_is_held_then_taken_once(payments: SimulatedPayments) -> None:
    assert payments.find(BILL).status == "unknown"
    assert [payments.authorise(BILL, token).status for token in ("sim_succeed_1", "sim_decline_1")] == ["authorised"] * 2
    assert payments.find(BILL).amount == 0
    assert [(each.status, each.amount) for each in (payments.capture(BILL), payments.capture(BILL))] == [("captured", 1000)] * 2
    assert payments.authorise(BILL, "sim_succeed_1").status == "captured"


@pytest.mark.parametrize("token", ["sim_decline_1", "tok_succeed_1", "sim_", "succeed", "sim-succeed-1"])
def test_a_card_that_is_not_good_is_declined(payments: SimulatedPayments, token: str) -> None:
    assert [payments.authorise(BILL, each).status for each in (token, "sim_succeed_1")] == ["declined", "declined"]
    assert (payments.capture(BILL).status, payments.void(BILL).status) == ("declined", "declined")


def test_what_is_not_held_cannot_be_taken(payments: SimulatedPayments) -> None:
    assert payments.capture(BILL).status == "unknown"
    payments.authorise(BILL, "sim_challenge_1")
    assert (payments.capture(BILL).status, payments.find(BILL).amount) == ("action-needed", 0)


def pay(payments: SimulatedPayments, bill: Bill, token: str) -> None:
    assert payments.authorise(bill, token).status == "authorised"
    payments.capture(bill)


def test_a_time_out_may_have_held_or_taken_the_money_or_not(payments: SimulatedPayments) -> None:
    for number, (outcome, left) in enumerate([("unreachable", "unknown"), ("timeout", "authorised"), ("lost", "captured")]):
        bill = BILL._replace(key=f"ord_{number}")
        with pytest.raises(PaymentTimeout):
            pay(payments, bill, f"sim_{outcome}_1")
        assert payments.find(bill).status == left


def test_what_was_let_go_is_never_held_again(payments: SimulatedPayments) -> None:
    assert [payments.void(BILL).status, payments.void(BILL).status] == ["voided", "voided"]
    assert (payments.authorise(BILL, "sim_succeed_1").status, payments.capture(BILL).status) == ("voided", "voided")
    held = BILL._replace(key="ord_2")
    payments.authorise(held, "sim_succeed_1")
    assert (payments.void(held).status, payments.capture(held).status) == ("voided", "voided")


def test_what_was_taken_stays_taken_when_it_is_let_go(payments: SimulatedPayments) -> None:
    payments.authorise(BILL, "sim_succeed_1")
    payments.capture(BILL)
    assert (payments.void(BILL).status, payments.find(BILL).amount) == ("captured", 1000)


@pytest.mark.parametrize(("token", "status"), [("sim_passed_1", "authorised"), ("sim_refused_1", "declined"), ("", "action-needed")])
def test_a_challenge_ends_as_the_customer_wants(payments: SimulatedPayments, token: str, status: str) -> None:
    action = payments.authorise(BILL, "sim_challenge_1").action
    assert action is not None
    assert action.url.endswith("payment=ord_1")
    assert [payments.resume(BILL, token).status for _ in range(2)] == [status] * 2


def test_a_challenge_cannot_be_passed_where_none_was_asked(payments: SimulatedPayments) -> None:
    payments.authorise(BILL, "sim_decline_1")
    assert payments.resume(BILL, "sim_passed_1").status == "declined"


def test_a_refund_is_given_once_and_no_more_than_was_taken(db: DynamoDB, payments: SimulatedPayments) -> None:
    payments.authorise(BILL, "sim_succeed_1")
    with pytest.raises(PaymentRefused):
        payments.refund(BILL, 1, "rfd_0")
    payments.capture(BILL)
    assert [payments.refund(BILL, 600, "rfd_1").refunded for _ in range(2)] == [600, 600]
    with pytest.raises(PaymentRefused):
        payments.refund(BILL, 401, "rfd_2")
    assert payments.refund(BILL, 400, "rfd_3").refunded == 1000
    assert sorted(str(item["id"]) for item in items_of(db, "simulated-payments")) == ["ord_1", "rfd_1", "rfd_3"]


def test_a_notice_is_the_providers_own_and_recent(payments: SimulatedPayments, clock: FakeClock) -> None:
    body, headers = payments.write_notice(Notice(payment="ord_1", status="captured"))
    assert payments.read_notice(body, headers) == "ord_1"
    assert payments.read_notice(body, headers) == "ord_1"
    forged = [
        (body + b" ", headers),
        (body, {}),
        (body, {SIGNATURE: ""}),
        (body, {SIGNATURE: headers[SIGNATURE][:-1] + "x"}),
        (body, {SIGNATURE: headers[SIGNATURE].replace("t=1", "t=2")}),
        (body, {SIGNATURE: "t=\u0661,v1=\u0661"}),
        (body, {SIGNATURE: "t=" + "9" * 5000 + ",v1=0"}),
    ]
    for text, given in forged:
        with pytest.raises(ForgedNotice):
            payments.read_notice(text, given)
    clock.now += 301
    with pytest.raises(ForgedNotice):
        payments.read_notice(body, headers)


def test_a_signed_notice_about_nothing_of_the_shops_is_about_no_order(payments: SimulatedPayments) -> None:
    _, headers = payments.write_notice(Notice(payment="ord_1", status="captured"))
    body = b"{}"
    at = int(headers[SIGNATURE].partition(",")[0][2:])
    signature = payments._signature(at, body)  # noqa: SLF001 - nobody else can sign what is not a notice
    assert payments.read_notice(body, {SIGNATURE: f"t={at},v1={signature}"}) is None


def test_payments_are_listed_from_a_time_on_over_days(payments: SimulatedPayments, clock: FakeClock) -> None:
    for number in range(3):
        payments.authorise(BILL._replace(key=f"ord_{number}"), "sim_succeed_1")
        clock.now += 86_400
    assert [payment.key for payment in payments.payments_since("2026-01-01T00:00:00.000Z")] == ["ord_0", "ord_1", "ord_2"]
    later = list(payments.payments_since("2026-03-02T00:00:00.000Z"))
    assert [(payment.key, payment.status, payment.currency) for payment in later] == [
        ("ord_1", "authorised", "EUR"),
        ("ord_2", "authorised", "EUR"),
    ]
