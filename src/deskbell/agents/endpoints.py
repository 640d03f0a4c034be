"""The addresses of people and teams."""

import msgspec
from litestar import delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from deskbell.access.links import link_address
from deskbell.access.may import Caller, demand
from deskbell.agents import queries
from deskbell.agents.changing import AgentChanges, change_agent
from deskbell.agents.inviting import Invitation, invite, link_for
from deskbell.agents.teams import NewTeam, TeamChanges, change_team, make_team, release_conversations, remove_team
from deskbell.agents.wire import Agent, Team
from deskbell.desk import Desk


class Agents(msgspec.Struct, frozen=True):
    """The people inside."""

    agents: list[Agent]


class Teams(msgspec.Struct, frozen=True):
    """The teams."""

    teams: list[Team]


class InvitedAgent(msgspec.Struct, frozen=True):
    """Who was invited, and the link to hand on to them."""

    agent: Agent
    link: str


class HandedLink(msgspec.Struct, frozen=True):
    """A link to hand on."""

    link: str


@get("/agents")
async def read_agents(caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> Agents:
    """Everyone who works here."""
    demand(caller, "see")
    return Agents(await desk.reads.run(queries.agents))


@post("/agents")
async def create_agent(
    data: JSONBody[Invitation], caller: NamedDependency[Caller], desk: NamedDependency[Desk]
) -> InvitedAgent:
    """Invite somebody."""
    invited = await desk.writer.do(lambda tx: invite(tx, caller, data))
    return InvitedAgent(invited.agent, link_address(desk.settings.address, invited.token))


@patch("/agents/{agent_id:str}")
async def update_agent(
    agent_id: FromPath[str], data: JSONBody[AgentChanges], caller: NamedDependency[Caller], desk: NamedDependency[Desk]
) -> Agent:
    """Change an agent."""
    change = await desk.sessions.settle(desk.writer.do(lambda tx: change_agent(tx, caller, agent_id, data)))
    return change.agent


@post("/agents/{agent_id:str}/link", status_code=200)
async def create_link(
    agent_id: FromPath[str], caller: NamedDependency[Caller], desk: NamedDependency[Desk]
) -> HandedLink:
    """A fresh one-time link for an agent: to come, or to choose a new password."""
    token = await desk.writer.do(lambda tx: link_for(tx, caller, agent_id))
    return HandedLink(link_address(desk.settings.address, token))


@get("/teams")
async def read_teams(caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> Teams:
    """Every team."""
    demand(caller, "see")
    return Teams(await desk.reads.run(queries.teams))


@post("/teams")
async def create_team(data: JSONBody[NewTeam], caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> Team:
    """Make a team."""
    return await desk.writer.do(lambda tx: make_team(tx, caller, data))


@patch("/teams/{team_id:str}")
async def update_team(
    team_id: FromPath[str], data: JSONBody[TeamChanges], caller: NamedDependency[Caller], desk: NamedDependency[Desk]
) -> Team:
    """Rename a team, or change who belongs to it."""
    return await desk.writer.do(lambda tx: change_team(tx, caller, team_id, data))


@delete("/teams/{team_id:str}", status_code=204)
async def delete_team(team_id: FromPath[str], caller: NamedDependency[Caller], desk: NamedDependency[Desk]) -> None:
    """Dissolve a team; its conversations then belong to everyone."""
    while not await desk.writer.do(lambda tx: remove_team(tx, caller, team_id)):
        more = True
        while more:
            more = await desk.writer.do(lambda tx: release_conversations(tx, caller, team_id), patient=True)


ROUTES = [
    read_agents,
    create_agent,
    update_agent,
    create_link,
    read_teams,
    create_team,
    update_team,
    delete_team,
]
