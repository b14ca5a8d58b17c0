"""What a discount code takes off, and when it holds."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from tradewind.domain.money import share

Problem = Literal["unknown-code", "not-active", "used-up", "below-minimum"]


class Promotion(Struct, frozen=True, kw_only=True, rename="camel"):
    """Either `percent_off` (basis points of the goods) or `amount_off` (minor units). Times are RFC 3339 in UTC."""

    code: str
    description: str
    percent_off: Annotated[int, Meta(ge=0, le=10_000)] = 0
    amount_off: Annotated[int, Meta(ge=0)] = 0
    minimum_goods: Annotated[int, Meta(ge=0)] = 0
    starts_at: str = ""
    ends_at: str = "9999"
    uses: int = 0
    uses_limit: Annotated[int, Meta(ge=0)] | None = None

    def problem(self, goods: int, now: str) -> Problem | None:
        """Why the code does not hold for goods of this value at this time."""
        if not self.starts_at <= now < self.ends_at:
            return "not-active"
        if self.uses_limit is not None and self.uses >= self.uses_limit:
            return "used-up"
        if goods < self.minimum_goods:
            return "below-minimum"
        return None

    def discount(self, goods: int) -> int:
        """What it takes off, never more than there is."""
        return min(goods, share(goods, self.percent_off) + self.amount_off)
