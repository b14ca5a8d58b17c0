from __future__ import annotations

import hmac

from tradewind.contract.types import Order
from tradewind.domain.identifiers import fingerprint
from tradewind.domain.refusal import Refusal
from tradewind.stores.orders import Orders


def get_order(orders: Orders, order_id: str, *, owner: str | None, is_staff: bool, token: str | None) -> Order:
    """The order, for its owner, for staff, or for who has its token. To anyone else it does not exist."""
    record = orders.get(order_id)
    if record is not None:
        is_owner = bool(record.owner) and owner == record.owner
        has_token = token is not None and hmac.compare_digest(fingerprint(token), record.token_hash)
        if is_staff or is_owner or has_token:
            return record.order()
    raise Refusal("not-found", "There is no such order, or it can't be shown to you. Open it by the link that you were given.")
