"""Signing in and out."""

import logging
from typing import Annotated

import msgspec
from litestar import Response, delete, get, post
from litestar.di import NamedDependency
from litestar.params import JSONBody
from msgspec import Meta

from deskbell.access.cookies import ended_cookie
from deskbell.access.endpoints.answers import AnyRequest, browser_of, signed_in
from deskbell.access.may import Caller
from deskbell.access.signing_in import Account, find_account, sign_in, sign_out, wrong_credentials
from deskbell.access.wire import Session, read_session
from deskbell.desk import Desk

log = logging.getLogger("deskbell.access")


class Credentials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody signs in with."""

    email: Annotated[str, Meta(min_length=1, max_length=254)]
    password: Annotated[str, Meta(min_length=1, max_length=1_000)]


@get("/session")
async def read_own_session(caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> Session:
    """Who is signed in."""
    return await desk.reads.run(lambda r: read_session(r, caller.agent_key, desk.settings.address))


@post("/session", status_code=200)
async def open_own_session(
    data: JSONBody[Credentials], desk: NamedDependency[Desk], address: NamedDependency[str], request: AnyRequest
) -> Response[Session]:
    """Sign in with email and password."""
    account = await _verified(data, desk, address)
    kept, passwords = account.password_hash, desk.sessions.passwords
    rehashed = await passwords.hash(data.password) if passwords.outdated(kept) else None
    browser = browser_of(request, desk)
    opened = await desk.sessions.settle(desk.writer.do(lambda tx: sign_in(tx, account, browser, rehashed)))
    log.info("signed in: agent %s from %s", account.id, address)
    return await signed_in(desk, opened)


@delete("/session", status_code=204)
async def close_own_session(caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> Response[None]:
    """Sign out: the session ends, wherever it is open."""
    await desk.sessions.settle(desk.writer.do(lambda tx: sign_out(tx, caller)))
    return Response(None, status_code=204, cookies=[ended_cookie(desk.settings)])


async def _verified(data: Credentials, desk: Desk, address: str) -> Account:
    """The account whose password this is. Raises Unauthenticated, TooMany, Busy."""
    sessions, email = desk.sessions, data.email.strip().lower()
    sessions.gates.before_signing_in(address, email)
    account = await desk.reads.run(lambda r: find_account(r, email))
    right = await sessions.passwords.verify(account.password_hash if account else None, data.password)
    if account is None or not right:
        sessions.gates.failed(email)
        log.warning("sign-in refused: %s from %s", account.id if account else "nobody", address)
        raise wrong_credentials()
    sessions.gates.passed(address, email)
    return account


ROUTES = [read_own_session, open_own_session, close_own_session]
