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
    if name != "simulated":
        raise ValueError(f"PAYMENT_PROVIDER={name}: there is no such payment provider; set it to simulated")
    from tradewind.gateways.simulated_payments import SimulatedPayments

    return SimulatedPayments(db, SystemClock())


def webhook_sender() -> WebhookSender:
    """Sends to public addresses alone, except where `WEBHOOK_PRIVATE_TARGETS` is `allowed`: on a laptop and in rehearsals."""
    setting = os.environ.get("WEBHOOK_PRIVATE_TARGETS", "refused")
    if setting not in ("allowed", "refused"):
        raise ValueError(f"WEBHOOK_PRIVATE_TARGETS={setting}: set it to allowed or refused")
    from tradewind.gateways.webhook_sender import HttpSender

    return HttpSender(private_targets=setting == "allowed")
