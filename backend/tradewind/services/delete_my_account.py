from __future__ import annotations

import os

import msgspec

from tradewind.contract.types import AccountDeletion, OrderSummary
from tradewind.domain.refusal import Refusal
from tradewind.domain.removal import OPEN, REMOVED_EMAIL, without_person
from tradewind.services.shared.order_changes import change_order
from tradewind.stores.customers import Customers
from tradewind.stores.orders import OrderRecord, Orders, written

ORDERS_AT_ONCE = 100
LIST_LIMIT = 100


def delete_my_account(customers: Customers, orders: Orders, customer: str) -> AccountDeletion:
    """Remove the person from their orders, as many as one request can, and at last all else that is kept of them.

    Whatever ends it on the way, the next request goes on from there. Refused while an order is still to be paid or sent.
    """
    ids = _orders(orders, customer)
    for order_id in ids[:ORDERS_AT_ONCE]:
        change_order(orders, order_id, lambda record: _removed(orders, record, customer))
    done = len(ids) <= ORDERS_AT_ONCE
    if done:
        customers.forget(customer)
    return AccountDeletion(done=done)


def _orders(orders: Orders, customer: str) -> list[str]:
    ids: list[str] = []
    position: str | None = None
    while True:
        found = orders.by_owner(customer, LIST_LIMIT, position)
        summaries = [msgspec.json.decode(summary, type=OrderSummary) for summary in found.summaries]
        still_open = [summary.number for summary in summaries if summary.state in OPEN]
        if still_open:
            raise Refusal(
                "orders-open",
                f"Order {still_open[0]} is still to be paid or sent, and needs your address. Cancel it, or come back when it is sent.",
            )
        ids += [summary.id for summary in summaries]
        position = found.position
        if position is None:
            return ids


def _removed(orders: Orders, record: OrderRecord, customer: str) -> OrderRecord:
    # The list may be a moment behind.
    if record.owner != customer:
        return record
    # With another salt, the links in mails that were sent open nothing any more, nor does the token from the checkout.
    ended = {"salt": os.urandom(12).hex(), "token_hash": "", "owner": "", "email": REMOVED_EMAIL, "notes": "[]"}
    return orders.save(record, written(record, without_person(record.order()), **ended))
