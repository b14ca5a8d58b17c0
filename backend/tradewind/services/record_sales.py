from __future__ import annotations

from tradewind.contract.types import OrderEvent
from tradewind.domain.sales import sale_of
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock
from tradewind.stores.sales import Sales


def record_sales(sales: Sales, shop: Shop, clock: Clock, event: OrderEvent) -> bool:
    """Add what the event sold or gave back to its day; False where it adds nothing, or has been counted before."""
    sale = sale_of(event, shop.zone())
    return sale is not None and sales.record(event.id, sale, int(clock.seconds()))
