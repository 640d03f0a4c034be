"""No address of a blocked network passes, however it is written or wrapped."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.outbound.addresses import BLOCKS, GLOBAL_UNICAST, Address, blocked_by

BLOCKED_V4 = [block.network for block in BLOCKS if block.network.version == 4]
BLOCKED_V6 = [block.network for block in BLOCKS if block.network.version == 6]

LOOPBACK_SPELLINGS = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.255.255.254",
    "2130706433",
    "0x7f000001",
    "0x7f.0x0.0x0.0x1",
    "0x7f.1",
    "0177.0.0.1",
    "0177.0x0.1",
    "017700000001",
    "0",
    "0.0.0.0",
    "localhost",
    "127。0。0。1",
    "１２７.0.0.1",
    "①②⑦.⓪.⓪.①",
    "::1",
    "0:0:0:0:0:0:0:1",
    "::",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
]


def embeddings(inner: IPv4Address, site: int) -> dict[str, IPv6Address]:
    """Every way to put an IPv4 address into an IPv6 address that some stack unpacks; `site` fills the rest."""
    low = int(inner)
    prefix = int(GLOBAL_UNICAST.network_address) | (site & ((1 << 61) - 1)) << 64
    return {
        "compatible, RFC 4291": IPv6Address(low),
        "mapped, RFC 4291": IPv6Address(0xFFFF << 32 | low),
        "SIIT, RFC 2765": IPv6Address(0xFFFF << 48 | low),
        "NAT64, RFC 6052": IPv6Address(0x64_FF9B << 96 | low),
        "local NAT64 /96, RFC 8215": IPv6Address(0x64_FF9B_0001 << 80 | low),
        "local NAT64 /48, RFC 6052": IPv6Address(0x64_FF9B_0001 << 80 | (low >> 16) << 64 | (low & 0xFFFF) << 40),
        "6to4, RFC 3056": IPv6Address(0x2002 << 112 | low << 80 | site & ((1 << 80) - 1)),
        "Teredo server, RFC 4380": IPv6Address(0x2001_0000 << 96 | low << 64 | site & ((1 << 64) - 1)),
        "Teredo client, RFC 4380": IPv6Address(0x2001_0000 << 96 | (site & 0xFFFFFFFF) << 64 | low ^ 0xFFFFFFFF),
        "ISATAP, RFC 5214": IPv6Address(prefix | 0x00005EFE << 32 | low),
        "ISATAP, global bit": IPv6Address(prefix | 0x02005EFE << 32 | low),
    }


blocked_v4 = st.sampled_from(BLOCKED_V4).flatmap(lambda network: st.ip_addresses(network=network))
blocked_v6 = st.sampled_from(BLOCKED_V6).flatmap(lambda network: st.ip_addresses(network=network))
sites = st.integers(min_value=0, max_value=(1 << 80) - 1)


@given(blocked_v4, sites)
def test_no_blocked_ipv4_address_passes_plain_or_in_any_embedding(inner: IPv4Address, site: int) -> None:
    assert blocked_by(inner)
    for form, address in embeddings(inner, site).items():
        block = blocked_by(address)
        assert block, form
        assert not block.openable or address == IPv6Address("::1"), form


@given(blocked_v6)
def test_no_blocked_ipv6_address_passes(address: IPv6Address) -> None:
    assert blocked_by(address)


@given(st.ip_addresses(v=6))
def test_only_global_unicast_and_nat64_pass_in_ipv6(address: IPv6Address) -> None:
    if blocked_by(address) is None:
        assert address in GLOBAL_UNICAST or address in IPv6Network("64:ff9b::/96")


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6, network="2000::/3"), blocked_v4, blocked_v6))
def test_nothing_passes_that_the_standard_library_holds_for_not_global(address: Address) -> None:
    if not address.is_global or address.is_multicast or address.is_link_local:
        assert blocked_by(address)


@pytest.mark.parametrize("spelling", LOOPBACK_SPELLINGS)
def test_every_spelling_of_this_machine_that_the_resolver_understands_is_blocked(spelling: str) -> None:
    try:
        found = socket.getaddrinfo(spelling, 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return  # this system's resolver does not read the spelling at all
    assert all(blocked_by(ip_address(sockaddr[0])) for *_, sockaddr in found)


@pytest.mark.parametrize(
    "address",
    [
        "169.254.169.254",
        "169.254.170.2",
        "169.254.0.23",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::254",
        "fd00:ec2::23",
        "fd20:ce::254",
        "fd00:42::42",
        "fe80::a9fe:a9fe",
        "::169.254.169.254",
        "::ffff:169.254.169.254",
        "::ffff:0:a9fe:a9fe",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::",
        "2001:0:a9fe:a9fe::",
        "2a00:1450:4001::5efe:a9fe:a9fe",
    ],
)
def test_no_spelling_of_a_metadata_service_passes_or_can_be_opened(address: str) -> None:
    block = blocked_by(ip_address(address))
    assert block
    assert not block.openable


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.1",
        "10.0.0.1",
        "100.64.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "198.19.0.1",
        "203.0.113.9",
        "192.88.99.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "fec0::1",
        "ff02::1",
        "fd12::1",
        "100::1",
        "2001:db8::1",
        "3fff::1",
        "5f00::1",
        "64:ff9b:1::a00:1",
        "2001:2::1",
        "2001:20::1",
        "4000::1",
    ],
)
def test_what_is_not_the_public_internet_is_blocked(address: str) -> None:
    assert blocked_by(ip_address(address))


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:4700::1111", "2a00:1450:4001:80e::200e"]
)
def test_the_public_internet_is_reachable(address: str) -> None:
    assert blocked_by(ip_address(address)) is None


def test_a_public_ipv4_host_is_reachable_from_a_network_that_knows_only_nat64() -> None:
    assert blocked_by(ip_address("64:ff9b::1.1.1.1")) is None


def test_an_address_with_a_zone_is_blocked() -> None:
    assert blocked_by(ip_address("2606:4700::1111%eth0"))
