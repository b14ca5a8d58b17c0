"""What differs from environment to environment: the providers that its variables name."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tradewind.gateways.clock import SystemClock
from tradewind.gateways.payments import PaymentGateway
from tradewind.stores.dynamodb import DynamoDB

if TYPE_CHECKING:
    from tradewind.gateways.webhook_sender import WebhookSender


def payment_gateway(db: DynamoDB) -> PaymentGateway:
    """The provider that `PAYMENT_PROVIDER` names."""
    name = os.environ.get("PAYMENT_PROVIDER", "simulated")
    if name not in PAYMENT_PROVIDERS:
        raise ValueError(f"PAYMENT_PROVIDER={name}: there is no such payment provider; set it to {' or '.join(PAYMENT_PROVIDERS)}")
    return PAYMENT_PROVIDERS[name](db)


def _simulated(db: DynamoDB) -> PaymentGateway:
    from tradewind.gateways.simulated_payments import SimulatedPayments

    return SimulatedPayments(db, SystemClock())


def _stripe(db: DynamoDB) -> PaymentGateway:
    from tradewind.gateways.secrets import secrets_of
    from tradewind.gateways.stripe_payments import ADDRESS, StripePayments
    from tradewind.shop import load_shop, site_address

    names = ("STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET")
    secrets = secrets_of(os.environ, names).read(names)
    return StripePayments(
        *(secrets[name] for name in names),
        shop=db.prefix,
        site=site_address(),
        currency=load_shop().currency,
        clock=SystemClock(),
        address=os.environ.get("STRIPE_API_URL", ADDRESS),
    )


PAYMENT_PROVIDERS = {"simulated": _simulated, "stripe": _stripe}


def webhook_sender() -> WebhookSender:
    """Sends to public addresses alone, except where `WEBHOOK_PRIVATE_TARGETS` is `allowed`: on a laptop and in rehearsals."""
    setting = os.environ.get("WEBHOOK_PRIVATE_TARGETS", "refused")
    if setting not in ("allowed", "refused"):
        raise ValueError(f"WEBHOOK_PRIVATE_TARGETS={setting}: set it to allowed or refused")
    from tradewind.gateways.webhook_sender import HttpSender

    return HttpSender(private_targets=setting == "allowed")
