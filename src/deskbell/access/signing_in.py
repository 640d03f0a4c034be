"""Opening and closing sessions: who may, and what a browser gets."""

import msgspec

from deskbell.access.ending import Ended
from deskbell.access.may import Caller
from deskbell.access.opaque import digest, new_secret
from deskbell.clock.time import DAY, HOUR
from deskbell.errors import Unauthenticated
from deskbell.store.generated import access as sql
from deskbell.store.reads import Reader
from deskbell.store.transaction import Transaction

IDLE = 12 * HOUR
ABSOLUTE = 14 * DAY
"""Microseconds after which a session is over: unused, and in any case."""
USER_AGENT = 200
"""Characters kept of what the browser calls itself."""


class Account(msgspec.Struct, frozen=True):
    """Someone who tries to sign in, as far as the desk knows them."""

    key: int
    id: str
    password_hash: str


class Browser(msgspec.Struct, frozen=True):
    """Where a session is opened: what it calls itself, and the session it brought, which ends."""

    user_agent: str
    brought: str | None = None


class Opened(msgspec.Struct, frozen=True):
    """A session's secret, shown once, and the callers that ended with it."""

    secret: str
    agent_key: int
    ended: tuple[Ended, ...] = ()


def find_account(reader: Reader, email: str) -> Account | None:
    """The account of this email if it can sign in with a password, else None."""
    row = reader.one(sql.agent_by_email, email=email.strip().lower())
    if row is None or row[2] != "active" or not row[3]:
        return None
    return Account(row[0], row[1], row[3])


def sign_in(tx: Transaction, account: Account, browser: Browser, rehashed: str | None = None) -> Opened:
    """Open a session for an account whose password was right a moment ago.

    `rehashed` replaces an outdated hash. Raises Unauthenticated when the account has changed meanwhile.
    """
    row = tx.one(sql.agent_by_key, key=account.key)
    if row is None or row[4] != "active" or row[5] != account.password_hash:
        raise wrong_credentials()
    if rehashed:
        tx.write(sql.set_password, of_key=account.key, password_hash=rehashed)
    return open_session(tx, account.key, browser)


def open_session(tx: Transaction, agent_key: int, browser: Browser) -> Opened:
    """A new session with a new secret; the one the browser brought is over, whoever planted it there."""
    ended = _end_brought(tx, browser.brought)
    tx.write(sql.delete_sessions_over, of_agent=agent_key, now=tx.now, idle_since=tx.now - IDLE)
    secret = new_secret()
    tx.write(
        sql.insert_session,
        key=tx.key(),
        token_hash=digest(secret),
        agent_key=agent_key,
        created_at=tx.now,
        seen_at=tx.now,
        expires_at=tx.now + ABSOLUTE,
        user_agent="".join(c for c in browser.user_agent if c.isprintable())[:USER_AGENT],
    )
    return Opened(secret, agent_key, ended)


def _end_brought(tx: Transaction, secret: str | None) -> tuple[Ended, ...]:
    row = tx.one(sql.session_owner, token_hash=digest(secret)) if secret else None
    if row is None:
        return ()
    tx.write(sql.delete_session, of_key=row[0])
    return (Ended(row[1], session_key=row[0]),)


class SignedOut(msgspec.Struct, frozen=True):
    """What ended by signing out."""

    ended: tuple[Ended, ...]


def sign_out(tx: Transaction, caller: Caller) -> SignedOut:
    """Close the caller's session; an API token is not signed in and is left alone."""
    if caller.session_key is None:
        return SignedOut(())
    tx.write(sql.delete_session, of_key=caller.session_key)
    return SignedOut((Ended(caller.agent_key, session_key=caller.session_key),))


def wrong_credentials() -> Unauthenticated:
    """The one answer to a wrong password, an unknown email and a disabled agent."""
    return Unauthenticated("The email or the password is not right.", "Check both.", code="wrong_credentials")
