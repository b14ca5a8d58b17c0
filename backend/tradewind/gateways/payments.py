"""What the shop asks of a payment provider, whichever it is.

Every call carries a key, the order's id: the same key charges once, however often it is sent. A provider that does not answer
raises `PaymentTimeout`; whether it charged is then not known, and `cancel` makes sure that it did not.
"""

from typing import Literal, Protocol

ChargeResult = Literal["charged", "declined"]


class PaymentTimeout(Exception):
    """The provider did not answer in time, or failed."""


class PaymentGateway(Protocol):
    def charge(self, key: str, amount: int, currency: str, token: str) -> ChargeResult:
        """Charge the amount (minor units) to what the browser's token stands for. Asked again, gives the same result."""

    def cancel(self, key: str) -> None:
        """Make sure that nothing is charged under this key: undo a charge, and refuse one that is still on its way."""
