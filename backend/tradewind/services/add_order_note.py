from __future__ import annotations

import msgspec
from msgspec.structs import replace

from tradewind.contract.types import OrderNote, OrderNoteInput
from tradewind.domain.identifiers import fingerprint, part_id
from tradewind.domain.refusal import Refusal
from tradewind.gateways.clock import Clock, timestamp
from tradewind.services.shared.auditing import change_record
from tradewind.services.shared.order_changes import change_order, is_repeated, with_command
from tradewind.stores.orders import OrderRecord, Orders, noted

MOST_NOTES = 50
"""All notes together stay far below what an item may hold."""


def add_order_note(orders: Orders, clock: Clock, order_id: str, key: str, wanted: OrderNoteInput, actor: str) -> tuple[OrderNote, bool]:
    """The note, and whether this key had written it before. The order itself stays as it is, so nobody is told."""
    note_id = part_id("note", order_id, key)
    request_hash = fingerprint(msgspec.json.encode(wanted))
    repeated = False

    def change(record: OrderRecord) -> OrderRecord:
        nonlocal repeated
        repeated = is_repeated(record, note_id, request_hash)
        if repeated:
            return record
        if len(record.all_notes()) == MOST_NOTES:
            raise Refusal("list-full", f"This order has {MOST_NOTES} notes; it can't take more.")
        note = OrderNote(id=note_id, at=timestamp(clock.seconds()), actor=actor, text=wanted.text)
        # Without its words: what a customer may have removed must not live on in the audit log.
        audit = change_record("addOrderNote", actor, note.at, order_id, None, replace(note, text=""))
        return orders.save(record, noted(record, note, with_command(record, note_id, request_hash)), audit=audit)

    record = change_order(orders, order_id, change)
    return next(note for note in record.all_notes() if note.id == note_id), repeated
