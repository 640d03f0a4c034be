"""What signing in answers, whichever way it was done: the session, and its cookie."""

from typing import Any

from litestar import Request, Response

from deskbell.access.cookies import cookie_name, session_cookie
from deskbell.access.signing_in import Browser, Opened
from deskbell.access.wire import Session, read_session
from deskbell.desk import Desk

AnyRequest = Request[Any, Any, Any]


def browser_of(request: AnyRequest, desk: Desk) -> Browser:
    """Where the session is opened."""
    return Browser(request.headers.get("user-agent", ""), request.cookies.get(cookie_name(desk.settings)))


async def signed_in(desk: Desk, opened: Opened) -> Response[Session]:
    """The new session and its cookie."""
    session = await desk.reads.run(lambda r: read_session(r, opened.agent_key, desk.settings.address))
    return Response(session, status_code=200, cookies=[session_cookie(desk.settings, opened.secret)])
