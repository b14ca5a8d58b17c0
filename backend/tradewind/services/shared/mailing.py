"""A mail is sent once, whatever is retried: the right to send it is claimed first, and given up only by who knows that it was not sent."""

from __future__ import annotations

from typing import NamedTuple

from tradewind.domain.identifiers import order_link_token
from tradewind.domain.refusal import GivenUp, Unavailable
from tradewind.gateways.clock import Clock
from tradewind.gateways.letters import Letters, Written
from tradewind.gateways.mail import Mail, MailGateway, MailRefused, MailUncertain
from tradewind.services.shared.order_changes import key_reused
from tradewind.stores.mails import UNCERTAIN, Mails
from tradewind.stores.orders import OrderRecord


class Postman(NamedTuple):
    """What sending a mail takes."""

    mails: Mails
    gateway: MailGateway
    letters: Letters
    clock: Clock


def send_once(postman: Postman, id: str, recipient: str, written: Written, about: str = "") -> bool:
    """Send the mail of this id; False where it has been sent before.

    Raises MailRefused or Unavailable where it may be tried again, GivenUp where nobody knows whether it went out, and a Refusal where a
    mail of this id was about something else.
    """
    claim = postman.mails.claim(id, int(postman.clock.seconds()), about)
    if claim == "another":
        raise key_reused()
    if claim == "sent":
        return False
    if claim == "being-sent":
        raise Unavailable("somebody else is sending it")
    if claim == "uncertain":
        raise GivenUp(UNCERTAIN)
    try:
        postman.gateway.send(Mail(postman.letters.sender, recipient, *written))
    except MailRefused:
        postman.mails.release(id)
        raise
    except MailUncertain as error:
        raise GivenUp(UNCERTAIN) from error
    postman.mails.sent(id)
    return True


def order_link(letters: Letters, record: OrderRecord) -> str:
    """The address of the order's page with the secret that opens it: for the order's own customer alone."""
    return letters.link(f"/orders/{record.id}#token={order_link_token(record.salt, record.id)}")
