from __future__ import annotations

import hmac

from tradewind.contract.types import Order
from tradewind.domain.identifiers import fingerprint, order_link_token
from tradewind.domain.orders import for_customer
from tradewind.domain.refusal import Refusal
from tradewind.stores.orders import OrderRecord, Orders


def get_order(orders: Orders, order_id: str, *, owner: str | None, is_staff: bool, token: str | None) -> Order:
    """The order, for its owner, for staff, or for who has its token. To anyone else it does not exist."""
    record = orders.get(order_id)
    if record is not None and is_staff:
        return record.order()
    return for_customer(own_order(record, owner, token).order())


def own_order(record: OrderRecord | None, owner: str | None, token: str | None) -> OrderRecord:
    """The order, if it is the caller's own: by account, by the token from the checkout, or by the one in the shop's mails."""
    if record is not None:
        is_owner = bool(record.owner) and owner == record.owner
        if is_owner or (token is not None and _opens(token, record)):
            return record
    raise Refusal("not-found", "There is no such order, or it can't be shown to you. Open it by the link that you were given.")


def _opens(token: str, record: OrderRecord) -> bool:
    by_mail = order_link_token(record.salt, record.id)
    return hmac.compare_digest(fingerprint(token), record.token_hash) or hmac.compare_digest(token.encode(), by_mail.encode())
