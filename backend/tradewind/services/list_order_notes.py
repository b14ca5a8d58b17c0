from __future__ import annotations

from tradewind.contract.types import OrderNotePage
from tradewind.services.shared.order_changes import load_order
from tradewind.stores.orders import Orders


def list_order_notes(orders: Orders, order_id: str) -> OrderNotePage:
    return OrderNotePage(items=load_order(orders, order_id).all_notes()[::-1])
