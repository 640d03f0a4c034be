"""The headers of every answer: what a browser may do with it. A page that needs more says so itself.

What an answer brings already is left alone, so that pages set their own policy (`page_policy`) and files their caching.
"""

from collections.abc import Sequence

from litestar.types import BeforeMessageSendHookHandler, Message, Scope

from deskbell.access.cookies import is_secure
from deskbell.config import Settings

Header = tuple[bytes, bytes]

NOTHING = b"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
"""The policy of whatever is no page: an answer of the API that is opened as one shows and runs nothing."""

_ALWAYS: tuple[Header, ...] = (
    (b"content-security-policy", NOTHING),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
)
_API: tuple[Header, ...] = (
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_ENCRYPTED: tuple[Header, ...] = ((b"strict-transport-security", b"max-age=31536000; includeSubDomains"),)


def page_policy(nonce: str, *, frame_ancestors: Sequence[str] = (), frame_src: Sequence[str] = ()) -> str:
    """The Content-Security-Policy of a page of ours.

    `nonce` is fresh for each answer and stands in its style elements; `frame_ancestors` are the origins that may show
    the page in a frame (none when empty), `frame_src` what it may show in frames besides ourselves.
    """
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            " ".join(("frame-src 'self'", *frame_src)),
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {' '.join(frame_ancestors) or chr(39) + 'none' + chr(39)}",
            "manifest-src 'self'",
            "media-src 'self' blob:",
            "object-src 'none'",
        )
    )


def protect(settings: Settings) -> BeforeMessageSendHookHandler:
    """The hook that adds to each answer what it does not bring itself."""
    always = _ALWAYS + (_ENCRYPTED if is_secure(settings) else ())
    api = _merged(_API, always)

    async def add_headers(message: Message, scope: Scope) -> None:
        if message["type"] != "http.response.start":
            return
        headers = list(message.get("headers", ()))
        brought = {name.lower() for name, _ in headers}
        wanted = api if scope["path"].startswith("/api/") else always
        headers.extend(pair for pair in wanted if pair[0] not in brought)
        message["headers"] = headers

    return add_headers


def _merged(first: tuple[Header, ...], then: tuple[Header, ...]) -> tuple[Header, ...]:
    names = {name for name, _ in first}
    return first + tuple(pair for pair in then if pair[0] not in names)
