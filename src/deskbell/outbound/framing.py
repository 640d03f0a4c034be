"""The bytes of a request, made before anything is connected. Caller: `door`."""

from collections.abc import Iterator
from dataclasses import dataclass

import h11

from deskbell.outbound.errors import RequestRefused
from deskbell.outbound.messages import Request
from deskbell.outbound.urls import Url

METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"))
PIECE = 16 * 1024

# Framing and connection belong to the door; there are no cookies, and nothing asks for a packed body.
_OWN_HEADERS = frozenset(
    (
        "accept-encoding",
        "connection",
        "content-length",
        "cookie",
        "expect",
        "host",
        "keep-alive",
        "proxy-authorization",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    )
)


@dataclass(frozen=True, slots=True)
class Framed:
    """A request as it goes over the wire, and the h11 connection that will read its answer."""

    connection: h11.Connection
    wire: bytes

    def pieces(self) -> Iterator[tuple[bytes, bool]]:
        """The wire in pieces, each with whether it is the last."""
        for start in range(0, len(self.wire), PIECE):
            yield self.wire[start : start + PIECE], start + PIECE >= len(self.wire)


def frame(request: Request, url: Url) -> Framed:
    """Raises `RequestRefused` for a method or header that the door does not send."""
    if request.method not in METHODS:
        raise RequestRefused("This method is not sent.")
    connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=request.limits.head)
    try:
        head = h11.Request(method=request.method, target=url.target, headers=_headers(request, url))
        events = (head, h11.Data(data=request.body), h11.EndOfMessage())
        wire = b"".join(connection.send(event) or b"" for event in events)
    except (h11.LocalProtocolError, UnicodeEncodeError) as error:
        raise RequestRefused("A header has a name or value that cannot be sent.") from error
    return Framed(connection, wire)


def _headers(request: Request, url: Url) -> list[tuple[str, str]]:
    names = {name.lower() for name, _ in request.headers}
    if names & _OWN_HEADERS:
        raise RequestRefused("A header is set that belongs to the door.")
    headers = [("Host", url.authority), ("Connection", "close"), ("Accept-Encoding", "identity")]
    if "user-agent" not in names:
        headers.append(("User-Agent", "Deskbell"))
    if request.body or request.method in ("POST", "PUT", "PATCH"):
        headers.append(("Content-Length", str(len(request.body))))
    return headers + list(request.headers)
