"""The way back to an order by its number and e-mail address: what is asked for, how often it may be, and how a number is read."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from msgspec import Struct

from tradewind.domain.identifiers import fingerprint

WINDOW_SECONDS = 900
MOST_PER_ADDRESS = 10
MOST_PER_EMAIL = 3
IPV6_BITS = 64
"""What one household or machine is given of IPv6, and may choose its addresses from."""
MISREAD = str.maketrans("OIL", "011")


class OrderLinkMessage(Struct, frozen=True, kw_only=True):
    """A wish for the link to an order. `id` is its own: a message that comes twice is one wish. `email` is in lower case."""

    id: str
    number: str
    email: str


def read_number(text: str) -> str:
    """An order's number as the shop writes it, from what somebody typed: ten letters and digits, some of which are taken for others."""
    letters = text.upper().replace("-", "").replace(" ", "").translate(MISREAD)
    return f"{letters[:5]}-{letters[5:]}"


def counted_limits(address: str, email: str) -> dict[str, int]:
    """What a wish counts against, with how many of them a stretch of time allows: who asks, and for whom; neither is kept as it is."""
    return {
        f"order-link#address#{fingerprint(_network(address))}": MOST_PER_ADDRESS,
        f"order-link#email#{fingerprint(email)}": MOST_PER_EMAIL,
    }


def _network(address: str) -> str:
    try:
        parsed = ip_address(address)
    except ValueError:
        # What has no network counts by its name.
        return address
    return str(parsed if parsed.version == 4 else ip_network((parsed.packed, IPV6_BITS), strict=False))
