"""The record of what somebody of the staff changed, which is written with the change itself."""

from __future__ import annotations

import msgspec

from tradewind.stores.audit import AuditRecord


def change_record(
    action: str, by: str, at: str, subject: str, before: msgspec.Struct | None = None, after: msgspec.Struct | None = None
) -> AuditRecord:
    """`action` is the operation's id, `subject` the id of what was changed. None stands for what was not there, or is there no more."""
    return AuditRecord(at=at, action=action, by=by, subject=subject, before=_json(before), after=_json(after))


def _json(value: msgspec.Struct | None) -> str:
    return "" if value is None else msgspec.json.encode(value).decode()
