from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import UNSET, UnsetType

from tradewind.contract.types import (
    AppliedPromotion,
    CartLine,
    LineProblem,
    Money,
    Quote,
    QuoteLine,
    QuoteLineRequest,
    QuoteRequest,
    ShippingOption,
    Totals,
)
from tradewind.domain.pricing import Priced, PricedLine, price
from tradewind.domain.refusal import Field, Refusal
from tradewind.domain.shop import ShippingMethod, Shop
from tradewind.gateways.clock import Clock, timestamp
from tradewind.stores.cart import Cart, CartContent


class Asked(NamedTuple):
    """A cart to price, from a quote's request or from an order's."""

    lines: Sequence[QuoteLineRequest | CartLine]
    country: str | UnsetType
    shipping_method: str | UnsetType
    promotion_code: str | UnsetType
    country_pointer: str


class Quoted(NamedTuple):
    """`limited_promotion`: whether an order takes one of the promotion's uses."""

    quote: Quote
    limited_promotion: bool


def quote_cart(cart: Cart, shop: Shop, clock: Clock, request: QuoteRequest) -> Quote:
    """The cart's prices as they are now, and what is wrong with it."""
    asked = Asked(request.lines, request.country, request.shipping_method, request.promotion_code, "/country")
    return quote(cart, shop, clock, asked, consistent=False).quote


def quote(cart: Cart, shop: Shop, clock: Clock, asked: Asked, *, consistent: bool) -> Quoted:
    country = shop.country if asked.country is UNSET else asked.country
    methods = shop.methods_to(country)
    if not methods:
        raise Refusal(
            "invalid-request",
            "Choose another country.",
            Field(asked.country_pointer, f"The shop does not deliver to {country}."),
        )
    code = None if asked.promotion_code is UNSET else asked.promotion_code
    content = cart.read((line.sku for line in asked.lines), code, consistent=consistent)
    problems = _line_problems(asked.lines, content)
    counted = [i for i, problem in enumerate(problems) if problem in (None, "price-changed")]
    goods = [(content.variants[asked.lines[i].sku].price.amount, asked.lines[i].quantity) for i in counted]
    value = sum(unit_price * quantity for unit_price, quantity in goods)

    promotion, discount = _promotion(code, content, value, timestamp(clock.seconds()))
    method = _choose(methods, asked.shipping_method)
    shipping = method.price_for(value - discount) if goods else 0
    priced = price(goods, discount, shipping, shop.tax_in(country))

    amounts = dict(zip(counted, priced.lines, strict=True))
    quoted = Quote(
        lines=[
            _line(line, problem, content, amounts.get(i), shop) for i, (line, problem) in enumerate(zip(asked.lines, problems, strict=True))
        ],
        country=country,
        countries=shop.countries(),
        shipping_method=method.id,
        shipping_options=[_option(option, shop, value - discount) for option in methods],
        promotion=promotion,
        totals=_totals(priced, shop),
        orderable=bool(counted)
        and len(counted) == len(asked.lines)
        and (promotion is UNSET or promotion.problem is UNSET)
        and asked.shipping_method in (UNSET, method.id),
    )
    return Quoted(quoted, content.promotion is not None and content.promotion.uses_limit is not None)


def _line_problems(lines: Sequence[QuoteLineRequest | CartLine], content: CartContent) -> list[LineProblem | None]:
    """Stock is compared with all lines of a SKU together."""
    asked: dict[str, int] = {}
    for line in lines:
        asked[line.sku] = asked.get(line.sku, 0) + line.quantity

    def problem(line: QuoteLineRequest | CartLine) -> LineProblem | None:
        variant = content.variants.get(line.sku)
        if variant is None or variant.status != "active":
            return "unknown-sku"
        available = content.available.get(line.sku, 0)
        if available == 0:
            return "out-of-stock"
        if asked[line.sku] > available:
            return "not-enough-stock"
        seen = line.seen_price if isinstance(line, QuoteLineRequest) else UNSET
        return "price-changed" if seen is not UNSET and seen != variant.price else None

    return [problem(line) for line in lines]


def _promotion(code: str | None, content: CartContent, goods: int, now: str) -> tuple[AppliedPromotion | UnsetType, int]:
    if code is None:
        return UNSET, 0
    promotion = content.promotion
    if promotion is None:
        return AppliedPromotion(code=code, description="", problem="unknown-code"), 0
    problem = promotion.problem(goods, now)
    if problem:
        return AppliedPromotion(code=code, description=promotion.description, problem=problem), 0
    return AppliedPromotion(code=code, description=promotion.description), promotion.discount(goods)


def _choose(methods: list[ShippingMethod], wanted: str | UnsetType) -> ShippingMethod:
    """The wanted way to deliver where it reaches the country, else the first that does."""
    return next((method for method in methods if method.id == wanted), methods[0])


def _option(method: ShippingMethod, shop: Shop, goods: int) -> ShippingOption:
    return ShippingOption(
        id=method.id,
        name=method.name,
        description=method.description,
        price=_money(method.price_for(goods), shop),
        free_from=UNSET if method.free_from is None else _money(method.free_from, shop),
    )


def _line(
    line: QuoteLineRequest | CartLine, problem: LineProblem | None, content: CartContent, amounts: PricedLine | None, shop: Shop
) -> QuoteLine:
    """A line that is not counted has no amounts; of a SKU that is not on sale nothing is told."""
    if problem == "unknown-sku":
        return QuoteLine(sku=line.sku, quantity=line.quantity, problem=problem)
    variant = content.variants[line.sku]
    return QuoteLine(
        sku=line.sku,
        quantity=line.quantity,
        product_id=variant.product_id,
        slug=variant.slug,
        name=variant.name,
        options=variant.options,
        image=variant.image,
        unit_price=variant.price,
        subtotal=_money(amounts.subtotal, shop) if amounts else UNSET,
        discount=_money(amounts.discount, shop) if amounts else UNSET,
        tax=_money(amounts.tax, shop) if amounts else UNSET,
        total=_money(amounts.total, shop) if amounts else UNSET,
        available=content.available.get(line.sku, 0),
        problem=problem or UNSET,
    )


def _totals(priced: Priced, shop: Shop) -> Totals:
    return Totals(
        subtotal=_money(priced.subtotal, shop),
        discount=_money(priced.discount, shop),
        shipping=_money(priced.shipping, shop),
        tax=_money(priced.tax, shop),
        tax_included=priced.tax_included,
        total=_money(priced.total, shop),
    )


def _money(amount: int, shop: Shop) -> Money:
    return Money(amount=amount, currency=shop.currency)
