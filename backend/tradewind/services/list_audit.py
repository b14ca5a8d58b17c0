from __future__ import annotations

from datetime import date

import msgspec
from msgspec import UNSET

from tradewind.contract.types import AuditPage, ListAuditQuery
from tradewind.domain.refusal import Field, Refusal
from tradewind.services.shared.cursors import read_cursor, start_there, write_cursor
from tradewind.stores.audit import Audit


def list_audit(audit: Audit, query: ListAuditQuery) -> AuditPage:
    """One page of a day's records, the newest first."""
    try:
        date.fromisoformat(query.day)
    except ValueError:
        raise Refusal(
            "invalid-request", "Change the fields that are named, then send it again.", Field("/query/day", "There is no such day.")
        ) from None
    asked = msgspec.json.encode([query.day])
    position = None if query.cursor is UNSET else read_cursor(query.cursor, asked, tuple[str])[0]
    entries, last = start_there(position, lambda: audit.of_day(query.day, query.limit, position))
    return AuditPage(items=entries, next_cursor=write_cursor([last], asked) if last else UNSET)
