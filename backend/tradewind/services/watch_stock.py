"""What an order does to the stock of what it is about, told to those who look at it from afar: the lists, and the shop's own people."""

from __future__ import annotations

from typing import NamedTuple

from tradewind.contract.types import OrderEvent
from tradewind.domain.letters import LOW_STOCK
from tradewind.domain.orders import paid_late
from tradewind.domain.shop import Shop
from tradewind.services.shared.hints import refresh_hint
from tradewind.services.shared.mailing import Postman, send_once
from tradewind.stores.mails import low_stock_id
from tradewind.stores.products import Products
from tradewind.stores.stock import Standing, Stock

MOST_NAMED = 3


class Shelves(NamedTuple):
    """What watching over stock takes."""

    products: Products
    stock: Stock
    shop: Shop


def watch_stock(shelves: Shelves, postman: Postman, event: OrderEvent) -> None:
    """Let the hint in the lists follow the stock, and tell the shop of SKUs that have run low by this event, once each time they do.

    A payment in time moves nothing: the pieces were taken when the order was placed.
    """
    if event.type == "OrderPaid" and not paid_late(event.order):
        return
    standings = shelves.stock.standings(sorted({line.sku for line in event.order.lines}))
    for product_id in sorted({each.product for each in standings.values()}):
        refresh_hint(shelves.products, shelves.stock, product_id)
    low = [sku for sku, standing in sorted(standings.items()) if _runs_low(shelves, sku, standing, event.id)]
    if low:
        names = {line.sku: line.name for line in event.order.lines}
        about = {"skus": [{"sku": sku, "name": names[sku], "available": standings[sku].available} for sku in low]}
        named = ", ".join(low[:MOST_NAMED]) + (f" and {len(low) - MOST_NAMED} more" if len(low) > MOST_NAMED else "")
        send_once(postman, low_stock_id(event.id), shelves.shop.email, postman.letters.write(LOW_STOCK, about, skus=named))


def _runs_low(shelves: Shelves, sku: str, standing: Standing, event_id: str) -> bool:
    """Whether it is this event that the shop is to be told of."""
    threshold = shelves.shop.low_stock_threshold if standing.threshold is None else standing.threshold
    if standing.available >= threshold:
        if standing.low:
            shelves.stock.end_notice(sku, threshold)
        return False
    return standing.noticed in ("", event_id) and shelves.stock.notice(sku, event_id, threshold)
