"""Who opened a socket. Knows nothing of the web framework: sockets are open before it is loaded."""

from deskbell.access.cookies import cookie_name
from deskbell.access.may import Caller
from deskbell.desk import Desk
from deskbell.web.asgi import Scope
from deskbell.web.origin import header


async def socket_caller(desk: Desk, scope: Scope, token: str | None) -> Caller:
    """The caller of a socket: of the API token in its first frame, else of the session's cookie.

    Raises Unauthenticated.
    """
    if token is not None:
        return await desk.sessions.by_token(token)
    return await desk.sessions.by_cookie(cookie(scope, cookie_name(desk.settings)))


def cookie(scope: Scope, name: str) -> str:
    """The value of a cookie; empty when there is none of this name."""
    pairs = (pair.strip().partition("=") for pair in header(scope, b"cookie").split(";"))
    return next((value for key, _, value in pairs if key == name), "")
