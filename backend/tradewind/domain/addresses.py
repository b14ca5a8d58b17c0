"""Which network addresses the shop may send webhooks to: those of the public Internet, and no others.

The rows are those of IANA's registries of special-purpose addresses that are not, or not surely, one host of the public Internet.
Python's own `is_global` has changed its mind over its versions, so it is asked too but not relied on.
"""

from __future__ import annotations

import ipaddress

GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
NOT_PUBLIC = [
    (ipaddress.ip_network(network), why)
    for network, why in (
        ("0.0.0.0/8", "of this network"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by the customers of a carrier"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "of a cloud's own machines"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.31.196.0/24", "reserved"),
        ("192.52.193.0/24", "reserved"),
        ("192.88.99.0/24", "of a relay"),
        ("192.168.0.0/16", "private"),
        ("192.175.48.0/24", "reserved"),
        ("198.18.0.0/15", "for benchmarks"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::ffff:0:0/96", "an IPv4 address in disguise"),
        ("64:ff9b::/96", "an IPv4 address in disguise"),
        ("fc00::/7", "private"),
        ("fe80::/10", "link-local"),
        ("ff00::/8", "multicast"),
        ("2001::/23", "reserved"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "an IPv4 address in disguise"),
        ("2620:4f:8000::/48", "reserved"),
        ("3fff::/20", "for documentation"),
    )
]


def why_not_public(address: str) -> str:
    """What kind of address this is, where it is not one of the public Internet; else an empty string."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "no address"
    for network, why in NOT_PUBLIC:
        if parsed in network:
            return why
    unicast = parsed.version == 4 or parsed in GLOBAL_UNICAST
    return "" if unicast and parsed.is_global else "reserved"
