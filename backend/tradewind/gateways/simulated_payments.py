"""A payment provider that moves no money: it keeps its ledger in the `simulated-payments` table.

Tokens are those of the simulated hosted fields: `sim_<outcome>_<random>` with an outcome of `succeed`, `decline` or `timeout`. A
time-out is the unkind sort: the charge is made, and the answer is lost.
"""

from __future__ import annotations

from tradewind.gateways.payments import ChargeResult, PaymentTimeout
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, Item

TABLE = "simulated-payments"


class SimulatedPayments:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def charge(self, key: str, amount: int, currency: str, token: str) -> ChargeResult:
        prefix, _, rest = token.partition("_")
        outcome = rest.partition("_")[0] if prefix == "sim" else ""
        status: ChargeResult = "charged" if outcome in ("succeed", "timeout") else "declined"
        entry: Item = {"id": key, "status": status, "amount": amount, "currency": currency}
        try:
            self._db.put_item(TABLE, entry, ConditionExpression="attribute_not_exists(id)")
        except ConditionFailed:
            stored = self._db.get_item(TABLE, {"id": key}, ConsistentRead=True)
            return "charged" if stored and stored["status"] == "charged" else "declined"
        if outcome == "timeout":
            raise PaymentTimeout
        return status

    def cancel(self, key: str) -> None:
        self._db.update_item(
            TABLE,
            {"id": key},
            UpdateExpression="SET #status = :cancelled",
            ExpressionAttributeNames={"#status": "status"},
            ExpressionAttributeValues={":cancelled": {"S": "cancelled"}},
        )
