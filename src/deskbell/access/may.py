"""May this caller do that to this? The one place where rights are decided; pure.

Visibility belongs to the conversation: its team sees it, no team means everyone. What may not be seen is answered as if
it did not exist.
"""

from typing import Literal

import msgspec

from deskbell.errors import Forbidden, NotFound
from deskbell.log.actor import Actor

Ability = Literal[
    "see",  # read conversations, contacts, the directory
    "work",  # reply, note, assign, tag, snooze, resolve, merge, change contacts
    "run",  # channels, teams, tags' removal, people, tokens of others, settings
]

_ROLES: dict[str, frozenset[str]] = {
    "owner": frozenset({"see", "work", "run"}),
    "agent": frozenset({"see", "work"}),
    "viewer": frozenset({"see"}),
}
_SCOPES: dict[str, frozenset[str]] = {
    "read": frozenset({"see"}),
    "write": frozenset({"see", "work"}),
    "admin": frozenset({"see", "work", "run"}),
}


class Caller(msgspec.Struct, frozen=True):
    """Someone who asks, with what they are allowed."""

    actor: Actor
    agent_key: int
    role: str
    teams: frozenset[int]
    scopes: frozenset[str] | None = None
    """None for a person who is signed in; the scopes of an API token otherwise."""
    session_key: int | None = None

    @property
    def sees_all(self) -> bool:
        """Owners see every team's conversations."""
        return self.role == "owner"


def may(caller: Caller, ability: Ability, team_key: int = 0) -> bool:
    """Whether the caller has the ability, on something that belongs to a team (0: to everyone)."""
    if ability not in _ROLES[caller.role]:
        return False
    if caller.scopes is not None and not any(ability in _SCOPES[scope] for scope in caller.scopes):
        return False
    return team_key == 0 or caller.sees_all or team_key in caller.teams


def demand(caller: Caller, ability: Ability, team_key: int = 0) -> None:
    """Raises NotFound for what the caller may not even see, Forbidden for what they may see and not do."""
    if may(caller, ability, team_key):
        return
    if not may(caller, "see", team_key):
        raise NotFound("There is no such thing here, or you may not see it.", "Check the address, or ask an owner.")
    raise Forbidden("Your role does not allow this.", "Ask an owner of this desk.")
