"""Who sends this request: the dependencies `caller` and `address`, asked for by name."""

from typing import Any

from litestar.connection import ASGIConnection
from litestar.di import NamedDependency, Provide
from litestar.types import Scope

from deskbell.access.cookies import cookie_name
from deskbell.access.may import Caller
from deskbell.access.tokens import PREFIX
from deskbell.desk import Desk
from deskbell.errors import Unauthenticated
from deskbell.web.origin import bearer_token, client_address


async def provide_caller(scope: Scope, desk: NamedDependency[Desk]) -> Caller:
    """The caller of a session's cookie, or of an API token in the Authorization header, which then alone counts.

    Raises Unauthenticated.
    """
    connection = ASGIConnection[Any, Any, Any, Any](scope)
    if any(value.startswith(PREFIX) for _, value in connection.query_params.multi_items()):
        raise Unauthenticated(
            "An API token does not belong into an address: addresses are logged and passed on.",
            "Remove this token, make a new one, and send it in the header Authorization: Bearer.",
            code="token_in_address",
        )
    token = bearer_token(scope)
    if token is not None:
        return await desk.sessions.by_token(token)
    return await desk.sessions.by_cookie(connection.cookies.get(cookie_name(desk.settings), ""))


async def provide_address(scope: Scope, desk: NamedDependency[Desk]) -> str:
    """The client's address, as far as it can be believed."""
    return client_address(scope, desk.settings)


DEPENDENCIES = {
    "caller": Provide(provide_caller),
    "address": Provide(provide_address),
}
"""For the app, beside `desk`."""
