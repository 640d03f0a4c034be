"""Making, changing and dissolving teams. Who joins or leaves one is a change of that agent too."""

from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, UnsetType

from deskbell.access.may import Caller, demand
from deskbell.agents.loading import KnownAgent, KnownTeam, load_agents, load_teams, the_team
from deskbell.agents.naming import clean_name
from deskbell.agents.wire import Agent, Team
from deskbell.conversations.assigning import assign_to
from deskbell.conversations.row import ConversationRow, save
from deskbell.errors import Conflict, Invalid
from deskbell.log.append import append
from deskbell.log.events import AgentChanged, TeamChanged, TeamRemoved
from deskbell.store.generated import agents as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

CHUNK = 100
"""Conversations given to everyone in one action; more would hold up the messages that come in meanwhile."""

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Members = Annotated[list[str], Meta(max_length=1_000)]


class NewTeam(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A team to be made, with the ids of its agents."""

    name: Name
    members: Members = msgspec.field(default_factory=list)


class TeamChanges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be different; what is left out stays."""

    name: Name | UnsetType = UNSET
    members: Members | UnsetType = UNSET


def make_team(tx: Transaction, caller: Caller, request: NewTeam) -> Team:
    """A new team. Raises Forbidden, Invalid, or Conflict when the name is in use."""
    demand(caller, "run")
    teams = load_teams(tx)
    team = KnownTeam(tx.key(), Team(new_id(tx.now), _free_name(teams, request.name)))
    tx.write(sql.insert_team, key=team.key, id=team.wire.id, name=team.wire.name)
    append(tx, caller.actor, TeamChanged(), content={"team": team.wire}, object_key=team.key)
    _set_members(tx, caller, {**teams, team.wire.id: team}, team, request.members)
    return team.wire


def change_team(tx: Transaction, caller: Caller, team_id: str, wanted: TeamChanges) -> Team:
    """Rename a team or change who belongs to it. Raises Forbidden, NotFound, Invalid, Conflict."""
    demand(caller, "run")
    teams = load_teams(tx)
    before = the_team(teams, team_id)
    name = before.wire.name if wanted.name is UNSET else _free_name(teams, wanted.name, before)
    team = KnownTeam(before.key, Team(team_id, name))
    tx.write(sql.rename_team, of_key=team.key, name=name)
    append(tx, caller.actor, TeamChanged(), content={"team": team.wire}, object_key=team.key)
    if wanted.members is not UNSET:
        _set_members(tx, caller, {**teams, team_id: team}, team, wanted.members)
    return team.wire


def release_conversations(tx: Transaction, caller: Caller, team_id: str) -> bool:
    """Give the next conversations of a team to everyone; returns whether some are left.

    Raises Forbidden, NotFound.
    """
    demand(caller, "run")
    team = the_team(load_teams(tx), team_id)
    rows = [ConversationRow(*values) for values in tx.all(sql.rows_of_team, of_team=team.key, chunk=CHUNK)]
    for row in rows:
        assign_to(tx, row, caller.actor, row.assignee_key, row.assignee_id, 0, None)
        save(tx, row)
    return len(rows) == CHUNK


def remove_team(tx: Transaction, caller: Caller, team_id: str) -> bool:
    """Dissolve a team; its agents stay. Returns False when it got another conversation meanwhile and stays.

    Raises Forbidden, NotFound.
    """
    demand(caller, "run")
    teams = load_teams(tx)
    team = the_team(teams, team_id)
    if tx.one(sql.conversation_of_team, of_team=team.key) is not None:
        return False
    _set_members(tx, caller, teams, team, [])
    tx.write(sql.delete_team, of_key=team.key)
    append(tx, caller.actor, TeamRemoved(), content={"team": team.wire}, object_key=team.key)
    return True


def _free_name(teams: dict[str, KnownTeam], wanted: str, own: KnownTeam | None = None) -> str:
    name = clean_name(wanted)
    others = {team.wire.name.casefold() for team in teams.values() if team is not own}
    if name.casefold() in others:
        raise Conflict("There is a team of this name already.", "Choose another name.", code="name_taken")
    return name


def _set_members(
    tx: Transaction, caller: Caller, teams: dict[str, KnownTeam], team: KnownTeam, members: list[str]
) -> None:
    agents = load_agents(tx)
    if set(members) - set(agents):
        raise Invalid("members: somebody in it does not exist.", "Choose from the list of people.")
    for id_, agent in agents.items():
        joins = id_ in members
        if joins != (team.key in agent.team_keys):
            _move(tx, caller, agent, team, joins)
            _tell(tx, caller, agent, teams)


def _move(tx: Transaction, caller: Caller, agent: KnownAgent, team: KnownTeam, joins: bool) -> None:
    if joins:
        tx.write(sql.insert_membership, team_key=team.key, agent_key=agent.key)
        agent.team_keys.add(team.key)
    else:
        tx.write(sql.delete_membership, of_team=team.key, of_agent=agent.key)
        agent.team_keys.discard(team.key)


def _tell(tx: Transaction, caller: Caller, agent: KnownAgent, teams: dict[str, KnownTeam]) -> None:
    in_order = sorted((one for one in teams.values() if one.key in agent.team_keys), key=lambda one: one.key)
    old = agent.wire
    wire = Agent(old.id, old.name, old.email, old.role, old.state, [team.wire.id for team in in_order])
    fact = AgentChanged(role=wire.role, state=wire.state)
    append(tx, caller.actor, fact, content={"agent": wire}, object_key=agent.key)
