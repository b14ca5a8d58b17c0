"""What the shop asks of a payment provider, whichever it is.

Money moves in two steps: `authorise` holds it on the customer's card, `capture` takes it. Every call names the order by its bill, and
every call may be sent again: the same bill is held and taken once, the same refund given once. What a call answers is how the payment
stands now, so that whoever asks, in whatever order, learns the same.

    PaymentTimeout   the provider did not answer in time, or failed: whether it did what was asked is not known
    PaymentRefused   the provider will not do what was asked, now or later
    ForgedNotice     a webhook that the provider did not sign, or signed long ago
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, Protocol

PaymentStatus = Literal["unknown", "action-needed", "processing", "authorised", "captured", "declined", "voided"]


class PaymentTimeout(Exception):
    """The provider did not answer in time, or failed."""


class PaymentRefused(Exception):
    """The provider will not do it, however often it is asked: it gives back no more than it took, say."""


class ForgedNotice(Exception):
    """Not signed by the provider, or not lately."""


class Bill(NamedTuple):
    """What is to be paid: `key` is the order's id, `amount` in minor units. `payment_id` is the provider's own id, once it is known.

    `placed_at` is RFC 3339, where it is known: a provider remembers for some time only what it was asked before.
    """

    key: str
    amount: int
    currency: str
    payment_id: str = ""
    placed_at: str = ""


class Action(NamedTuple):
    """Where the customer confirms the payment; `client_secret` is for the provider's own code in the browser."""

    url: str
    client_secret: str = ""


class Payment(NamedTuple):
    """How a payment stands. `amount` is what was captured, `refunded` what of it was given back. `at` is RFC 3339.

    `unknown`: the provider has never heard of it. `declined` and `voided`: nothing is held or taken, and nothing will be.
    """

    key: str
    status: PaymentStatus
    amount: int = 0
    refunded: int = 0
    currency: str = ""
    payment_id: str = ""
    at: str = ""
    action: Action | None = None


class PaymentGateway(Protocol):
    """Each method may raise PaymentTimeout."""

    def authorise(self, bill: Bill, token: str) -> Payment:
        """Hold the bill's amount on what the browser's token stands for."""

    def resume(self, bill: Bill, token: str) -> Payment:
        """How the payment stands after the customer has confirmed it; `token` is what the browser brought back, if anything."""

    def find(self, bill: Bill) -> Payment:
        """How the payment stands."""

    def capture(self, bill: Bill) -> Payment:
        """Take what is held; where nothing is, nothing is taken."""

    def void(self, bill: Bill) -> Payment:
        """Let go of what is held and hold nothing for this bill from now on. What was captured stays captured: see the answer."""

    def refund(self, bill: Bill, amount: int, refund_id: str) -> Payment:
        """Give back a part of what was captured, once per refund's id. Raises PaymentRefused."""

    def read_notice(self, body: bytes, headers: Mapping[str, str]) -> str | None:
        """The order's id that a webhook is about, None where it is about nothing of the shop's. Header names are in lower case.

        Raises ForgedNotice.
        """

    def payments_since(self, since: str) -> Iterator[Payment]:
        """All payments begun at this time (RFC 3339) or later, oldest or newest first."""
