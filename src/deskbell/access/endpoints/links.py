"""Following a one-time link."""

from typing import Annotated

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from deskbell.access.choosing_password import Choice, follow_link
from deskbell.access.endpoints.answers import AnyRequest, browser_of, signed_in
from deskbell.access.links import Purpose, find_link
from deskbell.access.passwords import demand_good
from deskbell.access.wire import Session
from deskbell.desk import Desk


class LinkState(msgspec.Struct, frozen=True):
    """What a link is for, and for whom."""

    purpose: Purpose
    name: str
    email: str


class Following(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The password to be set, and a name if the one given is not right."""

    password: Annotated[str, Meta(min_length=1, max_length=1_000)]
    name: Annotated[str, Meta(min_length=1, max_length=200)] | None = None


@get("/links/{token:str}")
async def read_link(token: FromPath[str], desk: NamedDependency[Desk], address: NamedDependency[str]) -> LinkState:
    """What the link is for; looking does not use it up."""
    desk.sessions.gates.before_link(address)
    now = desk.clock.now()
    link = await desk.reads.run(lambda r: find_link(r, token, now))
    return LinkState(link.purpose, link.name, link.email)


@post("/links/{token:str}", status_code=200)
async def use_link(
    token: FromPath[str],
    data: JSONBody[Following],
    desk: NamedDependency[Desk],
    address: NamedDependency[str],
    request: AnyRequest,
) -> Response[Session]:
    """Set the password, use the link up, and sign in."""
    sessions, now = desk.sessions, desk.clock.now()
    sessions.gates.before_link(address)
    link = await desk.reads.run(lambda r: find_link(r, token, now))
    demand_good(data.password, link.email, link.name, data.name or "")
    choice = Choice(await sessions.passwords.hash(data.password), data.name)
    browser = browser_of(request, desk)
    opened = await sessions.settle(desk.writer.do(lambda tx: follow_link(tx, token, choice, browser)))
    return await signed_in(desk, opened)


ROUTES = [read_link, use_link]
