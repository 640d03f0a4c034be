"""The desk's tags over HTTP."""

import msgspec
from litestar import delete, get, post

from deskbell.access.may import Caller, demand
from deskbell.conversations import tagging
from deskbell.conversations.tagging import Tag
from deskbell.desk import Desk
from deskbell.store.generated import conversations as sql


class NewTag(msgspec.Struct, forbid_unknown_fields=True):
    """A tag to be."""

    name: str


class Tags(msgspec.Struct):
    """The words in use."""

    tags: list[Tag]


@get("/tags")
async def list_tags(desk: Desk, caller: Caller) -> Tags:
    """Every tag, by name."""
    demand(caller, "see")
    return Tags([Tag(*values) for values in await desk.reads.run(lambda reader: reader.all(sql.tags))])


@post("/tags")
async def add_tag(desk: Desk, caller: Caller, data: NewTag) -> Tag:
    """Make a tag, or return the one with that name."""
    return await desk.writer.do(lambda tx: tagging.add_tag(tx, caller, data.name))


@delete("/tags/{id:str}")
async def remove_tag(desk: Desk, caller: Caller, id: str) -> None:
    """Take a tag off everything and forget it."""
    more = True
    while more:
        more = await desk.writer.do(lambda tx: tagging.remove_tag(tx, caller, id), patient=True)


ROUTES = [list_tags, add_tag, remove_tag]
