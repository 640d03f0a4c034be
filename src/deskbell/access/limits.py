"""How often something may be done: token buckets in memory, bounded in number, with the time passed in."""

import ipaddress
from collections import OrderedDict
from collections.abc import Hashable

from deskbell.clock.time import SECOND
from deskbell.errors import TooMany

SIZE = 20_000
"""Buckets kept; beyond that the one unused for longest is forgotten, which only ever lets somebody in sooner."""


class Limit:
    """`burst` at once, then one more after each `every` microseconds, for each key on its own.

    A bucket is one number: the time at which it will be full again.
    """

    def __init__(self, burst: int, every: int, size: int = SIZE) -> None:
        self._slack = (burst - 1) * every
        self._every = every
        self._size = size
        self._full_at: OrderedDict[Hashable, int] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at)

    def take(self, key: Hashable, now: int) -> None:
        """Count one. Raises TooMany, which says when to come back, when there is none left."""
        if wait := self.wait(key, now):
            raise TooMany(
                "That was tried too often.", "Wait a little and try again.", retry_after=max(1, -(-wait // SECOND))
            )
        self._full_at[key] = max(self._full_at.pop(key, now), now) + self._every
        if len(self._full_at) > self._size:
            self._full_at.popitem(last=False)

    def wait(self, key: Hashable, now: int) -> int:
        """Microseconds until one can be taken; 0 when it can be now. Counts nothing."""
        return max(0, self._full_at.get(key, now) - now - self._slack)

    def give_back(self, key: Hashable, now: int) -> None:
        """Take back one that turned out not to count."""
        if key in self._full_at:
            self._full_at[key] -= self._every
            if self._full_at[key] <= now:
                del self._full_at[key]


def neighbourhood(address: str) -> str:
    """What counts as one place to come from: an IPv4 address, but a /64 of IPv6, which one customer is given whole."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)
