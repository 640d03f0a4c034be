"""The same done to many conversations: in chunks that give way to everything else, each conversation by itself."""

from collections.abc import Callable
from typing import Literal

import msgspec

from deskbell.access.may import Caller, demand
from deskbell.conversations.assigning import agent_who_answers, assign_to
from deskbell.conversations.row import ConversationRow, load, save
from deskbell.conversations.settling import settle
from deskbell.conversations.snoozing import put_aside
from deskbell.conversations.tagging import clean, retag
from deskbell.errors import Invalid, Refusal
from deskbell.log.once import once
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

CHUNK = 50
"""Conversations changed in one action."""
MOST = 1_000
"""Conversations of one command."""

Change = Callable[[Transaction, ConversationRow], None]


class Bulk(msgspec.Struct, forbid_unknown_fields=True):
    """What to do, and to which."""

    command_id: str
    conversations: list[str]
    do: Literal["resolve", "reopen", "assign", "tag", "snooze"]
    assignee: str | None = None
    """For assign; null means nobody."""
    tag: str | None = None
    until: int | None = None
    """For snooze, UTC microseconds."""


async def bulk(writer: Writer, caller: Caller, wanted: Bulk) -> int:
    """Do it; returns to how many. Those that are gone, out of sight or full are left out.

    Raises Invalid for what could be done to none, Forbidden for who may do it to none.
    """
    demand(caller, "work")
    ids = list(dict.fromkeys(wanted.conversations))
    if len(ids) > MOST:
        raise Invalid(f"These are {len(ids):,} conversations.", f"Choose at most {MOST:,} at once.")
    done = 0
    for start in range(0, len(ids), CHUNK):
        done += await writer.do(_chunk(caller, wanted, start, ids[start : start + CHUNK]), patient=True)
    return done


def _chunk(caller: Caller, wanted: Bulk, start: int, ids: list[str]) -> Callable[[Transaction], int]:
    command_id = f"{wanted.command_id}:{start}" if wanted.command_id else None
    return lambda tx: once(tx, caller.actor, command_id, int, lambda: _do(tx, caller, wanted, ids))


def _do(tx: Transaction, caller: Caller, wanted: Bulk, ids: list[str]) -> int:
    change = _change(tx, caller, wanted)
    return sum(_change_one(tx, caller, id, change) for id in ids)


def _change_one(tx: Transaction, caller: Caller, id: str, change: Change) -> bool:
    try:
        row = load(tx, caller, "work", id)
        if row.merged_into is not None:
            return False
        change(tx, row)
    except Refusal:
        # One that cannot be changed stops none of the others; each refuses before it changes anything.
        return False
    save(tx, row)
    return True


def _change(tx: Transaction, caller: Caller, wanted: Bulk) -> Change:
    """What is done to each, once it is sure that it can be done at all."""
    actor = caller.actor
    match wanted.do:
        case "resolve":
            return lambda tx, row: settle(tx, row, actor, "resolved")
        case "reopen":
            return lambda tx, row: settle(tx, row, actor, "open")
        case "assign":
            key, id = agent_who_answers(tx, wanted.assignee)
            return lambda tx, row: assign_to(tx, row, actor, key, id)
        case "tag":
            tag = clean(wanted.tag or "")
            return lambda tx, row: retag(tx, row, actor, [tag], [])
        case "snooze":
            until = wanted.until or 0
            if until <= tx.now:
                raise Invalid("That time has passed.", "Choose one in the next year.")
            return lambda tx, row: put_aside(tx, row, actor, until)
