"""From the hash of a secret to the caller it stands for, in one round trip."""

import msgspec

from deskbell.access.ending import Ended
from deskbell.access.may import Caller
from deskbell.access.signing_in import IDLE
from deskbell.log.actor import Actor
from deskbell.store.generated import access as sql
from deskbell.store.reads import Reader
from deskbell.store.transaction import Transaction


class Recognised(msgspec.Struct, frozen=True):
    """A caller, how long they stay one, and what is noted of their use."""

    caller: Caller
    key: int
    """Of the session or of the token."""
    seen_at: int
    expires_at: int

    @property
    def is_session(self) -> bool:
        """Whether it is a person who signed in, not a token."""
        return self.caller.session_key is not None

    def is_over(self, seen_at: int, now: int) -> bool:
        """Whether it ended by itself, last used at `seen_at`."""
        return now >= self.expires_at or (self.is_session and now - seen_at >= IDLE)

    def as_ended(self) -> Ended:
        """How its end is told."""
        if self.is_session:
            return Ended(self.caller.agent_key, session_key=self.key)
        return Ended(self.caller.agent_key, token_key=self.key)

    def note_use(self, tx: Transaction, at: int) -> None:
        """Write down when it was last used."""
        if self.is_session:
            tx.write(sql.touch_session, of_key=self.key, seen_at=at)
        else:
            tx.write(sql.touch_token, of_key=self.key, used_at=at)


def recognise_session(reader: Reader, token_hash: bytes) -> Recognised | None:
    """Whose session this is, if they are active."""
    rows = reader.all(sql.session_by_token, token_hash=token_hash)
    if not rows:
        return None
    key, seen_at, expires_at, agent_key, id_, name, role, _ = rows[0]
    teams = frozenset(row[-1] for row in rows if row[-1] is not None)
    actor = Actor("agent", agent_key, id_, name)
    return Recognised(Caller(actor, agent_key, role, teams, session_key=key), key, seen_at, expires_at)


def recognise_token(reader: Reader, token_hash: bytes) -> Recognised | None:
    """Whose API token this is, if it stands and they are active."""
    rows = reader.all(sql.token_by_hash, token_hash=token_hash)
    if not rows:
        return None
    key, id_, name, scopes, used_at, expires_at, agent_key, _, _, role, _ = rows[0]
    teams = frozenset(row[-1] for row in rows if row[-1] is not None)
    caller = Caller(Actor("token", key, id_, name), agent_key, role, teams, frozenset(scopes.split()))
    # A token without an end has ended.
    return Recognised(caller, key, used_at or 0, expires_at or 0)
