"""The record of what somebody of the staff changed, which is written with the change itself."""

from __future__ import annotations

import msgspec

from tradewind.contract.types import Order
from tradewind.domain.orders import By
from tradewind.domain.removal import without_person
from tradewind.stores.audit import AuditRecord


def change_record(
    action: str, by: str, at: str, subject: str, before: msgspec.Struct | None = None, after: msgspec.Struct | None = None
) -> AuditRecord:
    """`action` is the operation's id, `subject` the id of what was changed. None stands for what was not there, or is there no more."""
    return AuditRecord(at=at, action=action, by=by, subject=subject, before=_json(before), after=_json(after))


def order_record(action: str, by: By, before: Order, after: Order) -> AuditRecord | None:
    """The record of a step that staff took; None where it was somebody else's.

    Without the person: what customers may have removed must not live on here.
    """
    if by.who != "staff":
        return None
    return change_record(action, by.actor, by.at, before.id, without_person(before), without_person(after))


def _json(value: msgspec.Struct | None) -> str:
    return "" if value is None else msgspec.json.encode(value).decode()
