from __future__ import annotations

from collections.abc import Mapping

from tradewind.domain.refusal import Refusal, Unavailable
from tradewind.gateways.payments import ForgedNotice, PaymentTimeout
from tradewind.services.shared.payment_settlement import Till, look
from tradewind.stores.audit import Audit, AuditRecord


def receive_payment_webhook(till: Till, audit: Audit, body: bytes, headers: Mapping[str, str], source: str) -> None:
    """Bring the order that a webhook is about to where its payment stands; `source` is the sender's network address.

    The webhook only says where to look: what it claims is not believed, so one that comes twice, late or out of order does no harm. One
    about an order that is not there is heard and left to reconciliation.
    """
    try:
        order_id = till.payments.read_notice(body, headers)
    except ForgedNotice:
        audit.write(
            AuditRecord(at=till.by("payment-provider").at, action="receivePaymentWebhook", by=source, after="refused: forged or stale")
        )
        raise Refusal("forged-notice", "This does not carry a valid, recent signature of the payment provider.") from None
    record = till.orders.get(order_id) if order_id else None
    if record is not None:
        try:
            look(till, record)
        except PaymentTimeout as error:
            raise Unavailable from error
