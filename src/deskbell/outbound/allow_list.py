"""The operator's list of private hosts that may be reached: pure.

An entry is a name (`mattermost.internal`), an address, or a network (`10.1.0.0/16`); a name or an address
may carry a port, and then opens that port alone, whichever it is (`127.0.0.1:8080`, `[fd00::5]:25`). Only
private networks can be opened: no entry, not even a name, opens cloud metadata, link-local or multicast.
Callers: `config` reads the setting with `parse`, `destinations` asks `opens`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network

from deskbell.outbound.addresses import BLOCKS, Address, Network, blocked_by
from deskbell.outbound.errors import UrlRefused
from deskbell.outbound.urls import is_ordinary_port, parse_host

_WITH_PORT = re.compile(r"(?:\[([^\]]+)\]|([^:]+)):([0-9]{1,5})")


@dataclass(frozen=True, slots=True)
class Opening:
    """One entry: whom it names (a name or a network), and the only port it opens, if it says so."""

    to: str | Network
    port: int | None

    def opens(self, host: str, port: int, address: Address) -> bool:
        matches = self.to == host if isinstance(self.to, str) else address in self.to
        return matches and (is_ordinary_port(port) if self.port is None else port == self.port)


@dataclass(frozen=True, slots=True)
class AllowList:
    """The openings, in the order of the setting. The empty list opens nothing."""

    openings: tuple[Opening, ...] = ()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> "AllowList":
        """Read the setting; raises ValueError naming the entry that cannot be used and why."""
        return cls(tuple(_opening(entry.strip()) for entry in entries))

    def opens(self, host: str, port: int, address: Address) -> bool:
        """Whether the operator opened `address`, reached as `host` and `port`, although it is private."""
        block = blocked_by(address)
        if block is None or not block.openable:
            return False
        return any(opening.opens(host, port, address) for opening in self.openings)


def _opening(entry: str) -> Opening:
    match = _WITH_PORT.fullmatch(entry)
    to, port = (match[1] or match[2], int(match[3])) if match else (entry, None)
    if port is not None and ("/" in to or not 0 < port <= 65535):
        raise ValueError(f"{entry!r}: only a single host can have a port, from 1 to 65535.")
    try:
        network = ip_network(to.strip("[]"))
    except ValueError:
        return Opening(_name(to, entry), port)
    if not any(block.openable and _contains(block.network, network) for block in BLOCKS):
        raise ValueError(f"{entry!r} is not inside a private network, so it cannot be opened.")
    return Opening(network, port)


def _name(text: str, entry: str) -> str:
    try:
        return parse_host(text)[0]
    except UrlRefused as error:
        raise ValueError(f"{entry!r} is neither a host name, nor an address or network.") from error


def _contains(outer: Network, inner: Network) -> bool:
    if isinstance(outer, IPv4Network):
        return isinstance(inner, IPv4Network) and inner.subnet_of(outer)
    return isinstance(inner, IPv6Network) and inner.subnet_of(outer)
