"""Where a request really comes from: the client's address, the scheme, and whether our own pages sent it.

Every unsafe request that a browser could send by itself must come from our own origin and could not have been sent by
a form (CSRF); every socket must come from our own pages. Forwarding headers are believed from trusted proxies only.
"""

import ipaddress
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from deskbell.access.cookies import cookie_name
from deskbell.config import Settings
from deskbell.errors import Forbidden, Invalid
from deskbell.web.asgi import Scope

if TYPE_CHECKING:
    from litestar.connection import ASGIConnection
    from litestar.handlers import BaseRouteHandler
    from litestar.types import Guard

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
VISITORS = "visitors"
"""`opt={"visitors": True}` marks a route that other sites' pages call; it takes no cookie, and checks who may."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def same_origin_guard(settings: Settings) -> "Guard":
    """The guard of the whole app. Raises Invalid at once when a trusted proxy is no address."""
    _networks(tuple(settings.trusted_proxies))

    async def same_origin(connection: "ASGIConnection[Any, Any, Any, Any]", handler: "BaseRouteHandler") -> None:
        if handler.opt.get(VISITORS):
            return
        scope: Scope = connection.scope
        if scope["type"] == "websocket":
            demand_own_socket(scope, settings)
        elif scope["method"] not in SAFE:
            demand_own_page(scope, settings)

    return same_origin


def demand_own_page(scope: Scope, settings: Settings) -> None:
    """Raises Forbidden for an unsafe request that another site's page may have made.

    A request with a bearer's token is let through: no page of another site can add one without our leave, and beside
    it the cookie counts for nothing. (A name and password for a proxy in front, a browser adds by itself.)
    """
    if bearer_token(scope) is not None:
        return
    site, origin = header(scope, b"sec-fetch-site"), header(scope, b"origin")
    foreign = (site and site != "same-origin") or (origin and origin != own_origin(scope, settings))
    json = header(scope, b"content-type").partition(";")[0].strip().lower() == "application/json"
    if foreign or not (json or header(scope, b"x-deskbell") == "1"):
        raise Forbidden(
            "This request did not come from the desk's own pages.",
            "Programs send an API token, or JSON with the header X-Deskbell: 1.",
            code="cross_site",
        )


def demand_own_socket(scope: Scope, settings: Settings) -> None:
    """Raises Forbidden for a handshake from another site's page, or with our cookie from a place unnamed."""
    origin = header(scope, b"origin")
    brings_cookie = f"{cookie_name(settings)}=" in header(scope, b"cookie")
    if origin == own_origin(scope, settings) or not (origin or brings_cookie):
        return
    raise Forbidden("This socket was not opened by the desk's own pages.", "Use an API token.", code="cross_site")


def own_origin(scope: Scope, settings: Settings) -> str:
    """Our origin as browsers write it: that of the base URL, or where none is set, what the request was sent to."""
    if settings.base_url:
        parts = urlsplit(settings.base_url)
        return f"{parts.scheme}://{parts.netloc}".lower()
    return f"{scheme(scope, settings)}://{header(scope, b'host')}".lower()


def scheme(scope: Scope, settings: Settings) -> str:
    """http or https, as the client sees it."""
    if _is_trusted(_peer(scope), settings):
        forwarded = header(scope, b"x-forwarded-proto").split(",")[-1].strip().lower()
        if forwarded in ("http", "https"):
            return forwarded
    return "https" if scope["scheme"] in ("https", "wss") else "http"


def client_address(scope: Scope, settings: Settings) -> str:
    """The client's address: the peer's, or what the nearest trusted proxies say they were reached from."""
    address = _peer(scope)
    hops = [hop.strip() for hop in header(scope, b"x-forwarded-for").split(",") if hop.strip()]
    while hops and _is_trusted(address, settings):
        hop = hops.pop()
        if _ip(hop) is None:
            break
        address = hop
    return address


def bearer_token(scope: Scope) -> str | None:
    """The API token of the Authorization header; None when there is no bearer's token in it."""
    kind, _, token = header(scope, b"authorization").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def header(scope: Scope, name: bytes) -> str:
    """All values of a header, with commas between; empty when there is none."""
    return ", ".join(value.decode("latin-1") for key, value in scope["headers"] if key == name)


def _peer(scope: Scope) -> str:
    client = scope.get("client")
    return client[0] if client else ""


def _is_trusted(address: str, settings: Settings) -> bool:
    ip = _ip(address)
    return ip is not None and any(ip in network for network in _networks(tuple(settings.trusted_proxies)))


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return None
    return ip.ipv4_mapped or ip if isinstance(ip, ipaddress.IPv6Address) else ip


@lru_cache(maxsize=8)
def _networks(proxies: tuple[str, ...]) -> tuple[Network, ...]:
    try:
        return tuple(ipaddress.ip_network(proxy, strict=False) for proxy in proxies)
    except ValueError as error:
        raise Invalid(f"trusted_proxies: {error}.", "Give addresses or networks, such as 10.0.0.0/8.") from error
