"""Dead letters, as tests need them."""

from __future__ import annotations

import json
from typing import Any

from backend.tests.support.orders import bus_message, order_event
from tradewind.gateways.queue import Letter
from tradewind.stores.mails import UNCERTAIN

LETTER_ID = "sendOrderMail.l1"
EVENT = order_event("OrderPaid", index=1)


def letter(body: str = "", id: str = "l1", **attributes: str) -> Letter:
    """A letter with the reasons that functions give; without any, as a queue itself puts it away."""
    return Letter(id, f"receipt-{id}", body or bus_message(EVENT), 1, attributes)


def uncertain(body: str = "", id: str = "l1") -> Letter:
    """Of a mail of which nobody knows whether it went out."""
    told = {"Reason": UNCERTAIN, "Failure": "GivenUp", "Places": "mailing.py:47", "Attempts": "2", "At": "2026-03-01T10:00:00.000Z"}
    return letter(body, id, **told)


def stream_letter(record: dict[str, Any], id: str = "l1") -> Letter:
    return letter(json.dumps(record), id, Reason="refused-by-bus", Attempts="1", At="2026-03-01T11:00:00.000Z")
