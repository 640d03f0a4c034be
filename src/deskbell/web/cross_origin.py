"""What pages of other sites may ask: the chat's addresses, with a token in a header, never a cookie (Fetch, CORS)."""

from typing import Any

from deskbell.web.asgi import Receive, Scope, Send

OPEN = "/api/v1/chat/"
_PREFLIGHT = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", b"GET, POST"),
    (b"access-control-allow-headers", b"authorization, content-type"),
    (b"access-control-max-age", b"7200"),
]


def is_preflight(scope: Any) -> bool:
    """Whether a browser asks if another site's page may ask."""
    return scope["type"] == "http" and scope["method"] == "OPTIONS" and str(scope["path"]).startswith(OPEN)


async def answer_preflight(scope: Any, receive: Receive, send: Send) -> None:
    """It may: which site is checked against the chat's list by the request itself."""
    await send({"type": "http.response.start", "status": 204, "headers": _PREFLIGHT})
    await send({"type": "http.response.body", "body": b""})


async def add_leave(message: Any, scope: Scope) -> None:
    """Let pages of other sites read the answers of the chat's addresses."""
    if message["type"] == "http.response.start" and scope["path"].startswith(OPEN):
        headers = list(message.get("headers", ()))
        if not any(name.lower() == b"access-control-allow-origin" for name, _ in headers):
            headers.append((b"access-control-allow-origin", b"*"))
            message["headers"] = headers
