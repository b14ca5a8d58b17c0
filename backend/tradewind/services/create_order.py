"""Placing an order, exactly once.

Each step is one conditional write, and each may be the last that this process lives to do:

1. The order is put under an id that derives from the idempotency key, together with the reservation of its stock.
2. The payment is charged under the order's id: a second charge of the same order is the first one.
3. The order is confirmed; or it fails, which gives the stock back in the same write, and then the payment is cancelled.

Whoever sends the request again goes on from where the order stands. Of two that run at once, one write wins and both tell the same.
"""

from __future__ import annotations

import os
from typing import NamedTuple

import msgspec
from msgspec import UNSET

from tradewind.contract.types import Order, OrderLine, OrderRequest, OrderShipping, PlacedOrder, Quote
from tradewind.domain import identifiers, orders
from tradewind.domain.refusal import Field, Refusal
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.gateways.payments import PaymentGateway, PaymentTimeout
from tradewind.services.quote_cart import Asked, quote
from tradewind.stores.cart import Cart
from tradewind.stores.orders import OrderRecord, Orders, PaymentProblem

DETAIL_BY_PROBLEM: dict[PaymentProblem, str] = {
    "payment-declined": "The payment was declined and nothing was charged. Try another card.",
    "payment-timeout": "The payment provider did not answer in time. Nothing was charged; try again in a moment.",
}


class Till(NamedTuple):
    """What placing an order takes."""

    orders: Orders
    cart: Cart
    payments: PaymentGateway
    shop: Shop
    clock: Clock


def create_order(till: Till, idempotency_key: str, owner: str | None, request: OrderRequest) -> tuple[PlacedOrder, bool]:
    """The placed order, and whether this key had placed it before. `owner` is the signed-in customer's id."""
    order_id = identifiers.order_id(idempotency_key)
    request_hash = identifiers.fingerprint(msgspec.json.encode(request))
    record = till.orders.get(order_id)
    replayed = record is not None
    if record is None:
        record = _draft(till, order_id, idempotency_key, request_hash, owner, request)
        if not till.orders.place(record):
            record, replayed = _load(till, order_id), True
    if record.request_hash != request_hash or (owner and record.owner not in ("", owner)):
        raise Refusal(
            "idempotency-key-reused",
            "This Idempotency-Key was used for another order; send a new one.",
            Field("/header/Idempotency-Key", "This key was used with another body."),
        )
    record = _settle(till, record, request.payment_token)
    if record.state == "payment-failed":
        problem: PaymentProblem = "payment-timeout" if record.payment_problem == "payment-timeout" else "payment-declined"
        raise Refusal(problem, DETAIL_BY_PROBLEM[problem], replayed=replayed)
    return PlacedOrder(order=record.order(), order_token=identifiers.order_token(record.salt, idempotency_key)), replayed


def _draft(till: Till, order_id: str, idempotency_key: str, request_hash: str, owner: str | None, request: OrderRequest) -> OrderRecord:
    country = request.shipping_address.country
    asked = Asked(request.lines, country, request.shipping_method, request.promotion_code, "/shippingAddress/country")
    now = till.clock.seconds()
    quoted, limited_promotion = quote(till.cart, till.shop, till.clock, asked, consistent=True)
    _check(quoted, request)
    method = next(option for option in quoted.shipping_options if option.id == quoted.shipping_method)
    order = Order(
        id=order_id,
        number=identifiers.order_number(order_id),
        state=orders.INITIAL,
        placed_at=timestamp(now),
        email=request.email,
        shipping_address=request.shipping_address,
        lines=[OrderLine(**{name: getattr(line, name) for name in OrderLine.__struct_fields__}) for line in quoted.lines],
        shipping_method=OrderShipping(id=method.id, name=method.name, price=quoted.totals.shipping),
        promotion=quoted.promotion,
        totals=quoted.totals,
    )
    salt = os.urandom(12).hex()
    return OrderRecord(
        id=order_id,
        state=orders.INITIAL,
        document=msgspec.json.encode(order).decode(),
        request_hash=request_hash,
        salt=salt,
        token_hash=identifiers.fingerprint(identifiers.order_token(salt, idempotency_key)),
        reservation_ends=int(now) + till.shop.reservation_minutes * 60,
        uses_promotion=limited_promotion,
        owner=owner or "",
    )


def _check(quoted: Quote, request: OrderRequest) -> None:
    """Refuse an order that the customer did not see like this."""
    wrong = [(i, line) for i, line in enumerate(quoted.lines) if line.problem is not UNSET]
    if wrong:
        unknown = any(line.problem == "unknown-sku" for _, line in wrong)
        raise Refusal(
            "unknown-sku" if unknown else "out-of-stock",
            "Something in the cart can't be bought any more. Change the lines that are named, then try again.",
            *(
                Field(f"/lines/{i}/quantity", f"{0 if line.available is UNSET else line.available} available.", str(line.problem))
                for i, line in wrong
            ),
        )
    if quoted.promotion is not UNSET and quoted.promotion.problem is not UNSET:
        raise Refusal(
            "promotion-not-valid",
            "The promotion code does not hold for this order. Remove it, then try again.",
            Field("/promotionCode", "This code does not hold.", quoted.promotion.problem),
        )
    if quoted.shipping_method != request.shipping_method:
        raise Refusal(
            "invalid-request",
            "Choose another way to deliver.",
            Field("/shippingMethod", f"This does not deliver to {quoted.country}."),
        )
    if quoted.totals.total != request.expected_total:
        raise Refusal(
            "total-changed",
            "The total changed since you saw it. Look at the new one, then order again.",
            Field("/expectedTotal", f"The total is now {quoted.totals.total.amount} {quoted.totals.total.currency}."),
        )


def _settle(till: Till, record: OrderRecord, payment_token: str) -> OrderRecord:
    """Bring a placed order to its end, and a failed one's payment too."""
    if record.state == "placed":
        total = record.order().totals.total
        problem: PaymentProblem | None = None
        try:
            if till.payments.charge(record.id, total.amount, total.currency, payment_token) == "declined":
                problem = "payment-declined"
        except PaymentTimeout:
            problem = "payment-timeout"
        if problem is None:
            till.orders.confirm(record.id)
        else:
            till.orders.fail(record, problem)
        record = _load(till, record.id)
    if record.state == "payment-failed" and record.cancel_pending:
        # Only now that the order can no longer be confirmed: an order that is paid keeps its payment.
        till.payments.cancel(record.id)
        till.orders.payment_cancelled(record.id)
    return record


def _load(till: Till, order_id: str) -> OrderRecord:
    record = till.orders.get(order_id)
    if record is None:
        raise LookupError("an order that was placed is gone")
    return record
