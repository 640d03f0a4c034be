"""Merging, splitting, linking, and doing the same to many, over HTTP."""

import msgspec
from litestar import post

from deskbell.access.may import Caller
from deskbell.conversations import bulk, linking, merging, splitting
from deskbell.conversations.endpoints.acting import Changed
from deskbell.conversations.row import ConversationRow, wire
from deskbell.conversations.settling import Command
from deskbell.desk import Desk
from deskbell.errors import NotFound
from deskbell.store.generated import conversations as sql


class Done(msgspec.Struct):
    """To how many conversations it was done."""

    done: int


@post("/conversations/{id:str}/merge", status_code=200)
async def merge(desk: Desk, caller: Caller, id: str, data: merging.Merging) -> Changed:
    """The conversation goes into another; returns that one."""
    key = await desk.writer.do(lambda tx: merging.merge(tx, caller, id, data), patient=True)
    await merging.finish(desk.writer, caller.actor, key)
    return await _changed(desk, data.into)


@post("/conversations/{id:str}/unmerge", status_code=200)
async def unmerge(desk: Desk, caller: Caller, id: str, data: Command) -> Changed:
    """A merged conversation is one of its own again; returns it."""
    key = await desk.writer.do(lambda tx: merging.unmerge(tx, caller, id, data.command_id), patient=True)
    await merging.finish(desk.writer, caller.actor, key)
    return await _changed(desk, id)


@post("/conversations/{id:str}/split", status_code=200)
async def split(desk: Desk, caller: Caller, id: str, data: splitting.Splitting) -> Changed:
    """A message and all later ones leave into a new conversation; returns that one."""
    return Changed(await desk.writer.do(lambda tx: splitting.split(tx, caller, id, data), patient=True))


@post("/conversations/{id:str}/links", status_code=204)
async def link(desk: Desk, caller: Caller, id: str, data: linking.Linking) -> None:
    """Two conversations belong together."""
    await desk.writer.do(lambda tx: linking.link_by_agent(tx, caller, id, data))


@post("/bulk", status_code=200)
async def do_to_many(desk: Desk, caller: Caller, data: bulk.Bulk) -> Done:
    """The same done to many conversations."""
    return Done(await bulk.bulk(desk.writer, caller, data))


async def _changed(desk: Desk, id: str) -> Changed:
    found = await desk.reads.run(lambda reader: reader.one(sql.row_by_id, id=id))
    if found is None:
        raise NotFound("There is no such conversation.", "It may have been erased.")
    return Changed(wire(ConversationRow(*found)))


ROUTES = [merge, unmerge, split, link, do_to_many]
