"""Changing an agent: name, role, state, teams. A role or a state that changes ends all they had open."""

from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from deskbell.access.ending import Ended, end_everything
from deskbell.access.may import Caller, demand, may
from deskbell.agents.loading import KnownAgent, KnownTeam, load_agents, load_teams, named_teams, the_agent
from deskbell.agents.naming import clean_name
from deskbell.agents.wire import Agent, Role, State
from deskbell.errors import Conflict
from deskbell.log.append import append
from deskbell.log.events import AgentChanged
from deskbell.store.generated import agents as sql
from deskbell.store.transaction import Transaction


class AgentChanges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be different; what is left out stays."""

    name: Annotated[str, Meta(min_length=1, max_length=200)] | UnsetType = UNSET
    role: Role | UnsetType = UNSET
    state: Literal["active", "disabled"] | UnsetType = UNSET
    teams: Annotated[list[str], Meta(max_length=200)] | UnsetType = UNSET


class AgentChange(msgspec.Struct, frozen=True):
    """The agent as they are now, and what ended with it."""

    agent: Agent
    ended: tuple[Ended, ...] = ()


def change_agent(tx: Transaction, caller: Caller, agent_id: str, wanted: AgentChanges) -> AgentChange:
    """Change an agent. Everyone may change their own name, all else is for owners.

    Raises Forbidden, NotFound, Invalid, or Conflict when no owner would be left.
    """
    agents = load_agents(tx)
    only_name = wanted.role is UNSET and wanted.state is UNSET and wanted.teams is UNSET
    if not (only_name and _is_self(caller, agents, agent_id)):
        demand(caller, "run")
    known = the_agent(agents, agent_id)
    teams = None if wanted.teams is UNSET else named_teams(load_teams(tx), wanted.teams)
    after = _decide(known, wanted, teams)
    _keep_an_owner(agents, known, after)
    if after == known.wire:
        return AgentChange(after)
    _write(tx, known, after, teams)
    fact = AgentChanged(role=after.role, state=after.state)
    append(tx, caller.actor, fact, content={"agent": after}, object_key=known.key)
    if (after.role, after.state) == (known.wire.role, known.wire.state):
        return AgentChange(after)
    return AgentChange(after, (end_everything(tx, known.key),))


def _is_self(caller: Caller, agents: dict[str, KnownAgent], agent_id: str) -> bool:
    """Whether a person, not a token that only reads, asks for themselves."""
    known = agents.get(agent_id)
    signed_in = caller.session_key is not None or may(caller, "work")
    return signed_in and known is not None and known.key == caller.agent_key


def _decide(known: KnownAgent, wanted: AgentChanges, teams: list[KnownTeam] | None) -> Agent:
    before = known.wire
    state: State = before.state
    if wanted.state is not UNSET:
        # Whoever never chose a password has yet to come.
        state = "disabled" if wanted.state == "disabled" else "active" if known.has_password else "invited"
    return Agent(
        before.id,
        before.name if wanted.name is UNSET else clean_name(wanted.name),
        before.email,
        before.role if wanted.role is UNSET else wanted.role,
        state,
        before.teams if teams is None else [team.wire.id for team in teams],
    )


def _keep_an_owner(agents: dict[str, KnownAgent], known: KnownAgent, after: Agent) -> None:
    if (after.role, after.state) == ("owner", "active") or not _runs_the_desk(known.wire):
        return
    if not any(_runs_the_desk(one.wire) for one in agents.values() if one is not known):
        raise Conflict(
            "This is the last owner; a desk without one could not be run.",
            "Make somebody else an owner first.",
            code="last_owner",
        )


def _runs_the_desk(agent: Agent) -> bool:
    return agent.role == "owner" and agent.state == "active"


def _write(tx: Transaction, known: KnownAgent, after: Agent, teams: list[KnownTeam] | None) -> None:
    tx.write(sql.change_agent, of_key=known.key, name=after.name, role=after.role, state=after.state)
    if teams is None:
        return
    keys = {team.key for team in teams}
    for key in known.team_keys - keys:
        tx.write(sql.delete_membership, of_team=key, of_agent=known.key)
    for key in keys - known.team_keys:
        tx.write(sql.insert_membership, team_key=key, agent_key=known.key)
