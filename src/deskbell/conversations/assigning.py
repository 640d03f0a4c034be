"""In whose hands a conversation is: an agent, a team, both or nobody."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from deskbell.access.may import Caller
from deskbell.conversations.row import ConversationRow, load, record, save, wire
from deskbell.conversations.wire import Conversation
from deskbell.errors import Invalid
from deskbell.log.actor import Actor
from deskbell.log.events import ConversationAssigned
from deskbell.log.once import once
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction


class Assignment(msgspec.Struct, forbid_unknown_fields=True):
    """Who should have it; what is left out stays as it is, null means nobody."""

    command_id: str
    assignee: str | UnsetType | None = UNSET
    team: str | UnsetType | None = UNSET


def assign(tx: Transaction, caller: Caller, id: str, wanted: Assignment) -> Conversation:
    """Hand a conversation to an agent or a team. Raises Invalid when there is no such agent or team."""
    return once(tx, caller.actor, wanted.command_id, Conversation, lambda: _assign(tx, caller, id, wanted))


def _assign(tx: Transaction, caller: Caller, id: str, wanted: Assignment) -> Conversation:
    row = load(tx, caller, "work", id)
    agent_key, agent_id, team_key, team_id = row.assignee_key, row.assignee_id, row.team_key, row.team_id
    if wanted.assignee is not UNSET:
        agent_key, agent_id = agent_who_answers(tx, wanted.assignee)
    if wanted.team is not UNSET:
        team_key, team_id = _team(tx, wanted.team)
    assign_to(tx, row, caller.actor, agent_key, agent_id, team_key, team_id, command_id=wanted.command_id)
    save(tx, row)
    return wire(row)


def agent_who_answers(tx: Transaction, id: str | None) -> tuple[int, str | None]:
    """The number and id of an agent who can answer, 0 for nobody. Raises Invalid when there is none such."""
    if id is None:
        return 0, None
    found = tx.one(sql.agent_by_id, id=id)
    if found is None or found[4] != "active" or found[3] == "viewer":
        raise Invalid("There is no such agent who could answer.", "Choose an active agent or owner.")
    return found[0], found[1]


def _team(tx: Transaction, id: str | None) -> tuple[int, str | None]:
    if id is None:
        return 0, None
    found = tx.one(sql.team_by_id, id=id)
    if found is None:
        raise Invalid("There is no such team.", "Choose one from the list.")
    return found[0], found[1]


def assign_to(
    tx: Transaction,
    row: ConversationRow,
    actor: Actor,
    agent_key: int,
    agent_id: str | None,
    team_key: int | None = None,
    team_id: str | None = None,
    **more: Any,
) -> None:
    """Change the hands of a loaded row and note it; the team stays unless one is given."""
    if team_key is None:
        team_key, team_id = row.team_key, row.team_id
    if (agent_key, team_key) == (row.assignee_key, row.team_key):
        return
    fact = ConversationAssigned(
        assignee_before=row.assignee_key, assignee=agent_key, team_before=row.team_key, team=team_key
    )
    team_before = row.team_key if team_key != row.team_key else None
    row.assignee_key, row.assignee_id, row.team_key, row.team_id = agent_key, agent_id, team_key, team_id
    record(tx, row, actor, fact, team_before=team_before, **more)
