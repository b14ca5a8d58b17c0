"""Which network addresses are of the public Internet. Pure; a second."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradewind.domain.addresses import NOT_PUBLIC, why_not_public


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("0.0.0.0", "of this network"),  # noqa: S104 - an address to refuse
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("172.31.255.255", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),
        ("169.254.170.2", "link-local"),
        ("100.64.0.1", "shared by the customers of a carrier"),
        ("100.100.100.200", "shared by the customers of a carrier"),
        ("168.63.129.16", "of a cloud's own machines"),
        ("192.0.0.192", "reserved"),
        ("192.0.2.1", "for documentation"),
        ("198.19.0.1", "for benchmarks"),
        ("224.0.0.1", "multicast"),
        ("239.255.255.255", "multicast"),
        ("240.0.0.1", "reserved"),
        ("255.255.255.255", "reserved"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::127.0.0.1", "reserved"),
        ("::ffff:127.0.0.1", "an IPv4 address in disguise"),
        ("::ffff:8.8.8.8", "an IPv4 address in disguise"),
        ("64:ff9b::7f00:1", "an IPv4 address in disguise"),
        ("64:ff9b:1::1", "reserved"),
        ("2002:7f00:1::", "an IPv4 address in disguise"),
        ("2001::1", "reserved"),
        ("2001:db8::1", "for documentation"),
        ("fc00::1", "private"),
        ("fd00:ec2::254", "private"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fec0::1", "reserved"),
        ("ff02::1", "multicast"),
        ("4000::1", "reserved"),
        ("", "no address"),
        ("localhost", "no address"),
        ("127.1", "no address"),
        ("0x7f000001", "no address"),
        ("2130706433", "no address"),
    ],
)
def test_what_is_not_public_is_named(address: str, why: str) -> None:
    assert why_not_public(address) == why


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "8.8.8.8", "172.32.0.1", "172.15.255.255", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]
)
def test_what_is_public_is_fit(address: str) -> None:
    assert why_not_public(address) == ""


@pytest.mark.parametrize("network", [network for network, _ in NOT_PUBLIC], ids=str)
def test_a_row_holds_from_its_first_address_to_its_last(network: ipaddress.IPv4Network | ipaddress.IPv6Network) -> None:
    assert why_not_public(str(network[0]))
    assert why_not_public(str(network[-1]))


@given(st.one_of(st.ip_addresses(), st.sampled_from(NOT_PUBLIC).flatmap(lambda row: st.ip_addresses(network=row[0]))))
def test_no_address_that_python_knows_as_special_is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    special = [
        address.is_private,
        address.is_loopback,
        address.is_link_local,
        address.is_multicast,
        address.is_reserved,
        address.is_unspecified,
        not address.is_global,
        isinstance(address, ipaddress.IPv6Address) and (address.is_site_local or bool(address.ipv4_mapped or address.sixtofour)),
    ]
    if any(special):
        assert why_not_public(str(address))


@given(st.ip_addresses(v=4))
def test_no_disguise_makes_an_ipv4_address_fit(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    disguises = [number, 0xFFFF << 32 | number, 0x0064_FF9B << 96 | number, 0x2002 << 112 | number << 80, 0x2001 << 112 | number]
    assert all(why_not_public(str(ipaddress.IPv6Address(disguise))) for disguise in disguises)
