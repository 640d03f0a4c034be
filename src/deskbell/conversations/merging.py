"""One matter in two conversations: the one goes into the other, until somebody takes them apart again.

The messages keep their origin and stand in the survivor in the order of their times; docs/decisions/merging.md says
how. The merged one is resolved, names the survivor, and takes no more messages. A timer finishes what a crash
interrupts.
"""

import msgspec

from deskbell.access.may import Caller
from deskbell.clock.time import MINUTE
from deskbell.clock.timers import Timer, cancel_timers, set_timer
from deskbell.conversations.merge_end import end_merge, end_undoing
from deskbell.conversations.merge_record import Before, ConversationMerge, from_row, keep, side_of
from deskbell.conversations.merge_rules import demand_free, demand_mergeable, find, origins
from deskbell.conversations.merge_walk import bring_back, place_next
from deskbell.conversations.row import ConversationRow, load_by_key, save
from deskbell.errors import Conflict
from deskbell.log.actor import SYSTEM, Actor
from deskbell.log.once import once
from deskbell.store.generated import conversations as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

TIMER = "conversation.merge"
"""The kind of timer that goes on with an interrupted merge."""


class Merging(msgspec.Struct, forbid_unknown_fields=True):
    """The conversation that survives."""

    command_id: str
    into: str


def merge(tx: Transaction, caller: Caller, id: str, wanted: Merging) -> int:
    """Begin to merge a conversation into another; returns the merge's number for `finish`.

    Raises Conflict when they are with different contacts, or merged already.
    """

    def do() -> int:
        merged, survivor = find(tx, caller, id), find(tx, caller, wanted.into)
        demand_mergeable(tx, survivor, merged)
        found = _begin(tx, caller.actor, survivor, merged, wanted.command_id)
        _advance(tx, caller.actor, found)
        return found.key

    return once(tx, caller.actor, wanted.command_id, int, do)


def _begin(
    tx: Transaction, actor: Actor, survivor: ConversationRow, merged: ConversationRow, command_id: str
) -> ConversationMerge:
    (mine,), (theirs,) = tx.load(
        (sql.message_count, {"conversation_key": survivor.key}),
        (sql.message_count, {"conversation_key": merged.key}),
    )
    base = max(survivor.revision, merged.revision)
    before = Before(side_of(survivor), side_of(merged), command_id, base + 1, base + mine[0] + theirs[0])
    found = ConversationMerge(tx.key(), survivor.key, merged.key, "moving", before)
    _insert(tx, actor, found)
    # From here on whatever is said in the survivor stands behind all that was said before.
    survivor.revision = before.top
    save(tx, survivor)
    _seal(tx, merged, survivor)
    _take_visitors(tx, found)
    _go_on_later(tx, found.key, tx.now + MINUTE)
    return found


def _insert(tx: Transaction, actor: Actor, found: ConversationMerge) -> None:
    tx.write(
        sql.insert_merge,
        key=found.key,
        id=new_id(tx.now),
        survivor_key=found.survivor_key,
        merged_key=found.merged_key,
        at=tx.now,
        actor=actor.label,
        state=found.state,
        before=msgspec.json.encode(found.before).decode(),
        undone_at=None,
    )


def _seal(tx: Transaction, merged: ConversationRow, survivor: ConversationRow) -> None:
    cancel_timers(tx, "wake", merged.key)
    merged.state, merged.resolved_at = "resolved", tx.now
    merged.waiting_since, merged.snoozed_until = None, None
    merged.merged_into, merged.merged_into_id = survivor.key, survivor.id
    save(tx, merged)


def _take_visitors(tx: Transaction, found: ConversationMerge) -> None:
    keys = [key for (key,) in tx.all(sql.visitors_in, conversation_key=found.merged_key)]
    for key in keys:
        tx.write(sql.note_visitor_move, merge_key=found.key, visitor_key=key)
    if keys:
        tx.write(sql.turn_visitors, keys=keys, to=found.survivor_key)


def unmerge(tx: Transaction, caller: Caller, id: str, command_id: str) -> int:
    """Begin to take a merged conversation out again; returns the merge's number for `finish`.

    Raises Conflict when it is not merged, or when the survivor was merged itself meanwhile.
    """

    def do() -> int:
        merged = find(tx, caller, id)
        row = tx.one(sql.merge_of, merged_key=merged.key)
        if merged.merged_into is None or row is None:
            raise Conflict("This conversation is not merged into another.", "Nothing is left to do.", code="not_merged")
        found = from_row(row)
        survivor = find(tx, caller, load_by_key(tx, found.survivor_key).id)
        if survivor.merged_into is not None:
            raise Conflict("The other was merged itself meanwhile.", "Undo that merge first.", code="not_now")
        demand_free(tx, survivor, merged)
        found.state, found.before.command_id = "returning", command_id
        keep(tx, found)
        _go_on_later(tx, found.key, tx.now + MINUTE)
        _advance(tx, caller.actor, found)
        return found.key

    return once(tx, caller.actor, command_id, int, do)


def _go_on_later(tx: Transaction, key: int, at: int) -> None:
    set_timer(tx, TIMER, at, 0, msgspec.json.encode({"merge": key}).decode())


def go_on(tx: Transaction, timer: Timer) -> None:
    """A timer looks whether a merge is left half done."""
    key: int = msgspec.json.decode(timer.data)["merge"]
    if not advance(tx, SYSTEM, key):
        _go_on_later(tx, key, tx.now)


def advance(tx: Transaction, actor: Actor, key: int) -> bool:
    """The next chunk of a merge or of its undoing; whether nothing is left to do."""
    row = tx.one(sql.merge_by_key, key=key)
    return row is None or _advance(tx, actor, from_row(row))


def _advance(tx: Transaction, actor: Actor, found: ConversationMerge) -> bool:
    if found.state == "moving":
        ended = place_next(tx, found)
        if ended:
            end_merge(tx, actor, found)
            found.state = "done"
        keep(tx, found)
        return ended
    if found.state == "returning":
        ended = bring_back(tx, found, origins(tx, found.merged_key))
        if ended:
            end_undoing(tx, actor, found)
            found.state = "undone"
            keep(tx, found)
        return ended
    return True


async def finish(writer: Writer, actor: Actor, key: int) -> None:
    """Move everything, giving way to all other work between the chunks."""
    while not await writer.do(lambda tx: advance(tx, actor, key), patient=True):
        pass
