"""The `mails` table: which mail has been sent. An item per mail, with its state and since when.

    sending   somebody is about to send it, or died in doing so
    sent      it is with the mail service
    released  it was not sent, and whoever wants to may send it

A mail that has been `sending` for longer than a function lives may have gone out or not: nobody sends it again by itself.
"""

from __future__ import annotations

from typing import Literal

from tradewind.stores.dynamodb import ConditionFailed, DynamoDB

TABLE = "mails"
REMEMBERED_SECONDS = 90 * 86_400
"""Far longer than a queue keeps a message."""
SENDING_SECONDS = 60
"""Longer than a function that sends mail may run."""
UNCERTAIN = "mail-outcome-unknown"
"""Why a mail is given up of which nobody knows whether it went out."""
Claim = Literal["claimed", "sent", "being-sent", "uncertain", "another"]


def order_link_id(wish_id: str) -> str:
    """The id of the mail that a wish for an order's link makes."""
    return f"order-link-{wish_id}"


def low_stock_id(event_id: str) -> str:
    """The id of the mail about what has run low by an event."""
    return f"low-stock-{event_id}"


class Mails:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def claim(self, id: str, now: int, about: str = "") -> Claim:
        """The right to send a mail, which one caller gets; the others learn how it stands. `now` is in seconds since 1970.

        `about` says what it is about, where its id does not: a mail of this id about anything else is `another`.
        """
        try:
            self._db.put_item(
                TABLE,
                {"id": id, "state": "sending", "since": now, "expiresAt": now + REMEMBERED_SECONDS, **({"about": about} if about else {})},
                ConditionExpression="attribute_not_exists(id) OR (#state = :released AND (attribute_not_exists(about) OR about = :about))",
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues={":released": {"S": "released"}, ":about": {"S": about}},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except ConditionFailed as error:
            if error.item and error.item.get("about", "") != about:
                return "another"
            if error.item is None or error.item["state"] == "sent":
                return "sent"
            return "being-sent" if int(error.item["since"]) + SENDING_SECONDS > now else "uncertain"
        return "claimed"

    def sent(self, id: str) -> None:
        self._end(id, "sent")

    def release(self, id: str) -> bool:
        """Let it be sent again: by the one who claimed it and knows that it was not sent, or by somebody who has looked.

        False where there is nothing to release: it has been sent, or nobody has claimed it.
        """
        try:
            self._end(id, "released")
        except ConditionFailed:
            return False
        return True

    def _end(self, id: str, state: Literal["sent", "released"]) -> None:
        self._db.update_item(
            TABLE,
            {"id": id},
            UpdateExpression="SET #state = :state",
            ConditionExpression="#state = :sending",
            ExpressionAttributeNames={"#state": "state"},
            ExpressionAttributeValues={":state": {"S": state}, ":sending": {"S": "sending"}},
        )
