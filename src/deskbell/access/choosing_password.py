"""Choosing a password: by a one-time link, or by knowing the current one. All else the agent had open ends."""

import msgspec

from deskbell.access.ending import Ended, end_everything
from deskbell.access.links import Link, find_link
from deskbell.access.may import Caller
from deskbell.access.signing_in import Browser, Opened, open_session, wrong_credentials
from deskbell.agents.loading import load_agents
from deskbell.agents.naming import clean_name
from deskbell.errors import Forbidden, Invalid
from deskbell.log.actor import Actor
from deskbell.log.append import append
from deskbell.log.events import AgentChanged
from deskbell.store.generated import access as sql
from deskbell.store.generated import agents as agents_sql
from deskbell.store.transaction import Transaction


class Choice(msgspec.Struct, frozen=True):
    """A password that was found good, as its hash, and a name if another one is wanted."""

    password_hash: str
    name: str | None = None


class PasswordChanged(msgspec.Struct, frozen=True):
    """What ended with the old password."""

    ended: tuple[Ended, ...]


def follow_link(tx: Transaction, token: str, choice: Choice, browser: Browser) -> Opened:
    """Use a one-time link up, set the password and sign in. Raises NotFound when the link cannot be used."""
    link = find_link(tx, token, tx.now)
    # Ends the link too, and every other one of the agent.
    ended = end_everything(tx, link.agent_key)
    tx.write(sql.set_password, of_key=link.agent_key, password_hash=choice.password_hash)
    _arrive(tx, link, choice.name)
    opened = open_session(tx, link.agent_key, browser)
    return Opened(opened.secret, opened.agent_key, (ended, *opened.ended))


def _arrive(tx: Transaction, link: Link, name: str | None) -> None:
    """Who was invited is active from now on, under the name they choose."""
    before = next(one.wire for one in load_agents(tx).values() if one.key == link.agent_key)
    after = msgspec.structs.replace(before, state="active", name=clean_name(name) if name else before.name)
    if after == before:
        return
    tx.write(agents_sql.change_agent, of_key=link.agent_key, name=after.name, role=after.role, state=after.state)
    actor = Actor("agent", link.agent_key, after.id, after.name)
    fact = AgentChanged(role=after.role, state=after.state)
    append(tx, actor, fact, content={"agent": after}, object_key=link.agent_key)


def kept_hash(tx: Transaction, agent_key: int) -> str | None:
    """The hash an agent's password is verified against."""
    row = tx.one(sql.agent_by_key, key=agent_key)
    return row[5] if row else None


def change_password(tx: Transaction, caller: Caller, verified: str, new_hash: str) -> PasswordChanged:
    """Set another password for the caller; their other sessions and their API tokens end.

    `verified` is the hash the current password was checked against. Raises Forbidden for an API token, Unauthenticated
    when the password has changed meanwhile.
    """
    demand_signed_in(caller)
    if kept_hash(tx, caller.agent_key) != verified:
        raise wrong_credentials()
    ended = end_everything(tx, caller.agent_key, kept=caller.session_key)
    tx.write(sql.set_password, of_key=caller.agent_key, password_hash=new_hash)
    return PasswordChanged((ended,))


def demand_signed_in(caller: Caller) -> None:
    """Raises Forbidden for an API token: it may not make itself into more than it was given."""
    if caller.session_key is None:
        raise Forbidden("An API token cannot do this.", "Sign in with your password.")


def wrong_current() -> Invalid:
    """The answer to a wrong current password."""
    return Invalid(
        "current: this is not your password.", "Check it, or ask an owner for a link.", code="wrong_password"
    )
