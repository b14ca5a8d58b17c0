"""The `orders` table: an item per order.

The order as customers see it is one JSON document. Beside it stand what conditions need (`state`, `cancelPending`) and what only the
shop needs to know: the hash of the request that placed it, the salt of its token and the hash of the token itself, who owns it.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, Struct

from tradewind.contract.types import Order, OrderState
from tradewind.domain import orders as rules
from tradewind.domain.refusal import Field, Refusal
from tradewind.stores import promotions, stock
from tradewind.stores.dynamodb import ConditionFailed, DynamoDB, TransactionCancelled, Wire

TABLE = "orders"
PaymentProblem = Literal["payment-declined", "payment-timeout"]


class OrderRecord(Struct, frozen=True, kw_only=True, rename="camel"):
    """An order and what the shop keeps with it. `reservation_ends` is in seconds since 1970.

    `uses_promotion` says whether the order took one of a limited code's uses. `cancel_pending` says that the payment provider has
    yet to confirm that nothing is or will be charged.
    """

    id: str
    state: OrderState
    document: str
    request_hash: str
    salt: str
    token_hash: str
    reservation_ends: int
    uses_promotion: bool = False
    owner: str = ""
    payment_problem: str = ""
    cancel_pending: bool = False

    def order(self) -> Order:
        return msgspec.structs.replace(msgspec.json.decode(self.document, type=Order), state=self.state)


class Orders:
    def __init__(self, db: DynamoDB) -> None:
        self._db = db

    def get(self, order_id: str) -> OrderRecord | None:
        item = self._db.get_item(TABLE, {"id": order_id}, ConsistentRead=True)
        return msgspec.convert(item, OrderRecord) if item else None

    def place(self, record: OrderRecord) -> bool:
        """Put the order, reserve its stock and count its promotion's use: all or nothing. False where the order is there already.

        Refuses where stock or a promotion's uses have run out since the quote.
        """
        db, order = self._db, record.order()
        quantities = _quantities(order)
        actions = [db.put(TABLE, msgspec.to_builtins(record), "attribute_not_exists(id)")]
        actions += [stock.reserve_action(db, sku, quantity) for sku, quantity in quantities.items()]
        if record.uses_promotion and order.promotion is not UNSET:
            actions.append(promotions.use_action(db, order.promotion.code))
        try:
            db.transact(actions, _token(record, "place"))
        except TransactionCancelled as error:
            if error.failed(0):
                return False
            short = [sku for i, sku in enumerate(quantities, 1) if error.failed(i)]
            if short:
                raise _out_of_stock(order, short) from error
            if record.uses_promotion and error.failed(len(actions) - 1):
                raise Refusal(
                    "promotion-not-valid",
                    "The promotion code was used up a moment ago; go on without it.",
                    Field("/promotionCode", "This code is used up.", "used-up"),
                ) from error
            raise
        return True

    def confirm(self, order_id: str) -> bool:
        """The payment succeeded. False where the order's state no longer allows it."""
        transition = rules.TRANSITIONS["payment-succeeded"]
        try:
            self._db.update_item(
                TABLE,
                {"id": order_id},
                UpdateExpression="SET #state = :target",
                ConditionExpression="#state = :source",
                ExpressionAttributeNames={"#state": "state"},
                ExpressionAttributeValues={":source": {"S": transition.source}, ":target": {"S": transition.target}},
            )
        except ConditionFailed:
            return False
        return True

    def fail(self, record: OrderRecord, problem: PaymentProblem) -> bool:
        """The payment failed: give back the stock and the promotion's use, once. False where the state no longer allows it."""
        db, order = self._db, record.order()
        transition = rules.TRANSITIONS["payment-failed"]
        failed = db.update(
            TABLE,
            {"id": record.id},
            "SET #state = :target, paymentProblem = :problem, cancelPending = :pending",
            "#state = :source",
            source=transition.source,
            target=transition.target,
            problem=problem,
            pending=problem == "payment-timeout",
        )
        failed["Update"]["ExpressionAttributeNames"] = {"#state": "state"}
        actions: list[Wire] = [failed]
        actions += [stock.release_action(db, sku, quantity) for sku, quantity in _quantities(order).items()]
        if record.uses_promotion and order.promotion is not UNSET:
            actions.append(promotions.give_back_action(db, order.promotion.code))
        try:
            db.transact(actions, _token(record, problem))
        except TransactionCancelled as error:
            if error.failed(0):
                return False
            raise
        return True

    def payment_cancelled(self, order_id: str) -> None:
        """The payment provider confirmed that nothing is or will be charged."""
        self._db.update_item(
            TABLE,
            {"id": order_id},
            UpdateExpression="SET cancelPending = :no",
            ConditionExpression="attribute_exists(id)",
            ExpressionAttributeValues={":no": {"BOOL": False}},
        )


def _quantities(order: Order) -> dict[str, int]:
    """By SKU, the same SKU on two lines summed: a transaction may touch an item once only."""
    quantities: dict[str, int] = {}
    for line in order.lines:
        quantities[line.sku] = quantities.get(line.sku, 0) + line.quantity
    return quantities


def _token(record: OrderRecord, step: str) -> str:
    """Makes a repeated transaction the same one; two attempts that differ in salt are different ones."""
    return f"{step.removeprefix('payment-')}-{record.salt}"


def _out_of_stock(order: Order, skus: list[str]) -> Refusal:
    fields = [
        Field(f"/lines/{i}/quantity", f"There is not enough of {line.name} left.", "not-enough-stock")
        for i, line in enumerate(order.lines)
        if line.sku in skus
    ]
    return Refusal(
        "out-of-stock",
        "Somebody bought the last of it a moment ago; nothing was charged. Change your cart, then try again.",
        *fields,
    )
