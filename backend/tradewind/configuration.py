"""What differs from environment to environment: the providers that its variables name."""

from __future__ import annotations

import os

from tradewind.gateways.clock import SystemClock
from tradewind.gateways.payments import PaymentGateway
from tradewind.stores.dynamodb import DynamoDB


def payment_gateway(db: DynamoDB) -> PaymentGateway:
    """The provider that `PAYMENT_PROVIDER` names."""
    name = os.environ.get("PAYMENT_PROVIDER", "simulated")
    if name != "simulated":
        raise ValueError(f"PAYMENT_PROVIDER={name}: there is no such payment provider; set it to simulated")
    from tradewind.gateways.simulated_payments import SimulatedPayments

    return SimulatedPayments(db, SystemClock())
