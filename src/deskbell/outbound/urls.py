"""Reading a URL that the desk is asked to call: pure, and stricter than any browser.

Parsers disagree about odd URLs, and each disagreement is a way round a guard. So whatever two parsers could
read differently is refused here: user info, backslashes, zones, spellings of IPv4 other than four decimal
numbers, a trailing dot, anything but visible ASCII (an international name is written in its xn-- form).
Callers: `door`, and the actions that store a URL someone typed, so that it is refused when it is typed.
"""

import re
from dataclasses import dataclass, field
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Literal
from urllib.parse import urlsplit

from deskbell.outbound.addresses import Address
from deskbell.outbound.errors import UrlRefused

MAX_URL = 2048
MAX_HOST = 253

_VISIBLE_ASCII = re.compile(r"[\x21-\x7e]+")
_AUTHORITY = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([^\[\]:@]+))(?::([0-9]{1,5}))?")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")

# Fetch standard, "bad ports", from 1024 up: there, a protocol of lines can be made to obey an HTTP request.
_OTHER_PROTOCOLS = frozenset(
    (1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, *range(6665, 6670), 6679, 6697, 10080)
)


@dataclass(frozen=True, slots=True)
class Url:
    """A URL read without doubt. `host` is lower case; `target` is path and query, and may hold secrets."""

    scheme: Literal["http", "https"]
    host: str
    port: int
    target: str = field(repr=False)
    address: Address | None
    """The address, where the host was written as one."""

    @property
    def authority(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if isinstance(self.address, IPv6Address) else self.host
        return host if self.port == default_port(self.scheme) else f"{host}:{self.port}"


def parse_url(text: str) -> Url:
    """Read `text`; raises `UrlRefused` with the reason in words. The fragment is dropped."""
    if len(text) > MAX_URL:
        raise UrlRefused(f"The URL is longer than {MAX_URL} characters.")
    if not _VISIBLE_ASCII.fullmatch(text) or "\\" in text:
        raise UrlRefused("The URL has characters that do not belong there; write names in their xn-- form.")
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise UrlRefused("The URL cannot be read.") from error
    scheme = _scheme(parts.scheme)
    host, port, address = _authority(parts.netloc, scheme)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Url(scheme, host, port, target, address)


def default_port(scheme: str) -> int:
    return 443 if scheme == "https" else 80


def is_ordinary_port(port: int) -> bool:
    """80, 443, and from 1024 up what is not known for another protocol that HTTP could be smuggled into."""
    return port in (80, 443) or (1024 <= port <= 65535 and port not in _OTHER_PROTOCOLS)


def parse_host(text: str) -> tuple[str, Address | None]:
    """A host name in lower case, or an IPv4 address of four decimal numbers; raises `UrlRefused`."""
    host = text.lower()
    labels = host.split(".")
    if len(host) > MAX_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise UrlRefused("The URL's host is not a host name.")
    if not _NUMBER.fullmatch(labels[-1]):
        return host, None
    # WHATWG URL, "ends in a number": resolvers read 0x7f000001, 2130706433 and 127.1 as addresses too.
    try:
        return host, IPv4Address(host)
    except AddressValueError as error:
        raise UrlRefused("Write an IPv4 address as four decimal numbers.") from error


def _scheme(text: str) -> Literal["http", "https"]:
    if text == "https":
        return "https"
    if text == "http":
        return "http"
    raise UrlRefused("Only http and https URLs can be called.")


def _authority(text: str, scheme: str) -> tuple[str, int, Address | None]:
    if "@" in text:
        raise UrlRefused("A URL must not hold a user name or password.")
    match = _AUTHORITY.fullmatch(text)
    if not match:
        raise UrlRefused("The URL's host or port cannot be read.")
    port = int(match[3]) if match[3] else default_port(scheme)
    if not 0 < port <= 65535:
        raise UrlRefused("The URL's port is not a port.")
    host, address = _ipv6(match[1]) if match[1] else parse_host(match[2])
    return host, port, address


def _ipv6(text: str) -> tuple[str, Address]:
    try:
        address = IPv6Address(text)
    except AddressValueError as error:
        raise UrlRefused("The URL's IPv6 address cannot be read.") from error
    return str(address), address
