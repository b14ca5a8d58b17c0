"""The stand-in for Stripe says and takes nothing that Stripe's API description does not have.

Stripe's library is made from that description, for the version of the API that the shop is pinned to. Over HTTP; a second.
"""

from __future__ import annotations

import ast
import re
import typing
from pathlib import Path
from typing import Any

import pytest
import stripe
from stripe import params

from backend.tests.support import stripe_server
from backend.tests.support.stripe_server import CARDS, PARAMETERS, SECRET_KEY
from backend.tests.support.stripe_stand_in import StripeStandIn
from tradewind.gateways.payments import Bill
from tradewind.gateways.stripe_payments import API_VERSION

TAKEN = {
    "create": params.PaymentIntentCreateParams,
    "confirm": params.PaymentIntentConfirmParams,
    "capture": params.PaymentIntentCaptureParams,
    "cancel": params.PaymentIntentCancelParams,
    "refund": params.RefundCreateParams,
}
KINDS = {
    "payment_intent": stripe.PaymentIntent,
    "payment_intent.last_payment_error": stripe.PaymentIntent.LastPaymentError,
    "payment_intent.next_action": stripe.PaymentIntent.NextAction,
    "payment_intent.next_action.redirect_to_url": stripe.PaymentIntent.NextAction.RedirectToUrl,
    "charge": stripe.Charge,
    "refund": stripe.Refund,
}


def described(kind: type) -> dict[str, set[str]]:
    """A kind's fields, each with the words that it may hold, where they are listed."""
    return {name: words(annotation) for name, annotation in kind.__annotations__.items()}


def words(annotation: Any) -> set[str]:
    """The words that an annotation lists, which may be text, and stand within others."""
    if isinstance(annotation, str):
        return set(re.findall(r"'([^']*)'", annotation)) if "Literal[" in annotation else set()
    if isinstance(annotation, typing.ForwardRef):
        return words(annotation.__forward_arg__)
    found = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Literal:
        return set(found)
    return set().union(*map(words, found))


def unknown(path: str, thing: dict[str, Any]) -> set[str]:
    """What of an object the description does not have: a field, or a word in one."""
    fields, strange = described(KINDS[path]), set()
    for name, value in thing.items():
        inner = value.get("object", f"{path}.{name}") if isinstance(value, dict) else ""
        if name not in fields:
            strange.add(f"{path}.{name}")
        elif inner in KINDS:
            strange |= unknown(inner, value)
        elif isinstance(value, str) and fields[name] and value not in fields[name]:
            strange.add(f"{path}.{name}: {value}")
    return strange


def test_the_library_is_made_for_the_version_that_the_shop_names() -> None:
    assert stripe.api_version == API_VERSION


@pytest.mark.parametrize("action", PARAMETERS)
def test_it_takes_what_is_described(action: str) -> None:
    assert PARAMETERS[action] - set(TAKEN[action].__annotations__) == set()


def test_what_it_answers_is_described(stripe_stand_in: StripeStandIn) -> None:
    """An intent in each of the states that a payment goes through, and what hangs on it."""
    client = stripe.StripeClient(SECRET_KEY, base_addresses={"api": stripe_stand_in.url}, stripe_version=API_VERSION)
    gateway = stripe_stand_in.gateway()
    answers: list[dict[str, Any]] = []
    for number, card in enumerate(sorted(CARDS)):
        bill = Bill(f"ord_{number}", 1000, "EUR")
        gateway.authorise(bill, card)
        answers += stripe_stand_in.intents
        gateway.capture(bill)
        gateway.refund(bill, 100, f"rfd_{number}") if gateway.find(bill).status == "captured" else gateway.void(bill)
    answers += stripe_stand_in.intents + stripe_stand_in.refunds
    answers += [intent.to_dict() for intent in client.v1.payment_intents.list({"expand": ["data.latest_charge"]}).data]
    assert {answer["status"] for answer in answers if answer["object"] == "payment_intent"} > {"succeeded", "canceled", "requires_action"}
    assert set().union(*(unknown(answer["object"], answer) for answer in answers)) - {"payment_intent.searchable_at"} == set()
    assert "payment_intent.status: paid" in unknown("payment_intent", {"status": "paid"})


def test_its_refusals_have_codes_that_are_described() -> None:
    """The code is the second of what `invalid` takes, and the fourth of what `Refused` does."""
    place = {"invalid": 1, "Refused": 3}
    tree = ast.parse(Path(stripe_server.__file__).read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in place]
    given = [call.args[place[call.func.id]] for call in calls if len(call.args) > place[call.func.id]]
    codes = {argument.value for argument in given if isinstance(argument, ast.Constant)}
    assert len(codes) > 5
    assert codes - described(stripe.PaymentIntent.LastPaymentError)["code"] == set()
