"""What every payment provider must keep, whichever it is: the simulated one on its table, Stripe by a stand-in over HTTP. Some 10 s."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import pytest

from backend.tests.support.stripe_stand_in import StripeStandIn
from tradewind.gateways.clock import SystemClock, timestamp
from tradewind.gateways.payments import Bill, ForgedNotice, Payment, PaymentGateway, PaymentRefused
from tradewind.gateways.simulated_payments import SimulatedPayments
from tradewind.stores.dynamodb import DynamoDB

numbers = itertools.count(1)


class Provider(NamedTuple):
    """A gateway, tokens that the browser may bring, and the customer at the bank, who agrees or not, and brings back a token."""

    gateway: PaymentGateway
    good: str
    bad: str
    challenged: str
    bank: Callable[[Payment, bool], str]


def simulated(request: pytest.FixtureRequest) -> Provider:
    db: DynamoDB = request.getfixturevalue("dynamodb")

    def bank(_: Payment, agreed: bool) -> str:
        return f"sim_{'passed' if agreed else 'refused'}_1"

    return Provider(SimulatedPayments(db, SystemClock()), "sim_succeed_1", "sim_decline_1", "sim_challenge_1", bank)


def stripe(request: pytest.FixtureRequest) -> Provider:
    stand_in: StripeStandIn = request.getfixturevalue("stripe_stand_in")

    def bank(payment: Payment, agreed: bool) -> str:
        stand_in.bank(payment.payment_id, agreed=agreed)
        return "stripe-return"

    return Provider(stand_in.gateway(), "pm_card_visa", "pm_card_visa_chargeDeclined", "pm_card_threeDSecure2Required", bank)


@pytest.fixture(params=[simulated, stripe], ids=lambda factory: factory.__name__)
def provider(request: pytest.FixtureRequest) -> Iterator[Provider]:
    return request.param(request)


@pytest.fixture(params=["id known", "id not known"])
def known(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "id known")


def bill(amount: int = 2290, currency: str = "EUR") -> Bill:
    return Bill(f"ord_{next(numbers)}", amount, currency, placed_at=timestamp(SystemClock().seconds()))


def after(asked: Bill, payment: Payment, known: bool) -> Bill:
    return asked._replace(payment_id=payment.payment_id) if known else asked


def paid(provider: Provider, asked: Bill) -> Payment:
    provider.gateway.authorise(asked, provider.good)
    return provider.gateway.capture(asked)


def stands(payment: Payment) -> tuple[str, int, int]:
    return payment.status, payment.amount, payment.refunded


def test_what_nobody_asked_for_is_unknown(provider: Provider) -> None:
    asked = bill()
    payment = provider.gateway.find(asked)
    assert (payment.key, *stands(payment)) == (asked.key, "unknown", 0, 0)


def test_a_payment_is_held_then_taken(provider: Provider, known: bool) -> None:
    asked = bill()
    held = provider.gateway.authorise(asked, provider.good)
    assert (held.key, *stands(held)) == (asked.key, "authorised", 0, 0)
    assert (held.currency, held.payment_id != "", held.action) == ("EUR", True, None)
    taken = provider.gateway.capture(after(asked, held, known))
    assert stands(taken) == ("captured", 2290, 0)
    assert provider.gateway.find(after(asked, held, known)) == taken


def test_a_step_that_is_sent_again_is_taken_once(provider: Provider, known: bool) -> None:
    asked = bill()
    held = [provider.gateway.authorise(asked, provider.good) for _ in range(3)]
    assert {stands(each) for each in held} == {("authorised", 0, 0)}
    assert len({each.payment_id for each in held}) == 1
    again = after(asked, held[0], known)
    assert {stands(provider.gateway.capture(again)) for _ in range(3)} == {("captured", 2290, 0)}
    assert stands(provider.gateway.authorise(again, provider.good)) == ("captured", 2290, 0)


def test_of_many_at_once_one_is_charged(provider: Provider) -> None:
    asked = bill()
    with ThreadPoolExecutor(6) as pool:
        held = list(pool.map(lambda _: provider.gateway.authorise(asked, provider.good), range(6)))
        assert {stands(each) for each in held} == {("authorised", 0, 0)}
        taken = list(pool.map(lambda _: provider.gateway.capture(asked), range(6)))
    assert len({each.payment_id for each in held}) == 1
    assert {stands(each) for each in taken} == {("captured", 2290, 0)}


def test_a_declined_card_holds_nothing_then_or_later(provider: Provider, known: bool) -> None:
    asked = bill()
    declined = provider.gateway.authorise(asked, provider.bad)
    assert stands(declined) == ("declined", 0, 0)
    again = after(asked, declined, known)
    assert stands(provider.gateway.authorise(again, provider.good)) == ("declined", 0, 0)
    assert stands(provider.gateway.capture(again)) == ("declined", 0, 0)
    assert provider.gateway.void(again).status in ("declined", "voided")


def test_a_token_of_nobodys_is_declined(provider: Provider) -> None:
    asked = bill()
    assert provider.gateway.authorise(asked, "nonsense").status == "declined"
    assert provider.gateway.find(asked).status == "declined"


@pytest.mark.parametrize(("agreed", "then"), [(True, "authorised"), (False, "declined")])
def test_the_customers_bank_is_asked_where_it_wants_to_be(provider: Provider, known: bool, agreed: bool, then: str) -> None:
    asked = bill()
    waiting = provider.gateway.authorise(asked, provider.challenged)
    assert waiting.status == "action-needed"
    assert waiting.action is not None
    assert waiting.action.url != ""
    again = after(asked, waiting, known)
    assert provider.gateway.find(again) == provider.gateway.authorise(again, provider.challenged) == waiting
    assert stands(provider.gateway.capture(again)) == ("action-needed", 0, 0)
    brought = provider.bank(waiting, agreed)
    assert provider.gateway.resume(again, brought).status == then
    assert provider.gateway.resume(again, brought).action is None
    assert stands(provider.gateway.capture(again)) == (("captured", 2290, 0) if agreed else ("declined", 0, 0))


def test_what_was_let_go_is_not_taken(provider: Provider, known: bool) -> None:
    asked = bill()
    held = provider.gateway.authorise(asked, provider.good)
    again = after(asked, held, known)
    assert {stands(provider.gateway.void(again)) for _ in range(2)} == {("voided", 0, 0)}
    assert stands(provider.gateway.capture(again)) == ("voided", 0, 0)
    assert stands(provider.gateway.authorise(again, provider.good)) == ("voided", 0, 0)


def test_letting_go_of_what_was_never_begun_keeps_it_from_beginning(provider: Provider) -> None:
    asked = bill()
    assert stands(provider.gateway.void(asked)) == ("voided", 0, 0)
    assert stands(provider.gateway.authorise(asked, provider.good)) == ("voided", 0, 0)
    assert stands(provider.gateway.capture(asked)) == ("voided", 0, 0)


def test_letting_go_while_the_bank_is_asked_ends_it(provider: Provider) -> None:
    asked = bill()
    waiting = provider.gateway.authorise(asked, provider.challenged)
    assert stands(provider.gateway.void(asked)) == ("voided", 0, 0)
    assert stands(provider.gateway.resume(asked, provider.bank(waiting, True))) == ("voided", 0, 0)


def test_what_was_taken_stays_taken(provider: Provider) -> None:
    asked = bill()
    paid(provider, asked)
    assert stands(provider.gateway.void(asked)) == ("captured", 2290, 0)


def test_a_refund_is_given_once_per_id(provider: Provider, known: bool) -> None:
    asked = bill()
    again = after(asked, paid(provider, asked), known)
    assert {stands(provider.gateway.refund(again, 500, "rfd_1" + asked.key)) for _ in range(2)} == {("captured", 2290, 500)}
    assert stands(provider.gateway.refund(again, 500, "rfd_2" + asked.key)) == ("captured", 2290, 1000)
    assert stands(provider.gateway.refund(again, 1290, "rfd_3" + asked.key)) == ("captured", 2290, 2290)
    assert stands(provider.gateway.refund(again, 500, "rfd_1" + asked.key)) == ("captured", 2290, 2290)


@pytest.mark.parametrize("amount", [2291, 100_000])
def test_no_more_is_given_back_than_was_taken(provider: Provider, amount: int) -> None:
    asked = bill()
    paid(provider, asked)
    with pytest.raises(PaymentRefused):
        provider.gateway.refund(asked, amount, "rfd_" + asked.key)
    provider.gateway.refund(asked, 2000, "rfd_a" + asked.key)
    with pytest.raises(PaymentRefused):
        provider.gateway.refund(asked, 291, "rfd_b" + asked.key)
    assert stands(provider.gateway.find(asked)) == ("captured", 2290, 2000)


def test_of_many_refunds_at_once_no_more_is_given_than_was_taken(provider: Provider) -> None:
    asked = bill()
    paid(provider, asked)

    def give_back(i: int) -> bool:
        try:
            provider.gateway.refund(asked, 1000, f"rfd_{i}{asked.key}")
        except PaymentRefused:
            return False
        return True

    with ThreadPoolExecutor(5) as pool:
        given = list(pool.map(give_back, range(5)))
    assert given.count(True) == 2
    assert stands(provider.gateway.find(asked)) == ("captured", 2290, 2000)


@pytest.mark.parametrize("state", ["unknown", "authorised", "declined", "voided"])
def test_nothing_is_given_back_of_what_was_not_taken(provider: Provider, state: str) -> None:
    asked = bill()
    if state == "voided":
        provider.gateway.void(asked)
    elif state != "unknown":
        provider.gateway.authorise(asked, provider.good if state == "authorised" else provider.bad)
    with pytest.raises(PaymentRefused):
        provider.gateway.refund(asked, 1, "rfd_" + asked.key)
    assert provider.gateway.find(asked).status == state


def test_payments_are_told_from_a_moment_on(provider: Provider) -> None:
    since = timestamp(SystemClock().seconds() - 1)
    bills = [bill(1000 + i) for i in range(3)]
    paid(provider, bills[0])
    provider.gateway.authorise(bills[1], provider.bad)
    provider.gateway.authorise(bills[2], provider.good)
    told = {payment.key: payment for payment in provider.gateway.payments_since(since)}
    assert {key: stands(payment) for key, payment in told.items()} == {
        bills[0].key: ("captured", 1000, 0),
        bills[1].key: ("declined", 0, 0),
        bills[2].key: ("authorised", 0, 0),
    }
    assert told[bills[0].key] == provider.gateway.find(bills[0])
    assert list(provider.gateway.payments_since(timestamp(SystemClock().seconds() + 60))) == []


def test_an_amount_is_counted_in_the_currencys_own_units(provider: Provider) -> None:
    asked = bill(2290, "JPY")
    provider.gateway.authorise(asked, provider.good)
    taken = provider.gateway.capture(asked)
    assert (*stands(taken), taken.currency) == ("captured", 2290, 0, "JPY")


def test_a_webhook_without_a_signature_is_forged(provider: Provider) -> None:
    with pytest.raises(ForgedNotice):
        provider.gateway.read_notice(b'{"payment":"ord_1","status":"captured"}', {})
