"""Inviting somebody: their row, and a one-time link with which they choose their password."""

from typing import Annotated

import msgspec
from msgspec import Meta

from deskbell.access.links import Purpose, new_link
from deskbell.access.may import Caller, demand
from deskbell.agents.adding import NewAgent, add_agent
from deskbell.agents.loading import load_agents, load_teams, named_teams, the_agent
from deskbell.agents.wire import Agent, Role
from deskbell.errors import Conflict
from deskbell.log.append import append
from deskbell.log.events import AgentInvited
from deskbell.store.transaction import Transaction


class Invitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is to come, and as what."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    email: Annotated[str, Meta(min_length=3, max_length=254)]
    role: Role
    teams: Annotated[list[str], Meta(max_length=200)] = msgspec.field(default_factory=list)


class Invited(msgspec.Struct, frozen=True):
    """The new agent, and the secret part of the link to hand on."""

    agent: Agent
    token: str


def invite(tx: Transaction, caller: Caller, request: Invitation) -> Invited:
    """Add an agent who still has to come. Raises Forbidden, Invalid, or Conflict when the email is in use."""
    demand(caller, "run")
    known = load_agents(tx)
    teams = named_teams(load_teams(tx), request.teams)
    new = NewAgent(name=request.name, email=request.email, role=request.role)
    key, agent = add_agent(tx, new, teams, {one.wire.email for one in known.values()})
    token = new_link(tx, "invite", key)
    append(tx, caller.actor, AgentInvited(role=agent.role), content={"agent": agent}, object_key=key)
    return Invited(agent, token)


def link_for(tx: Transaction, caller: Caller, agent_id: str) -> str:
    """A fresh link for someone: to come if they are invited, to choose a new password otherwise. Older ones die.

    Raises Forbidden, NotFound, Conflict for a disabled agent, TooMany at the sixth within an hour.
    """
    demand(caller, "run")
    known = the_agent(load_agents(tx), agent_id)
    if known.wire.state == "disabled":
        raise Conflict("This person is disabled and cannot sign in.", "Enable them first.")
    purpose: Purpose = "reset" if known.has_password else "invite"
    return new_link(tx, purpose, known.key)
