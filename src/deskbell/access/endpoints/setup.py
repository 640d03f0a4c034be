"""The first visit."""

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody, SkipValidation

from deskbell.access.endpoints.answers import AnyRequest, browser_of, signed_in
from deskbell.access.passwords import demand_good
from deskbell.access.setting_up import FirstChannel, FirstOwner, Setup, is_needed, not_needed, set_up_and_sign_in
from deskbell.access.wire import Session
from deskbell.desk import Desk


class DemoAccount(msgspec.Struct, frozen=True):
    """How everybody signs in to a demo."""

    email: str
    password: str


class SetupState(msgspec.Struct, frozen=True):
    """Whether the form of the first visit is to be shown, and how to sign in to a demo."""

    needed: bool
    demo: bool
    account: DemoAccount | None


@get("/setup")
async def read_setup(desk: NamedDependency[Desk]) -> SetupState:
    """Whether the desk still has to be set up, and whether it is a demo."""
    account = DemoAccount(*desk.demo_account) if desk.demo_account else None
    return SetupState(await desk.reads.run(is_needed), desk.settings.demo, account)


@post("/setup", status_code=200)
async def finish_setup(
    data: JSONBody[Setup],
    desk: NamedDependency[Desk],
    address: NamedDependency[str],
    request: AnyRequest,
    first_channel: NamedDependency[SkipValidation[FirstChannel]],
) -> Response[Session]:
    """Make the first owner and sign them in; once there is one, there is nothing here."""
    if not await desk.reads.run(is_needed):
        raise not_needed()
    desk.sessions.gates.before_link(address)
    demand_good(data.password, data.email, data.name, data.workspace)
    hashed = await desk.sessions.passwords.hash(data.password)
    owner, browser = FirstOwner(data.workspace, data.name, data.email, hashed), browser_of(request, desk)
    opened = await desk.writer.do(lambda tx: set_up_and_sign_in(tx, owner, desk.epoch, first_channel, browser))
    return await signed_in(desk, opened)


ROUTES = [read_setup, finish_setup]
