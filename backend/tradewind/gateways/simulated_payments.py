"""A payment provider that moves no money: it keeps its ledger in the `simulated-payments` table, and misbehaves on demand.

Tokens are those of the simulated hosted fields: `sim_<outcome>_<random>`, or `sim_<outcome>-<webhooks>_<random>`.

| outcome       | what becomes of the payment                                                         |
|---------------|-------------------------------------------------------------------------------------|
| `succeed`     | it is held, then taken                                                              |
| `decline`     | it is declined                                                                      |
| `unreachable` | the provider does not answer, and has not heard                                     |
| `timeout`     | it is held, and the answer is lost                                                  |
| `lost`        | it is held, then taken, and the answer to the taking is lost                        |
| `challenge`   | the customer must confirm it; `sim_passed_…` or `sim_refused_…` says how that ended |

Webhooks come `once`, unless the token asks for them `twice`, `late`, `shuffled` or `never`; see services/queue_simulated_webhooks.py.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec

from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.payments import Action, Bill, ForgedNotice, Payment, PaymentRefused, PaymentStatus, PaymentTimeout
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item, TransactionCancelled

TABLE = "simulated-payments"
KEY_ITEM = "webhook-key"
CHALLENGE_URL = "/payment-challenge/index.html?payment="
STATUS_BY_OUTCOME: dict[str, PaymentStatus] = {
    "succeed": "authorised",
    "timeout": "authorised",
    "lost": "authorised",
    "challenge": "action-needed",
    "passed": "authorised",
}
TOLERANCE_SECONDS = 300
SIGNATURE = "payment-signature"


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What a webhook says; the order's id is what the shop takes from it."""

    payment: str
    status: str


class SimulatedPayments:
    def __init__(self, db: DynamoDB, clock: Clock) -> None:
        self._db = db
        self._clock = clock

    def authorise(self, bill: Bill, token: str) -> Payment:
        outcome, webhooks = _read_token(token)
        if outcome == "unreachable":
            raise PaymentTimeout
        at = timestamp(self._clock.seconds())
        entry: Item = {
            "id": bill.key,
            "status": STATUS_BY_OUTCOME.get(outcome, "declined"),
            "amount": bill.amount,
            "captured": 0,
            "refunded": 0,
            "currency": bill.currency,
            "outcome": outcome,
            "webhooks": webhooks,
            "day": at[:10],
            "createdAt": at,
        }
        try:
            self._db.put_item(TABLE, entry, ConditionExpression="attribute_not_exists(id)")
        except ConditionFailed:
            return self.find(bill)
        if outcome == "timeout":
            raise PaymentTimeout
        return _payment(entry)

    def resume(self, bill: Bill, token: str) -> Payment:
        outcome, _ = _read_token(token)
        if outcome in ("passed", "refused"):
            self._move(bill.key, ("action-needed",), STATUS_BY_OUTCOME.get(outcome, "declined"))
        return self.find(bill)

    def find(self, bill: Bill) -> Payment:
        entry = self._entry(bill.key)
        return _payment(entry) if entry else Payment(bill.key, "unknown")

    def capture(self, bill: Bill) -> Payment:
        taken = self._move(bill.key, ("authorised",), "captured", ", captured = amount, refundable = amount")
        entry = self._entry(bill.key)
        if taken and entry and entry["outcome"] == "lost":
            raise PaymentTimeout
        return _payment(entry) if entry else Payment(bill.key, "unknown")

    def void(self, bill: Bill) -> Payment:
        at = timestamp(self._clock.seconds())
        entry: Item = {"id": bill.key, "status": "voided", "amount": bill.amount, "captured": 0, "refunded": 0, "currency": bill.currency}
        entry |= {"outcome": "void", "webhooks": "never", "day": at[:10], "createdAt": at}
        try:
            self._db.put_item(TABLE, entry, ConditionExpression="attribute_not_exists(id)")
        except ConditionFailed:
            self._move(bill.key, ("authorised", "action-needed"), "voided")
        return self.find(bill)

    def refund(self, bill: Bill, amount: int, refund_id: str) -> Payment:
        given = self._db.put(TABLE, {"id": refund_id, "payment": bill.key, "amount": amount}, "attribute_not_exists(id)")
        counted = self._db.update(
            TABLE,
            {"id": bill.key},
            "SET refunded = refunded + :amount, refundable = refundable - :amount",
            "refundable >= :amount",
            amount=amount,
        )
        try:
            self._db.transact([given, counted], os.urandom(16).hex())
        except TransactionCancelled as error:
            if not error.failed(0):
                raise PaymentRefused from error
        return self.find(bill)

    def read_notice(self, body: bytes, headers: Mapping[str, str]) -> str | None:
        parts = dict(part.partition("=")[::2] for part in headers.get(SIGNATURE, "").split(","))
        at, given = parts.get("t", ""), parts.get("v1", "")
        if not at.isdecimal() or not at.isascii() or abs(self._clock.seconds() - int(at[:12])) > TOLERANCE_SECONDS:
            raise ForgedNotice
        if not hmac.compare_digest(self._signature(int(at), body).encode(), given.encode()):
            raise ForgedNotice
        try:
            return msgspec.json.decode(body, type=Notice).payment
        except msgspec.DecodeError:
            return None

    def write_notice(self, notice: Notice) -> tuple[bytes, dict[str, str]]:
        """A webhook's body and headers, as the provider sends them."""
        body, at = msgspec.json.encode(notice), int(self._clock.seconds())
        return body, {"content-type": "application/json", SIGNATURE: f"t={at},v1={self._signature(at, body)}"}

    def payments_since(self, since: str) -> Iterator[Payment]:
        today = timestamp(self._clock.seconds())[:10]
        for day in _days(since[:10], today):
            start: Item | None = None
            while True:
                entries, start = self._db.query(
                    TABLE,
                    IndexName="by-day",
                    KeyConditionExpression="#day = :day AND createdAt >= :since",
                    ExpressionAttributeNames={"#day": "day"},
                    ExpressionAttributeValues={":day": {"S": day}, ":since": {"S": since}},
                    **({"ExclusiveStartKey": {name: {"S": value} for name, value in start.items()}} if start else {}),
                )
                yield from map(_payment, entries)
                if start is None:
                    break

    def _entry(self, key: str) -> Item | None:
        return self._db.get_item(TABLE, {"id": key}, ConsistentRead=True)

    def _move(self, key: str, sources: tuple[PaymentStatus, ...], target: PaymentStatus, also: str = "") -> bool:
        """Change the status, if it is one of these; whether it was."""
        names = {f":source{i}": {"S": source} for i, source in enumerate(sources)}
        try:
            self._db.update_item(
                TABLE,
                {"id": key},
                UpdateExpression=f"SET #status = :target{also}",
                ConditionExpression=f"#status IN ({', '.join(names)})",
                ExpressionAttributeNames={"#status": "status"},
                ExpressionAttributeValues={":target": {"S": target}, **names},
            )
        except ConditionFailed:
            return False
        return True

    def _signature(self, at: int, body: bytes) -> str:
        return hmac.digest(self._secret().encode(), f"{at}.".encode() + body, "sha256").hex()

    def _secret(self) -> str:
        """Kept in the ledger, and made when it is first needed."""
        for _ in range(2):
            found = self._db.get_item(TABLE, {"id": KEY_ITEM}, ConsistentRead=True)
            if found:
                return str(found["secret"])
            try:
                fresh: Item = {"id": KEY_ITEM, "secret": os.urandom(24).hex()}
                self._db.put_item(TABLE, fresh, ConditionExpression="attribute_not_exists(id)")
            except ConditionFailed:
                continue
        raise LookupError("the secret of the simulated provider's webhooks is neither there nor can it be made")


def _read_token(token: str) -> tuple[str, str]:
    """What becomes of the payment, and how the webhooks come. Any token of another making is declined."""
    prefix, _, rest = token.partition("_")
    outcome, _, webhooks = rest.partition("_")[0].partition("-")
    return (outcome, webhooks or "once") if prefix == "sim" else ("decline", "once")


def _payment(entry: Item) -> Payment:
    status: PaymentStatus = entry["status"]  # type: ignore[assignment]
    key = str(entry["id"])
    return Payment(
        key,
        status,
        int(entry["captured"]),
        int(entry["refunded"]),
        str(entry["currency"]),
        key,
        str(entry["createdAt"]),
        Action(CHALLENGE_URL + key) if status == "action-needed" else None,
    )


def _days(first: str, last: str) -> Iterator[str]:
    day = date.fromisoformat(first)
    while day <= date.fromisoformat(last):
        yield day.isoformat()
        day += timedelta(days=1)
