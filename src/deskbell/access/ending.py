"""What ends when a session, a token, or all that an agent had open is taken away."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from deskbell.access.may import Caller
from deskbell.store.generated import access as sql
from deskbell.store.transaction import Transaction


class Ended(msgspec.Struct, frozen=True):
    """Which callers are no longer who they were: all of an agent, or one session, or one token."""

    agent_key: int
    session_key: int | None = None
    token_key: int | None = None
    kept: int | None = None
    """A session that goes on although all else of its agent ends."""

    def covers(self, caller: Caller) -> bool:
        """Whether this caller is meant."""
        if caller.agent_key != self.agent_key:
            return False
        if self.session_key is not None:
            return caller.session_key == self.session_key
        if self.token_key is not None:
            return caller.session_key is None and caller.actor.key == self.token_key
        return self.kept is None or caller.session_key != self.kept


class Ending(Protocol):
    """The result of an action with which something ended."""

    @property
    def ended(self) -> Sequence[Ended]:
        """What ended, in order."""


def end_everything(tx: Transaction, agent_key: int, kept: int | None = None) -> Ended:
    """Take away an agent's sessions but the one kept, their API tokens, and links that still wait for them."""
    tx.write(sql.delete_sessions_of_agent, of_agent=agent_key, kept=kept or 0)
    tx.write(sql.revoke_tokens_of_agent, of_agent=agent_key, revoked_at=tx.now)
    tx.write(sql.void_links_of_agent, of_agent=agent_key, used_at=tx.now)
    return Ended(agent_key, kept=kept)
