"""The first visit: the desk gets its name, its owner and its first channel, once."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from msgspec import Meta

from deskbell.access.signing_in import Browser, Opened, open_session
from deskbell.agents.adding import NewAgent, add_agent
from deskbell.agents.naming import clean_name
from deskbell.errors import NotFound
from deskbell.log.actor import SYSTEM
from deskbell.log.append import append
from deskbell.log.events import AgentChanged, WorkspaceChanged
from deskbell.store.generated import access as sql
from deskbell.store.ids import new_id
from deskbell.store.reads import Reader
from deskbell.store.transaction import Transaction

FirstChannel = Callable[[Transaction, int], object]
"""Sets up the channel a new desk begins with, at a time (UTC microseconds)."""


class Setup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the form of the first visit asks."""

    workspace: Annotated[str, Meta(min_length=1, max_length=200)]
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    email: Annotated[str, Meta(min_length=3, max_length=254)]
    password: Annotated[str, Meta(min_length=1, max_length=1_000)]


class FirstOwner(msgspec.Struct, frozen=True):
    """Whoever runs the new desk, and its name."""

    workspace: str
    name: str
    email: str
    password_hash: str


def is_needed(reader: Reader) -> bool:
    """Whether nobody is there yet."""
    return reader.one(sql.any_agent) is None


def set_up(tx: Transaction, owner: FirstOwner, epoch: str, first_channel: FirstChannel) -> int:
    """Make the workspace, its owner and its first channel; returns the owner's number.

    Raises NotFound when somebody is there already, of two at once for the later one; Invalid for what cannot be used.
    """
    if tx.one(sql.any_agent) is not None:
        raise not_needed()
    _name_workspace(tx, clean_name(owner.workspace, "workspace"), epoch)
    new = NewAgent(name=owner.name, email=owner.email, role="owner", password_hash=owner.password_hash)
    key, agent = add_agent(tx, new, [], set())
    append(tx, SYSTEM, AgentChanged(role=agent.role, state=agent.state), content={"agent": agent}, object_key=key)
    first_channel(tx, tx.now)
    return key


def set_up_and_sign_in(
    tx: Transaction, owner: FirstOwner, epoch: str, first_channel: FirstChannel, browser: Browser
) -> Opened:
    """The same, with the owner signed in."""
    return open_session(tx, set_up(tx, owner, epoch, first_channel), browser)


def _name_workspace(tx: Transaction, name: str, epoch: str) -> None:
    row = tx.one(sql.workspace_row)
    if row:
        tx.write(sql.rename_workspace, of_key=row[0], name=name)
    else:
        id_ = new_id(tx.now)
        tx.write(sql.insert_workspace, key=tx.key(), id=id_, name=name, epoch=epoch, settings="{}", created_at=tx.now)
    append(tx, SYSTEM, WorkspaceChanged())


def not_needed() -> NotFound:
    """The answer once the desk has an owner."""
    return NotFound("This desk is set up already.", "Sign in.")
