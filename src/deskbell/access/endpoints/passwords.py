"""Passwords: forgotten, and changed."""

import logging
from typing import Annotated

import msgspec
from litestar import post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import Meta

from deskbell.access.choosing_password import change_password, demand_signed_in, wrong_current
from deskbell.access.may import Caller
from deskbell.access.passwords import demand_good
from deskbell.access.signing_in import find_account
from deskbell.access.wire import read_session
from deskbell.desk import Desk

log = logging.getLogger("deskbell.access")


class Forgotten(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whose password it is."""

    email: Annotated[str, Meta(min_length=1, max_length=254)]


class PasswordChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The password as it is and as it is to be."""

    current: Annotated[str, Meta(min_length=1, max_length=1_000)]
    password: Annotated[str, Meta(min_length=1, max_length=1_000)]


@post("/password/forgot", status_code=202)
async def forgot_password(
    data: JSONBody[Forgotten], desk: NamedDependency[Desk], address: NamedDependency[str]
) -> None:
    """Note that somebody cannot sign in; the answer is the same whoever they are.

    An owner hands on a link (`POST /agents/{id}/link`), or the operator makes one with `deskbell reset-link`.
    """
    email = data.email.strip().lower()
    desk.sessions.gates.before_forgot(address, email)
    account = await desk.reads.run(lambda r: find_account(r, email))
    if account is not None:
        log.warning("agent %s asks for a new password (from %s): make a reset link for them", account.id, address)


@post("/session/password", status_code=204)
async def change_own_password(
    data: JSONBody[PasswordChange], caller: NamedDependency[Caller], desk: NamedDependency[Desk]
) -> None:
    """Choose another password; all other sessions and the API tokens of the caller end."""
    demand_signed_in(caller)
    sessions = desk.sessions
    sessions.gates.before_password(caller.agent_key)
    own = await desk.reads.run(lambda r: read_session(r, caller.agent_key, ""))
    demand_good(data.password, own.agent.email, own.agent.name, own.workspace.name)
    account = await desk.reads.run(lambda r: find_account(r, own.agent.email))
    if not await sessions.passwords.verify(account.password_hash if account else None, data.current) or not account:
        raise wrong_current()
    kept, hashed = account.password_hash, await sessions.passwords.hash(data.password)
    await sessions.settle(desk.writer.do(lambda tx: change_password(tx, caller, kept, hashed)))


ROUTES = [forgot_password, change_own_password]
