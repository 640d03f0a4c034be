"""Agents and teams by their ids, read in one round trip each. For actions and for queries alike."""

from typing import Any, Protocol

import msgspec

from deskbell.agents.wire import Agent, Team
from deskbell.errors import Invalid, NotFound
from deskbell.store.generated import agents as sql
from deskbell.store.statement import Row, Statement


class Rows(Protocol):
    """A transaction or a reading connection."""

    def all(self, statement: Statement, **values: Any) -> list[Row]:
        """All rows."""


class KnownAgent(msgspec.Struct):
    """An agent with what only the desk itself knows."""

    key: int
    has_password: bool
    wire: Agent
    team_keys: set[int]


class KnownTeam(msgspec.Struct, frozen=True):
    """A team with its number."""

    key: int
    wire: Team


def load_agents(rows: Rows) -> dict[str, KnownAgent]:
    """Every agent by id, in the order of their names."""
    found: dict[str, KnownAgent] = {}
    for key, id_, name, email, role, state, has_password, team_key, team_id in rows.all(sql.agents):
        known = found.get(id_)
        if known is None:
            wire = Agent(id_, name, email, role, state, [])
            known = found[id_] = KnownAgent(key, bool(has_password), wire, set())
        if team_key is not None:
            known.team_keys.add(team_key)
            known.wire.teams.append(team_id)
    return found


def load_teams(rows: Rows) -> dict[str, KnownTeam]:
    """Every team by id, in the order of their names."""
    return {id_: KnownTeam(key, Team(id_, name)) for key, id_, name in rows.all(sql.teams)}


def the_agent(agents: dict[str, KnownAgent], id_: str) -> KnownAgent:
    """The one asked for. Raises NotFound."""
    if id_ not in agents:
        raise NotFound("There is no such agent.", "They may have been given another address; look at the list.")
    return agents[id_]


def the_team(teams: dict[str, KnownTeam], id_: str) -> KnownTeam:
    """The one asked for. Raises NotFound."""
    if id_ not in teams:
        raise NotFound("There is no such team.", "Somebody may have dissolved it; look at the list.")
    return teams[id_]


def named_teams(teams: dict[str, KnownTeam], ids: list[str]) -> list[KnownTeam]:
    """Those with these ids, in the order they were made. Raises Invalid when one does not exist."""
    if unknown := set(ids) - set(teams):
        raise Invalid(f"teams: {len(unknown)} of them do not exist.", "Choose from the list of teams.")
    return sorted((teams[id_] for id_ in set(ids)), key=lambda team: team.key)
