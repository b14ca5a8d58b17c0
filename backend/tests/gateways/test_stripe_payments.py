"""What is Stripe's own: keys, faults, a memory of one day, signatures. Over HTTP, against a stand-in in a process of its own. Some 15 s."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import pytest
import stripe

from backend.tests.support.stripe_stand_in import SHOP, SITE, WEBHOOK_SECRET, ClockAt, StripeStandIn
from tradewind import configuration
from tradewind.gateways import stripe_payments
from tradewind.gateways.clock import timestamp
from tradewind.gateways.payments import Bill, ForgedNotice, Payment, PaymentTimeout
from tradewind.gateways.secrets import SecretMissing
from tradewind.gateways.stripe_payments import API_VERSION, RETRIES, StripePayments
from tradewind.stores.dynamodb import DynamoDB
from tradewind.stores.signature import Credentials

GOOD, BAD, CHALLENGED = "pm_card_visa", "pm_card_visa_chargeDeclined", "pm_card_threeDSecure2Required"
DAY = 24 * 3600
numbers = itertools.count(1)

Call = Callable[[StripePayments, Bill], object]
CALLS: dict[str, Call] = {
    "authorise": lambda gateway, bill: gateway.authorise(bill, GOOD),
    "resume": lambda gateway, bill: gateway.resume(bill, "stripe-return"),
    "find": lambda gateway, bill: gateway.find(bill),
    "capture": lambda gateway, bill: gateway.capture(bill),
    "void": lambda gateway, bill: gateway.void(bill),
    "refund": lambda gateway, bill: gateway.refund(bill, 100, "rfd_1"),
    "payments_since": lambda gateway, _: list(gateway.payments_since("2026-01-01T00:00:00.000Z")),
}


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stripe.HTTPClient, "INITIAL_DELAY", 0.01)


@pytest.fixture
def gateway(stripe_stand_in: StripeStandIn) -> StripePayments:
    return stripe_stand_in.gateway()


def bill(**changes: Any) -> Bill:
    return Bill(f"ord_{next(numbers)}", 2290, "EUR", placed_at=timestamp(time.time()))._replace(**changes)


def status_and_amount(payment: Payment) -> tuple[str, int, int]:
    return payment.status, payment.amount, payment.refunded


def charged(stand_in: StripeStandIn) -> int:
    """What customers have paid, less what they got back."""
    return sum(each["amount_received"] for each in stand_in.intents) - sum(each["amount"] for each in stand_in.refunds)


# What is asked


def test_an_intent_is_made_for_later_capture_and_says_whose_order_it_is(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    gateway.authorise(asked, GOOD)
    created, confirmed = stripe_stand_in.asked
    assert (created["path"], created["key"]) == ("/v1/payment_intents", f"{SHOP}{asked.key}:intent")
    assert parse_qs(created["body"]) == {
        "amount": ["2290"],
        "currency": ["eur"],
        "capture_method": ["manual"],
        "allowed_payment_method_types[0]": ["card"],
        "metadata[order]": [asked.key],
        "metadata[shop]": [SHOP],
    }
    assert confirmed["key"] == f"{SHOP}{asked.key}:confirm"
    assert parse_qs(confirmed["body"])["payment_method"] == [GOOD]


def test_every_request_pins_the_version_and_every_change_has_a_key(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    gateway.authorise(asked, GOOD)
    gateway.capture(asked)
    gateway.refund(asked, 100, "rfd_1")
    gateway.void(bill())
    list(gateway.payments_since("2026-01-01T00:00:00.000Z"))
    assert {each["version"] for each in stripe_stand_in.asked} == {API_VERSION} == {stripe.api_version}
    keys = [each["key"] for each in stripe_stand_in.asked if each["method"] == "POST"]
    assert all(key and key.startswith(SHOP) for key in keys)
    assert len(set(keys)) == 6


def test_a_checkout_asks_four_times(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    held = gateway.authorise(asked, GOOD)
    gateway.capture(asked._replace(payment_id=held.payment_id))
    assert stripe_stand_in.paths() == ["POST payment_intents", "POST confirm", f"GET {held.payment_id}", "POST capture"]


def test_the_bank_sends_the_customer_back_to_the_shop(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    waiting = gateway.authorise(asked, CHALLENGED)
    assert waiting.action
    assert waiting.action.url.startswith("https://hooks.stripe.com/")
    assert waiting.action.client_secret == stripe_stand_in.intents[0]["client_secret"]
    back = stripe_stand_in.intents[0]["next_action"]["redirect_to_url"]["return_url"]
    assert back == f"{SITE}/checkout/return#payment={asked.key}&challenge=stripe-return"


# What goes wrong

TRANSIENT = ["500", "502", "503", "429", "409", "not-json", "hang-up"]


@pytest.mark.parametrize("call", sorted(CALLS))
@pytest.mark.parametrize("how", TRANSIENT)
def test_a_provider_that_fails_whatever_is_asked_is_a_time_out(stripe_stand_in: StripeStandIn, how: str, call: str) -> None:
    gateway, asked = stripe_stand_in.gateway(), bill()
    stripe_stand_in.fault("", how, times=100)
    with pytest.raises(PaymentTimeout):
        CALLS[call](gateway, asked)
    assert stripe_stand_in.intents == []


@pytest.mark.parametrize("how", ["500", "503", "409", "not-json", "hang-up"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("path", ["/payment_intents", "/confirm", "/capture", "/refunds"])
def test_a_failure_that_passes_is_not_noticed(stripe_stand_in: StripeStandIn, path: str, when: str, how: str) -> None:
    gateway, asked = stripe_stand_in.gateway(), bill()
    stripe_stand_in.fault(path, how, when=when, times=1 if how == "hang-up" else RETRIES)
    assert gateway.authorise(asked, GOOD).status == "authorised"
    assert status_and_amount(gateway.capture(asked)) == ("captured", 2290, 0)
    assert status_and_amount(gateway.refund(asked, 290, "rfd_1")) == ("captured", 2290, 290)
    assert (len(stripe_stand_in.intents), charged(stripe_stand_in)) == (1, 2000)


def test_silence_is_waited_for_within_bounds(stripe_stand_in: StripeStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stripe_payments, "PATIENCE_SECONDS", 1.0)
    gateway = stripe_stand_in.gateway()
    gateway.find(bill())
    stripe_stand_in.fault("/confirm", "silence", seconds=5, times=9)
    started = time.monotonic()
    with pytest.raises(PaymentTimeout):
        gateway.authorise(bill(), GOOD)
    assert 0.9 < time.monotonic() - started < 2


def test_nobody_there_is_a_time_out() -> None:
    with pytest.raises(PaymentTimeout):
        StripeStandIn("http://127.0.0.1:9").gateway().find(bill())


@pytest.mark.parametrize("call", sorted(CALLS))
def test_a_key_that_stripe_refuses_is_a_mistake_of_ours(stripe_stand_in: StripeStandIn, call: str) -> None:
    with pytest.raises(stripe.AuthenticationError) as raised:
        CALLS[call](stripe_stand_in.gateway(secret_key="sk_test_another_shops"), bill())
    assert "another_shops" not in str(raised.value)


def test_a_key_that_may_not_is_a_mistake_of_ours(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    stripe_stand_in.fault("/payment_intents", "403")
    with pytest.raises(stripe.PermissionError):
        gateway.find(bill())


def test_a_payment_that_stripe_does_not_know_is_a_mistake_of_ours(gateway: StripePayments) -> None:
    with pytest.raises(stripe.InvalidRequestError):
        gateway.find(bill(payment_id="pi_of_another_account"))


def test_another_amount_under_the_same_key_is_a_mistake_of_ours(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    gateway.authorise(asked, GOOD)
    with pytest.raises(stripe.IdempotencyError):
        gateway.authorise(asked._replace(amount=1), GOOD)
    assert [each["amount"] for each in stripe_stand_in.intents] == [2290]


def test_an_amount_that_stripe_does_not_take_is_declined(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    for asked in (bill(amount=49), bill(amount=0)):
        assert gateway.authorise(asked, GOOD).status == "declined"
        assert gateway.void(asked).status == "declined"
    assert stripe_stand_in.intents == []


def test_a_token_that_was_used_before_is_declined(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    token = "pm_card_visa-once"
    assert gateway.authorise(bill(), token).status == "authorised"
    asked = bill()
    assert gateway.authorise(asked, token).status == "declined"
    assert gateway.authorise(asked, GOOD).status == "declined"
    assert [each["status"] for each in stripe_stand_in.intents] == ["requires_capture", "canceled"]


# What crashes


def test_after_a_crash_before_confirmation_the_same_intent_goes_on(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    stripe_stand_in.fault("/confirm", "500", times=RETRIES + 1)
    with pytest.raises(PaymentTimeout):
        gateway.authorise(asked, GOOD)
    assert gateway.find(asked).status == "unknown"
    assert gateway.authorise(asked, GOOD).status == "authorised"
    assert len(stripe_stand_in.intents) == 1


def test_after_a_crash_before_confirmation_it_can_be_let_go(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    stripe_stand_in.fault("/confirm", "500", times=RETRIES + 1)
    with pytest.raises(PaymentTimeout):
        gateway.authorise(asked, GOOD)
    assert gateway.void(asked).status == "voided"
    assert gateway.authorise(asked, GOOD).status == "voided"


@pytest.mark.parametrize("path", ["/payment_intents", "/confirm"])
def test_an_answer_that_was_lost_for_good_is_found_again(gateway: StripePayments, stripe_stand_in: StripeStandIn, path: str) -> None:
    asked = bill()
    stripe_stand_in.fault(path, "500", when="after", times=RETRIES + 1)
    with pytest.raises(PaymentTimeout):
        gateway.authorise(asked, GOOD)
    assert stripe_stand_in.gateway().authorise(asked, GOOD).status == "authorised"
    assert status_and_amount(gateway.capture(asked)) == ("captured", 2290, 0)
    assert (len(stripe_stand_in.intents), charged(stripe_stand_in)) == (1, 2290)


def test_a_capture_whose_answer_was_lost_is_found_taken(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    gateway.authorise(asked, GOOD)
    stripe_stand_in.fault("/capture", "500", when="after", times=RETRIES + 1)
    with pytest.raises(PaymentTimeout):
        gateway.capture(asked)
    assert status_and_amount(gateway.void(asked)) == ("captured", 2290, 0)


def test_after_a_crash_between_decline_and_cancellation_the_intent_is_cancelled_later(
    gateway: StripePayments, stripe_stand_in: StripeStandIn
) -> None:
    asked = bill()
    stripe_stand_in.fault("/cancel", "500", times=RETRIES + 1)
    with pytest.raises(PaymentTimeout):
        gateway.authorise(asked, BAD)
    assert stripe_stand_in.intents[0]["status"] == "requires_payment_method"
    assert gateway.find(asked).status == "declined"
    assert stripe_stand_in.intents[0]["status"] == "canceled"


def test_what_was_refused_in_one_state_is_asked_again_in_the_next(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    """Although Stripe remembers the refusal under its key."""
    asked = bill()
    intent = gateway.authorise(asked, CHALLENGED).payment_id
    stripe_stand_in.race("/cancel", intent, "processing")
    assert gateway.void(asked).status == "processing"
    assert gateway.void(asked).status == "processing"
    stripe_stand_in.tell(intent={"id": intent, "status": "requires_capture"})
    assert gateway.void(asked).status == "voided"


@pytest.mark.parametrize(("status", "then"), [("canceled", "voided"), ("succeeded", "captured")])
def test_of_a_capture_and_another_that_was_faster_the_other_is_told(
    gateway: StripePayments, stripe_stand_in: StripeStandIn, status: str, then: str
) -> None:
    asked = bill()
    stripe_stand_in.race("/capture", gateway.authorise(asked, GOOD).payment_id, status)
    assert gateway.capture(asked).status == then


def test_an_intent_that_is_let_go_while_it_is_confirmed_holds_nothing(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    stripe_stand_in.race("/confirm", gateway.find(asked).payment_id, "canceled")
    assert gateway.authorise(asked, GOOD).status == "voided"


# What Stripe forgets


@pytest.mark.parametrize("placed_at_known", [True, False])
def test_a_day_later_the_intent_is_found_without_its_id(stripe_stand_in: StripeStandIn, placed_at_known: bool) -> None:
    clock = ClockAt()
    gateway, asked = stripe_stand_in.gateway(clock=clock), bill()
    asked = asked if placed_at_known else asked._replace(placed_at="")
    held = gateway.authorise(asked, GOOD)
    clock.ahead = DAY + 3600
    stripe_stand_in.tell(pass_seconds=clock.ahead)
    assert gateway.authorise(asked, GOOD).payment_id == held.payment_id
    assert status_and_amount(gateway.capture(asked)) == ("captured", 2290, 0)
    assert status_and_amount(gateway.authorise(asked, GOOD)) == ("captured", 2290, 0)
    assert (len(stripe_stand_in.intents), charged(stripe_stand_in)) == (1, 2290)


def test_what_the_search_does_not_know_yet_the_key_does(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill(placed_at="")
    assert {gateway.authorise(asked, GOOD).payment_id for _ in range(3)} == {stripe_stand_in.intents[0]["id"]}
    assert stripe_stand_in.paths().count("GET search") == 3


def test_an_order_of_today_is_not_searched_for(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    gateway.authorise(bill(), GOOD)
    assert "GET search" not in stripe_stand_in.paths()


def test_with_its_id_known_no_intent_is_made(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    known = asked._replace(payment_id=gateway.find(asked).payment_id)
    stripe_stand_in.tell(pass_seconds=30 * DAY)
    before = len(stripe_stand_in.asked)
    assert gateway.authorise(known, GOOD).status == "authorised"
    gateway.capture(known)
    gateway.void(known)
    assert "POST payment_intents" not in stripe_stand_in.paths()[before:]


def test_a_refund_is_not_given_again_when_its_key_is_forgotten(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    gateway.authorise(asked, GOOD)
    gateway.capture(asked)
    gateway.refund(asked, 290, "rfd_1")
    known = asked._replace(payment_id=stripe_stand_in.intents[0]["id"])
    stripe_stand_in.tell(pass_seconds=2 * DAY)
    assert status_and_amount(gateway.refund(known, 290, "rfd_1")) == ("captured", 2290, 290)
    assert len(stripe_stand_in.refunds) == 1


def test_a_refund_that_the_bank_sent_back_is_given_again(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    gateway.authorise(asked, GOOD)
    gateway.capture(asked)
    gateway.refund(asked, 290, "rfd_1")
    stripe_stand_in.tell(refund_fails=stripe_stand_in.refunds[0]["id"])
    assert status_and_amount(gateway.find(asked)) == ("captured", 2290, 0)
    assert status_and_amount(gateway.refund(asked, 290, "rfd_1")) == ("captured", 2290, 290)


def test_an_authorisation_that_ran_out_is_voided(gateway: StripePayments, stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    held = gateway.authorise(asked, GOOD)
    stripe_stand_in.tell(intent={"id": held.payment_id, "status": "canceled", "cancellation_reason": "automatic"})
    assert status_and_amount(gateway.capture(asked)) == ("voided", 0, 0)


# Whose payments there are


def test_all_payments_of_this_shop_are_told_and_no_others(
    gateway: StripePayments, stripe_stand_in: StripeStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stripe_payments, "PAGE", 2)
    bills = [bill() for _ in range(5)]
    for each in bills:
        gateway.authorise(each, GOOD)
    stripe_stand_in.gateway(shop="tradewind-other-").authorise(bill(), GOOD)
    assert [payment.key for payment in gateway.payments_since("2026-01-01T00:00:00.000Z")] == [each.key for each in reversed(bills)]
    assert stripe_stand_in.paths().count("GET payment_intents") == 3


def test_two_shops_of_one_account_do_not_meet(stripe_stand_in: StripeStandIn) -> None:
    asked = bill()
    first, second = (stripe_stand_in.gateway(shop=shop) for shop in ("tradewind-dev-", "tradewind-staging-"))
    assert first.authorise(asked, GOOD).payment_id != second.authorise(asked, GOOD).payment_id


@pytest.mark.parametrize("currency", ["ISK", "UGX", "MGA", "KWD"])
def test_a_currency_that_stripe_counts_otherwise_is_refused_at_the_start(stripe_stand_in: StripeStandIn, currency: str) -> None:
    with pytest.raises(ValueError, match=currency):
        stripe_stand_in.gateway(currency=currency)


# Webhooks


def event(subject: dict[str, Any], type: str = "payment_intent.succeeded") -> bytes:
    return json.dumps({"id": "evt_1", "object": "event", "type": type, "data": {"object": subject}}, indent=2).encode()


def subject(**changes: Any) -> dict[str, Any]:
    return {"id": "pi_1", "object": "payment_intent", "metadata": {"order": "ord_1", "shop": SHOP}, **changes}


def signed(body: bytes, secret: str = WEBHOOK_SECRET, age_seconds: float = 0) -> dict[str, str]:
    at = int(time.time() - age_seconds)
    return {"stripe-signature": stripe.WebhookSignature.generate_signature_header(body.decode(), secret, at)}


@pytest.mark.parametrize("kind", ["payment_intent", "charge", "refund"])
def test_a_webhook_says_whose_order_it_is_about(gateway: StripePayments, kind: str) -> None:
    body = event(subject(object=kind))
    headers = signed(body)
    # A webhook that is sent again within minutes carries the same signature: it says the same, and nothing is believed but where to look.
    assert [gateway.read_notice(body, headers) for _ in range(2)] == ["ord_1", "ord_1"]


@pytest.mark.parametrize(
    "body",
    [
        event(subject(metadata={"order": "ord_1", "shop": "tradewind-other-"})),
        event(subject(metadata={"order": "ord_1"})),
        event(subject(metadata={})),
        event(subject(metadata=None)),
        event({"object": "balance"}),
        b"{}",
        b"[]",
        b"not JSON",
    ],
)
def test_a_webhook_about_nothing_of_the_shops_is_about_no_order(gateway: StripePayments, body: bytes) -> None:
    assert gateway.read_notice(body, signed(body)) is None


def test_while_a_secret_is_changed_both_hold(gateway: StripePayments) -> None:
    body = event(subject())
    new, old = (signed(body, secret)["stripe-signature"] for secret in ("whsec_new", WEBHOOK_SECRET))
    assert gateway.read_notice(body, {"stripe-signature": f"{new},{old.partition(',')[2]}"}) == "ord_1"


BODY = event(subject())


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (BODY, {}),
        (BODY, {"stripe-signature": ""}),
        (BODY, {"stripe-signature": "nonsense"}),
        (BODY, {"stripe-signature": "t=now,v1=00"}),
        (BODY, {"stripe-signature": f"t={int(time.time())},v0=00"}),
        (BODY, {"stripe-signature": f"t={int(time.time())},v1=é"}),
        (BODY, signed(BODY, "whsec_of_another")),
        (BODY, signed(BODY, age_seconds=360)),
        (BODY.replace(b"ord_1", b"ord_2"), signed(BODY)),
        (BODY + b" ", signed(BODY)),
        (b"\xff\xfe", signed(BODY)),
    ],
    ids=["none", "empty", "nonsense", "no time", "another scheme", "not ASCII", "forged", "stale", "changed", "longer", "not text"],
)
def test_a_webhook_that_is_not_signed_as_it_is_now_is_forged(gateway: StripePayments, body: bytes, headers: dict[str, str]) -> None:
    with pytest.raises(ForgedNotice):
        gateway.read_notice(body, headers)


# As a function starts


@pytest.fixture
def db() -> DynamoDB:
    return DynamoDB(SHOP, "eu-central-1", "http://127.0.0.1:9", Credentials("a", "s", None))


def test_the_environment_chooses_stripe(db: DynamoDB, stripe_stand_in: StripeStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = {"PAYMENT_PROVIDER": "stripe", "STRIPE_SECRET_KEY": "sk_test_shop", "STRIPE_WEBHOOK_SECRET": WEBHOOK_SECRET}
    for name, value in {**settings, "STRIPE_API_URL": stripe_stand_in.url}.items():
        monkeypatch.setenv(name, value)
    gateway = configuration.payment_gateway(db)
    assert gateway.authorise(bill(), GOOD).status == "authorised"
    assert gateway.read_notice(BODY, signed(BODY)) == "ord_1"


@pytest.mark.parametrize("missing", ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"])
def test_what_stripe_lacks_is_named(db: DynamoDB, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    settings = {"PAYMENT_PROVIDER": "stripe", "STRIPE_SECRET_KEY": "sk_test_shop", "STRIPE_WEBHOOK_SECRET": "whsec"}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv(missing)
    with pytest.raises(SecretMissing, match=missing):
        configuration.payment_gateway(db)


def test_a_provider_that_is_none_is_named(db: DynamoDB, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYMENT_PROVIDER", "cash")
    with pytest.raises(ValueError, match=r"PAYMENT_PROVIDER=cash: .* simulated or stripe"):
        configuration.payment_gateway(db)


def test_of_three_calls_a_function_tells_the_end_in_time() -> None:
    assert 3 * stripe_payments.PATIENCE_SECONDS < 29
