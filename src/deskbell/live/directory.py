"""Everything small that the app holds in memory, with the place in the log it is true at."""

import msgspec
from litestar import get

from deskbell.access.may import Caller, demand
from deskbell.agents.queries import agents, teams
from deskbell.agents.wire import Agent, Team
from deskbell.channels.wire import Channel
from deskbell.conversations.tagging import Tag
from deskbell.desk import Desk
from deskbell.store.generated import access as access_sql
from deskbell.store.generated import conversations as sql
from deskbell.store.reads import Reader


class Named(msgspec.Struct):
    """The desk's own name."""

    name: str


class Directory(msgspec.Struct):
    """Who works here, the ways in, the words in use, and where the log stands."""

    me: Agent
    workspace: Named
    base_url: str
    demo: bool
    agents: list[Agent]
    teams: list[Team]
    channels: list[Channel]
    tags: list[Tag]
    epoch: str
    position: int


@get("/desk")
async def directory(desk: Desk, caller: Caller) -> Directory:
    """What an app needs first. Later facts come by the socket from `position` on."""
    demand(caller, "see")
    position = desk.hub.position
    channels = [row.wire() for row in await desk.channels.all()]

    def read(reader: Reader) -> Directory:
        people = agents(reader)
        row = reader.one(access_sql.workspace_row)
        me = _me(people, caller)
        tags = [Tag(*values) for values in reader.all(sql.tags)]
        name = Named(row[1] if row else "")
        return Directory(
            me, name, desk.settings.address, desk.settings.demo, people, teams(reader), channels, tags,
            desk.epoch, position,
        )  # fmt: skip

    return await desk.reads.run(read)


def _me(people: list[Agent], caller: Caller) -> Agent:
    found = [one for one in people if one.id == caller.actor.id]
    return found[0] if found else Agent(caller.actor.id or "", caller.actor.name, "", "viewer", "active", [])


ROUTES = [directory]
