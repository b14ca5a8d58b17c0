from __future__ import annotations

from tradewind.gateways.simulated_payments import Notice, SimulatedPayments
from tradewind.services.receive_payment_webhook import receive_payment_webhook
from tradewind.services.shared.messages import read_message
from tradewind.services.shared.payment_settlement import Till
from tradewind.stores.audit import Audit


def deliver_simulated_webhook(till: Till, audit: Audit, provider: SimulatedPayments, body: str) -> None:
    """Sign a webhook as the provider does, and hand it to the shop as it would come in."""
    notice, headers = provider.write_notice(read_message(body, Notice, "not-a-payment"))
    receive_payment_webhook(till, audit, notice, headers, "simulated provider")
