"""From an order to its next state: load, decide, save; and once more where somebody else was faster."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from tradewind.domain.orders import TRANSITIONS, Decision, pending_refunds
from tradewind.domain.refusal import Field, Refusal, Unavailable
from tradewind.gateways.clock import Clock
from tradewind.stores.audit import AuditRecord
from tradewind.stores.orders import Changed, OrderRecord, Orders, due_shard, written

TRIES = 8
LOOK_AGAIN_SECONDS = 60


def load_order(orders: Orders, order_id: str) -> OrderRecord:
    record = orders.get(order_id)
    if record is None:
        raise Refusal("not-found", "There is no such order.")
    return record


def change_order(orders: Orders, order_id: str, change: Callable[[OrderRecord], OrderRecord]) -> OrderRecord:
    """Change the order as it is now. `change` saves; where it finds the order changed, it is asked again with the new one."""
    for _ in range(TRIES):
        try:
            return change(load_order(orders, order_id))
        except Changed:
            continue
    raise Unavailable


def save_decision(
    orders: Orders, clock: Clock, record: OrderRecord, decision: Decision, audit: AuditRecord | None = None, /, **changes: object
) -> OrderRecord:
    """Save what was decided on a record, with the stock and the promotion's use that go with it, and who did it. Raises Changed."""
    row = TRANSITIONS[decision.trigger]
    if row.money == "give-back" and record.state == "placed":
        changes = {"void_pending": True, **changes}
    after = with_due(written(record, decision.order, **changes), clock)
    return orders.save(record, after, decision.stock, decision.pieces, row.promotion, audit)


def with_due(record: OrderRecord, clock: Clock) -> OrderRecord:
    """The record with the time when the shop looks at it again of its own accord, if there is anything to look for."""
    at = 0
    if record.state == "placed":
        at = record.reservation_ends
    elif record.void_pending or pending_refunds(record.order()):
        at = int(clock.seconds()) + LOOK_AGAIN_SECONDS
    return replace(record, due=due_shard(record.id) if at else "", due_at=at)


def is_repeated(record: OrderRecord, made: str, request_hash: str) -> bool:
    """Whether a command under the same key has made this part of the order before; a Refusal where it was another command."""
    stored = record.command(made)
    if stored is not None and stored != request_hash:
        raise key_reused()
    return stored is not None


def key_reused() -> Refusal:
    return Refusal(
        "idempotency-key-reused",
        "This Idempotency-Key was used for something else; send a new one.",
        Field("/header/Idempotency-Key", "This key was used with another body."),
    )


def with_command(record: OrderRecord, made: str, request_hash: str) -> str:
    """The record's `commands` with one more."""
    commands = msgspec.json.decode(record.commands, type=dict[str, str])
    return msgspec.json.encode({**commands, made: request_hash}).decode()
