"""A session as the browser sees it."""

import msgspec

from deskbell.agents.loading import load_agents
from deskbell.agents.wire import Agent
from deskbell.errors import Unauthenticated
from deskbell.store.generated import access as sql
from deskbell.store.reads import Reader


class Workspace(msgspec.Struct, frozen=True):
    """The desk's own name."""

    name: str


class Session(msgspec.Struct, frozen=True):
    """Who is signed in, and where."""

    agent: Agent
    workspace: Workspace
    base_url: str


def read_session(reader: Reader, agent_key: int, base_url: str) -> Session:
    """The session of an agent. Raises Unauthenticated when they are gone."""
    agent = next((one.wire for one in load_agents(reader).values() if one.key == agent_key), None)
    row = reader.one(sql.workspace_row)
    if agent is None or row is None:
        raise Unauthenticated("You are not signed in.", "Sign in.")
    return Session(agent, Workspace(row[1]), base_url)
