"""When the simulated provider's webhooks leave, by what the payment's token asked for.

`shuffled` lets the news of the taking overtake that of the holding; `late` comes when the shop has long gone on without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tradewind.gateways.queue import Message, Queues
from tradewind.gateways.simulated_payments import Notice
from tradewind.stores.dynamodb import Item

LATE_SECONDS = 45
DELAYS: dict[str, dict[str, tuple[int, ...]]] = {
    "once": {},
    "twice": {"": (0, 1)},
    "late": {"": (LATE_SECONDS,)},
    "shuffled": {"authorised": (5,), "declined": (5, 0)},
    "never": {"": ()},
}


def queue_simulated_webhooks(queues: Queues, changes: Iterable[tuple[Item | None, Item | None]]) -> None:
    """Send on their way the webhooks that changes of the ledger, each an item before and after, make."""
    messages = [message for before, after in changes for message in _messages(before, after)]
    if messages:
        queues.send_all("simulated-webhooks", messages)


def _messages(before: Item | None, after: Item | None) -> Iterator[Message]:
    if after is None or "status" not in after or (before and before.get("status") == after["status"]):
        return
    status = str(after["status"])
    body = msgspec.json.encode(Notice(payment=str(after["id"]), status=status)).decode()
    for delay_seconds in _delays(str(after["webhooks"]), status):
        yield Message(body, delay_seconds)


def _delays(webhooks: str, status: str) -> Iterator[int]:
    rows = DELAYS.get(webhooks, {})
    yield from rows.get(status, rows.get("", (0,)))
