"""Placing an order, exactly once.

Each step is one conditional write, and each may be the last that this process lives to do:

1. The order is put under an id that derives from the idempotency key, together with the reservation of its stock.
2. The payment is held and taken under the order's id: a second charge of the same order is the first one.
3. The order is paid; or it fails, which gives the stock back in the same write, and then the provider lets go of the payment.

Whoever sends the request again goes on from where the order stands. Of two that run at once, one write wins and both tell the same.
"""

from __future__ import annotations

import os

import msgspec
from msgspec import UNSET

from tradewind.contract.types import Money, Order, OrderLine, OrderRequest, OrderShipping, PaymentAction, PlacedOrder, Quote
from tradewind.domain import identifiers, orders
from tradewind.domain.refusal import Field, Refusal
from tradewind.domain.shop import Shop
from tradewind.gateways.clock import timestamp
from tradewind.services.quote_cart import Asked, quote
from tradewind.services.shared.order_changes import load_order, with_due
from tradewind.services.shared.payment_settlement import Till, finish, pay
from tradewind.stores.cart import Cart
from tradewind.stores.orders import OrderRecord, PaymentProblem, place_in_lists, written

DETAIL_BY_PROBLEM: dict[PaymentProblem, str] = {
    "payment-declined": "The payment was declined and nothing was charged. Try another card.",
    "payment-timeout": "The payment provider did not answer in time. Nothing was charged; try again in a moment.",
}


def create_order(
    till: Till, cart: Cart, shop: Shop, idempotency_key: str, owner: str | None, request: OrderRequest
) -> tuple[PlacedOrder, bool]:
    """The placed order, and whether this key had placed it before. `owner` is the signed-in customer's id.

    An order that is still `placed` waits for the customer to confirm the payment, where `payment_action` says.
    """
    order_id = identifiers.order_id(idempotency_key)
    request_hash = identifiers.fingerprint(msgspec.json.encode(request))
    record = till.orders.get(order_id)
    replayed = record is not None
    if record is None:
        record = _draft(till, cart, shop, order_id, idempotency_key, request_hash, owner, request)
        if not till.orders.place(record, orders.open_pieces(record.order())):
            record, replayed = load_order(till.orders, order_id), True
    if record.request_hash != request_hash or (owner and record.owner not in ("", owner)):
        raise Refusal(
            "idempotency-key-reused",
            "This Idempotency-Key was used for another order; send a new one.",
            Field("/header/Idempotency-Key", "This key was used with another body."),
        )
    if record.state == "placed" and not record.action_url:
        record = pay(till, record, request.payment_token)
    refuse_unpaid(finish(till, record), replayed=replayed)
    action = PaymentAction(url=record.action_url, client_secret=record.action_secret or UNSET) if record.action_url else UNSET
    token = identifiers.order_token(record.salt, idempotency_key)
    return PlacedOrder(order=orders.for_customer(record.order()), order_token=token, payment_action=action), replayed


def refuse_unpaid(record: OrderRecord, *, replayed: bool = False) -> None:
    """Refuse on behalf of an order that came to nothing, with what came of its payment."""
    if record.state == "payment-failed":
        kind: PaymentProblem = "payment-timeout" if record.payment_problem == "payment-timeout" else "payment-declined"
        raise Refusal(kind, DETAIL_BY_PROBLEM[kind], replayed=replayed)
    if record.state in orders.NOT_KEPT:
        detail = f"This order is {record.state}. Nothing is charged, and nothing is set aside any more; order again."
        raise Refusal("order-state", detail, Field("/state", f"This is {record.state}.", record.state), replayed=replayed)


def _draft(
    till: Till, cart: Cart, shop: Shop, order_id: str, idempotency_key: str, request_hash: str, owner: str | None, request: OrderRequest
) -> OrderRecord:
    country = request.shipping_address.country
    asked = Asked(request.lines, country, request.shipping_method, request.promotion_code, "/shippingAddress/country")
    now = till.clock.seconds()
    quoted, limited_promotion = quote(cart, shop, till.clock, asked, consistent=True)
    _check(quoted, request)
    method = next(option for option in quoted.shipping_options if option.id == quoted.shipping_method)
    placed_at = timestamp(now)
    order = Order(
        id=order_id,
        number=identifiers.order_number(order_id),
        state=orders.INITIAL,
        refund_state="none",
        placed_at=placed_at,
        email=request.email,
        shipping_address=request.shipping_address,
        lines=[_line(line) for line in quoted.lines],
        shipping_method=OrderShipping(id=method.id, name=method.name, price=quoted.totals.shipping),
        promotion=quoted.promotion,
        totals=quoted.totals,
        refunded=Money(amount=0, currency=quoted.totals.total.currency),
        fulfilments=[],
        refunds=[],
        timeline=[],
    )
    salt = os.urandom(12).hex()
    record = OrderRecord(
        id=order_id,
        state=orders.INITIAL,
        version=1,
        document="",
        summary="",
        placed=place_in_lists(placed_at, order_id),
        month=placed_at[:7],
        email=request.email.lower(),
        request_hash=request_hash,
        salt=salt,
        token_hash=identifiers.fingerprint(identifiers.order_token(salt, idempotency_key)),
        reservation_ends=int(now) + shop.reservation_minutes * 60,
        uses_promotion=limited_promotion,
        owner=owner or "",
    )
    return with_due(written(record, orders.place(order, placed_at)), till.clock)


def _line(quoted: object) -> OrderLine:
    """The quoted line as the order keeps it, with nothing sent or withdrawn yet."""
    kept = {name: getattr(quoted, name) for name in OrderLine.__struct_fields__ if name not in ("fulfilled", "withdrawn")}
    return OrderLine(**kept, fulfilled=0, withdrawn=0)


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
