"""An order's states, and what leads from one to another.

Each transition is a row: where it may start and where it ends. A store performs it as one conditional write, so of two that compete
only one takes place.
"""

from typing import Literal, NamedTuple

from tradewind.contract.types import OrderState

Trigger = Literal["payment-succeeded", "payment-failed"]


class Transition(NamedTuple):
    source: OrderState
    target: OrderState


INITIAL: OrderState = "placed"
TRANSITIONS: dict[Trigger, Transition] = {
    "payment-succeeded": Transition("placed", "paid"),
    "payment-failed": Transition("placed", "payment-failed"),
}
