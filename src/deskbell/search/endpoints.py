"""Search over HTTP."""

from typing import Annotated

from litestar import get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from deskbell.access.may import Caller, demand
from deskbell.desk import Desk
from deskbell.search.queries import Hits
from deskbell.search.queries import search as find


@get("/search")
async def search(
    desk: NamedDependency[Desk],
    caller: NamedDependency[Caller],
    q: Annotated[str, QueryParameter(description="Words, “words side by side”, the beginning of a last word.")] = "",
    after: Annotated[str | None, QueryParameter(max_length=100)] = None,
) -> Hits:
    """Conversations in which all the words are, newest first."""
    demand(caller, "see")
    return await find(desk, caller, q, after)


ROUTES = [search]
