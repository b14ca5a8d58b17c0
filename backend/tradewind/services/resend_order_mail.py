from __future__ import annotations

from tradewind.contract.types import OrderMail, OrderMailInput
from tradewind.domain.events import event_of
from tradewind.domain.identifiers import part_id
from tradewind.domain.letters import LETTERS
from tradewind.domain.refusal import Field, GivenUp, Refusal, Unavailable
from tradewind.gateways.clock import timestamp
from tradewind.gateways.mail import MailRefused
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.mailing import Postman, send_once
from tradewind.services.shared.order_changes import load_order
from tradewind.services.shared.order_letters import write_letter
from tradewind.stores.audit import Audit
from tradewind.stores.orders import Orders


def resend_order_mail(
    postman: Postman, orders: Orders, audit: Audit, order_id: str, key: str, wanted: OrderMailInput, by: str
) -> tuple[OrderMail, bool]:
    """Mail once more what an entry of the order's timeline is about, and say whether this key had mailed it before."""
    record = load_order(orders, order_id)
    order, entry = record.order(), wanted.entry
    if entry >= len(order.timeline) or order.timeline[entry].event not in LETTERS:
        raise Refusal("invalid-request", "Choose an entry that customers are mailed about.", Field("/entry", "No mail is written of this."))
    event = event_of(order, entry)
    try:
        letter = write_letter(postman.letters, record, event)
        sent = send_once(postman, part_id("mail", order_id, key), order.email, letter, about=event.id)
    except MailRefused as error:
        raise Unavailable from error
    except GivenUp as error:
        raise Refusal(
            "mail-uncertain", "The mail service did not say whether it took the mail. If the customer has nothing, send it again."
        ) from error
    if sent:
        audit.write(change_record("resendOrderMail", by, timestamp(postman.clock.seconds()), order_id, None, wanted))
    return OrderMail(event=event.type, recipient=order.email), not sent
