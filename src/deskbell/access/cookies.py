"""The session's cookie: its name binds it to this host where the desk is reached by https."""

from typing import TYPE_CHECKING

from deskbell.access.signing_in import ABSOLUTE
from deskbell.clock.time import SECOND
from deskbell.config import Settings

if TYPE_CHECKING:
    from litestar.datastructures import Cookie


def is_secure(settings: Settings) -> bool:
    """Whether people reach the desk by https."""
    return settings.address.startswith("https://")


def cookie_name(settings: Settings) -> str:
    """`__Host-` makes the browser refuse one set by a neighbour's subdomain or without encryption."""
    return "__Host-deskbell" if is_secure(settings) else "deskbell"


def session_cookie(settings: Settings, secret: str) -> "Cookie":
    """The cookie that opens the desk to a browser."""
    # Here, because sockets ask for the name only, and are open before the web framework is loaded.
    from litestar.datastructures import Cookie

    return Cookie(
        key=cookie_name(settings),
        value=secret,
        path="/",
        max_age=ABSOLUTE // SECOND,
        secure=is_secure(settings),
        httponly=True,
        samesite="lax",
    )


def ended_cookie(settings: Settings) -> "Cookie":
    """Takes the cookie away from the browser."""
    gone = session_cookie(settings, "")
    gone.max_age = 0
    return gone
