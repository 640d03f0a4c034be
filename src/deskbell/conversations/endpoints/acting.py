"""What an agent does with a conversation, over HTTP."""

import msgspec
from litestar import delete, post, put

from deskbell.access.may import Caller
from deskbell.conversations import assigning, drafting, outbox, renaming, replying, seeing, settling, snoozing, tagging
from deskbell.conversations.wire import Conversation, Message
from deskbell.desk import Desk


class Changed(msgspec.Struct):
    """The conversation after a change."""

    conversation: Conversation


class SeenUpTo(msgspec.Struct, forbid_unknown_fields=True):
    """The newest revision on screen."""

    revision: int


@post("/conversations/{id:str}/replies")
async def reply(desk: Desk, caller: Caller, id: str, data: replying.Reply) -> replying.Said:
    """Answer the customer."""
    return await desk.writer.do(lambda tx: replying.reply(tx, caller, id, data))


@post("/conversations/{id:str}/messages/{message_id:str}/resend")
async def resend(desk: Desk, caller: Caller, id: str, message_id: str, data: settling.Command) -> Message:
    """Have a reply that failed, or may not have arrived, sent once more."""
    return await desk.writer.do(lambda tx: outbox.resend(tx, caller, id, message_id, data.command_id))


@post("/conversations/{id:str}/notes")
async def note(desk: Desk, caller: Caller, id: str, data: replying.Note) -> replying.Said:
    """Leave a note for colleagues."""
    return await desk.writer.do(lambda tx: replying.note(tx, caller, id, data))


@post("/conversations/{id:str}/assignment")
async def assign(desk: Desk, caller: Caller, id: str, data: assigning.Assignment) -> Changed:
    """Hand it to an agent or a team."""
    return Changed(await desk.writer.do(lambda tx: assigning.assign(tx, caller, id, data)))


@post("/conversations/{id:str}/tags")
async def tag(desk: Desk, caller: Caller, id: str, data: tagging.Tagging) -> Changed:
    """Put tags on, take tags off."""
    return Changed(await desk.writer.do(lambda tx: tagging.tag(tx, caller, id, data)))


@post("/conversations/{id:str}/snooze")
async def snooze(desk: Desk, caller: Caller, id: str, data: snoozing.Snooze) -> Changed:
    """Put it aside until a time."""
    return Changed(await desk.writer.do(lambda tx: snoozing.snooze(tx, caller, id, data)))


@post("/conversations/{id:str}/resolve")
async def resolve(desk: Desk, caller: Caller, id: str, data: settling.Command) -> Changed:
    """The matter is settled."""
    return await _settle(desk, caller, id, "resolved", data)


@post("/conversations/{id:str}/reopen")
async def reopen(desk: Desk, caller: Caller, id: str, data: settling.Command) -> Changed:
    """It needs an answer again."""
    return await _settle(desk, caller, id, "open", data)


@post("/conversations/{id:str}/wait")
async def wait(desk: Desk, caller: Caller, id: str, data: settling.Command) -> Changed:
    """It waits for the customer."""
    return await _settle(desk, caller, id, "waiting", data)


async def _settle(desk: Desk, caller: Caller, id: str, state: settling.Settled, data: settling.Command) -> Changed:
    done = desk.writer.do(lambda tx: settling.set_state(tx, caller, id, state, data.command_id))
    return Changed(await done)


@post("/conversations/{id:str}/subject")
async def rename(desk: Desk, caller: Caller, id: str, data: renaming.Renaming) -> Changed:
    """Say what it is about."""
    return Changed(await desk.writer.do(lambda tx: renaming.rename(tx, caller, id, data)))


@post("/conversations/{id:str}/seen")
async def seen(desk: Desk, caller: Caller, id: str, data: SeenUpTo) -> Changed:
    """Everything up to a revision is on the agent's screen."""
    return Changed(await desk.writer.do(lambda tx: seeing.seen_by_agent(tx, caller, id, data.revision)))


@put("/conversations/{id:str}/draft", status_code=204)
async def keep_draft(desk: Desk, caller: Caller, id: str, data: drafting.Drafting) -> None:
    """Keep what was begun."""
    await desk.writer.do(lambda tx: drafting.keep_draft(tx, caller, id, data))


@delete("/conversations/{id:str}/draft")
async def drop_draft(desk: Desk, caller: Caller, id: str) -> None:
    """Forget what was begun."""
    await desk.writer.do(lambda tx: drafting.drop_draft(tx, caller, id))


ROUTES = [
    reply,
    resend,
    note,
    assign,
    tag,
    snooze,
    resolve,
    reopen,
    wait,
    rename,
    seen,
    keep_draft,
    drop_draft,
]
