"""API tokens: `dkb_` and 256 bits, shown once, kept as a hash, with scopes and an end, sent in a header only."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from deskbell.access.choosing_password import demand_signed_in
from deskbell.access.ending import Ended
from deskbell.access.may import Ability, Caller, demand, may
from deskbell.access.opaque import digest, new_secret
from deskbell.agents.loading import Rows
from deskbell.agents.naming import clean_name
from deskbell.clock.time import DAY
from deskbell.errors import Conflict, Invalid, NotFound
from deskbell.store.generated import access as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

PREFIX = "dkb_"
"""Lets scanners of repositories find one that leaked."""
LASTS = 365 * DAY
"""Microseconds a token lasts when nothing else is said; none lasts for ever."""
MOST = 50
"""Tokens of one agent."""

Scope = Literal["read", "write", "admin"]
_NEEDS: dict[Scope, Ability] = {"read": "see", "write": "work", "admin": "run"}


class NewToken(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A token to be made."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    scopes: Annotated[list[Scope], Meta(min_length=1, max_length=3)]
    expires_at: int | None = None
    """UTC microseconds; a year from now when left out."""


class ApiToken(msgspec.Struct, frozen=True):
    """A token as its owner sees it later; the secret is not among it."""

    id: str
    agent: str
    name: str
    scopes: list[str]
    created_at: int
    expires_at: int
    last_used_at: int | None


class MadeToken(ApiToken, frozen=True, kw_only=True):
    """A new token with its secret, which is shown this once."""

    token: str


class Revoked(msgspec.Struct, frozen=True):
    """The caller that ended."""

    ended: tuple[Ended, ...]


def make_token(tx: Transaction, caller: Caller, request: NewToken) -> MadeToken:
    """A token for the caller, with no more rights than they have. Raises Forbidden, Invalid, Conflict."""
    demand_signed_in(caller)
    for scope in request.scopes:
        demand(caller, _NEEDS[scope])
    expires_at = tx.now + LASTS if request.expires_at is None else request.expires_at
    if not tx.now < expires_at < 2**62:
        raise Invalid("expires_at: that time is over.", "Give a time to come, in microseconds.")
    if sum(row[2] == caller.agent_key for row in tx.all(sql.tokens)) >= MOST:
        raise Conflict(f"You have {MOST} tokens already.", "Remove those that nothing uses any more.")
    name, scopes, agent = clean_name(request.name), sorted(set(request.scopes)), caller.actor.id or ""
    secret = PREFIX + new_secret()
    made = MadeToken(new_id(tx.now), agent, name, list(scopes), tx.now, expires_at, None, token=secret)
    _write(tx, caller.agent_key, made)
    return made


def _write(tx: Transaction, agent_key: int, made: MadeToken) -> None:
    tx.write(
        sql.insert_token,
        key=tx.key(),
        id=made.id,
        agent_key=agent_key,
        name=made.name,
        token_hash=digest(made.token),
        prefix=PREFIX,
        scopes=" ".join(made.scopes),
        created_at=made.created_at,
        expires_at=made.expires_at,
        used_at=None,
        revoked_at=None,
    )


def list_tokens(rows: Rows, caller: Caller) -> list[ApiToken]:
    """The caller's own tokens; everyone's for whoever runs the desk."""
    return [
        ApiToken(id_, agent_id, name, scopes.split(), created_at, expires_at or created_at, used_at)
        for _, id_, agent_key, agent_id, name, scopes, created_at, expires_at, used_at in rows.all(sql.tokens)
        if agent_key == caller.agent_key or may(caller, "run")
    ]


def revoke_token(tx: Transaction, caller: Caller, token_id: str) -> Revoked:
    """End a token at once. Raises Forbidden for a token that may only read, NotFound for one the caller may not see."""
    if caller.session_key is None:
        demand(caller, "run")
    for key, id_, agent_key, *_ in tx.all(sql.tokens):
        if id_ == token_id and (agent_key == caller.agent_key or may(caller, "run")):
            tx.write(sql.revoke_token, of_key=key, revoked_at=tx.now)
            return Revoked((Ended(agent_key, token_key=key),))
    raise NotFound("There is no such token.", "It may have been removed already.")
