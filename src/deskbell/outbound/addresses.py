"""Which addresses the desk may connect to: pure, no packets.

The rule is an explicit allow: all of IPv4, and 2000::/3 of IPv6, minus the published table below. It owns
the table because `ipaddress.is_global` is no guard: it is true for ::169.254.169.254, NAT64 and SIIT forms
of private addresses, fec0::1 and all multicast. Networks marked `openable` are those an operator may open
by a list; cloud metadata, link-local and multicast never are. Callers: `destinations`, `allow_list`.

Sources are the IANA registries "IPv4 / IPv6 Special-Purpose Address", "Multicast Address Space" and "IPv6
Address Space", and the vendors' manuals for the metadata services.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network
from typing import TypeAlias

Address: TypeAlias = IPv4Address | IPv6Address
Network: TypeAlias = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Block:
    """A network that is not reachable from here, why, and who says so."""

    network: Network
    name: str
    source: str
    openable: bool = False


def _closed(network: str, name: str, source: str) -> Block:
    return Block(ip_network(network), name, source)


def _openable(network: str, name: str, source: str) -> Block:
    return Block(ip_network(network), name, source, openable=True)


# The first match decides, so the metadata services come before the openable networks they lie in.
BLOCKS: Sequence[Block] = (
    _closed("100.100.100.200/32", "cloud metadata", "Alibaba Cloud"),
    _closed("168.63.129.16/32", "cloud metadata", "Azure wire server, inside public space"),
    _closed("192.0.0.192/32", "cloud metadata", "Oracle Cloud"),
    _closed("fd00:ec2::/32", "cloud metadata", "AWS"),
    _closed("fd20:ce::254/128", "cloud metadata", "Google Cloud"),
    _closed("fd00:42::42/128", "cloud metadata", "Scaleway"),
    _closed("0.0.0.0/8", "this network", "RFC 791"),
    _openable("10.0.0.0/8", "private use", "RFC 1918"),
    _openable("100.64.0.0/10", "shared address space", "RFC 6598"),
    _openable("127.0.0.0/8", "loopback", "RFC 1122"),
    _closed("169.254.0.0/16", "link-local, cloud metadata", "RFC 3927"),
    _openable("172.16.0.0/12", "private use", "RFC 1918"),
    _closed("192.0.0.0/24", "protocol assignments", "RFC 6890"),
    _closed("192.0.2.0/24", "documentation", "RFC 5737"),
    _closed("192.31.196.0/24", "AS112", "RFC 7535"),
    _closed("192.52.193.0/24", "automatic multicast tunnelling", "RFC 7450"),
    _closed("192.88.99.0/24", "6to4 relay", "RFC 7526"),
    _openable("192.168.0.0/16", "private use", "RFC 1918"),
    _closed("192.175.48.0/24", "AS112", "RFC 7534"),
    _openable("198.18.0.0/15", "benchmarking", "RFC 2544"),
    _closed("198.51.100.0/24", "documentation", "RFC 5737"),
    _closed("203.0.113.0/24", "documentation", "RFC 5737"),
    _closed("224.0.0.0/4", "multicast", "RFC 5771"),
    _closed("240.0.0.0/4", "reserved, broadcast", "RFC 1112, RFC 8190"),
    _closed("::/128", "unspecified", "RFC 4291"),
    _openable("::1/128", "loopback", "RFC 4291"),
    _closed("::/96", "IPv4-compatible", "RFC 4291"),
    _closed("::ffff:0:0/96", "IPv4-mapped", "RFC 4291"),
    _closed("::ffff:0:0:0/96", "IPv4-translated (SIIT)", "RFC 2765"),
    _closed("64:ff9b:1::/48", "local-use NAT64", "RFC 8215"),
    _closed("100::/64", "discard-only", "RFC 6666"),
    _closed("100:0:0:1::/64", "dummy prefix", "RFC 9780"),
    _closed("2001::/32", "Teredo", "RFC 4380"),
    _closed("2001:2::/48", "benchmarking", "RFC 5180"),
    _closed("2001::/23", "protocol assignments", "RFC 2928"),
    _closed("2001:db8::/32", "documentation", "RFC 3849"),
    _closed("2002::/16", "6to4", "RFC 3056"),
    _closed("2620:4f:8000::/48", "AS112", "RFC 7534"),
    _closed("3ffe::/16", "returned 6bone space", "RFC 3701"),
    _closed("3fff::/20", "documentation", "RFC 9637"),
    _closed("5f00::/16", "segment routing identifiers", "RFC 9602"),
    _openable("fc00::/7", "unique local", "RFC 4193"),
    _closed("fe80::/10", "link-local", "RFC 4291"),
    _closed("fec0::/10", "site-local", "RFC 3879"),
    _closed("ff00::/8", "multicast", "RFC 4291"),
)

GLOBAL_UNICAST = IPv6Network("2000::/3")
_OUTSIDE = _closed("::/0", "outside global unicast", "IANA IPv6 Address Space")
_ZONED = _closed("::/0", "address with a zone", "RFC 4007")
_NAT64 = IPv6Network("64:ff9b::/96")
# RFC 5214 section 6.1: the interface identifier of ISATAP, its universal/local bit set or not.
_ISATAP = (0x00005EFE, 0x02005EFE)


def blocked_by(address: Address) -> Block | None:
    """The block that forbids connecting to `address`, or None where it is reachable."""
    if isinstance(address, IPv4Address):
        return _listed(address)
    if address.scope_id is not None:
        return _ZONED
    carried = carried_ipv4(address)
    if carried is not None:
        return _blocked_inside(carried)
    return _listed(address) or (None if address in GLOBAL_UNICAST else _OUTSIDE)


def carried_ipv4(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that a packet to a NAT64 or ISATAP address ends up at.

    Only these two are judged by what they carry: a desk on an IPv6-only network sees every IPv4 host as
    NAT64, and ISATAP may lie in anyone's prefix. All other embedding forms are blocked whatever they carry.
    """
    number = int(address)
    if address in _NAT64 or (address in GLOBAL_UNICAST and (number >> 32) & 0xFFFFFFFF in _ISATAP):
        return IPv4Address(number & 0xFFFFFFFF)
    return None


def _blocked_inside(carried: IPv4Address) -> Block | None:
    block = _listed(carried)
    return replace(block, openable=False) if block else None


def _listed(address: Address) -> Block | None:
    return next((block for block in BLOCKS if address in block.network), None)
