"""The `limits` table: how often something was asked for, an item per subject and stretch of time.

| item    | id                   | holds                                              |
|---------|----------------------|----------------------------------------------------|
| counter | `<subject>#<window>` | `asked`, how often; when DynamoDB may forget it    |

A window is a stretch of time of fixed length, counted from 1970. Counting is conditional on there being room, of all subjects or of
none: however many ask at once, no more of them are let through than may be, and who is refused takes nothing from the others.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from tradewind.stores.dynamodb import DynamoDB, TransactionCancelled

TABLE = "limits"


class Limits:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def count(self, most_by_subject: Mapping[str, int], window_seconds: int, now: int) -> bool:
        """Count one more of each subject; False, and nothing counted, where one has reached its most. `now` is in seconds since 1970."""
        window = now // window_seconds
        change = "ADD asked :one SET expiresAt = :ends"
        room = "attribute_not_exists(id) OR asked < :most"
        actions = [
            self._db.update(TABLE, {"id": f"{subject}#{window}"}, change, room, one=1, ends=(window + 1) * window_seconds, most=most)
            for subject, most in most_by_subject.items()
        ]
        try:
            self._db.transact(actions, uuid.uuid4().hex)
        except TransactionCancelled as error:
            if any(error.failed(i) for i in range(len(actions))):
                return False
            raise
        return True
