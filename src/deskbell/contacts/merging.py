"""Two contacts are one person, until somebody says they are not: merging and its undoing, a chunk at a time.

What belongs to the merged one is repointed and keeps its origin; the survivor keeps what it knows of itself and only
fills what it does not. Undoing returns what came from the origin; what came later stays with the survivor. A timer
finishes what a crash interrupts, so that no merge stays half done.
"""

from typing import Any

import msgspec

from deskbell.access.may import Caller, demand
from deskbell.clock.time import MINUTE
from deskbell.clock.timers import Timer, set_timer
from deskbell.contacts.merge_chunks import bring_back, take_along
from deskbell.contacts.merge_rules import demand_apart, demand_mergeable, origins
from deskbell.contacts.retelling import of_merge
from deskbell.contacts.row import ContactRow, find_contact, load_contact, record, save
from deskbell.errors import Conflict, NotFound
from deskbell.log.actor import SYSTEM, Actor
from deskbell.log.events import ContactMerged, ContactUnmerged
from deskbell.log.once import once
from deskbell.store.generated import contacts as sql
from deskbell.store.ids import new_id
from deskbell.store.reads import Reader
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

TIMER = "contact.merge"
"""The kind of timer that goes on with an interrupted merge."""


class ContactMerge(msgspec.Struct):
    """The fields of statements.merge_columns, in its order."""

    key: int
    id: str
    survivor_key: int
    merged_key: int
    state: str
    """moving, done, returning or undone."""
    before: str
    """JSON: the survivor's fields that were filled, each with the value before and after."""


def merge(tx: Transaction, caller: Caller, id: str, other: str, reason: str, command_id: str) -> int:
    """Begin to merge `other` into the contact `id`; returns the merge's number for `finish`.

    Raises Conflict for two who are proven to be two people.
    """

    def do() -> int:
        survivor, merged = find_contact(tx, caller, "work", id), find_contact(tx, caller, "work", other)
        found = begin(tx, caller.actor, survivor, merged, reason, command_id)
        _advance(tx, caller.actor, found)
        return found.key

    return once(tx, caller.actor, command_id, int, do)


def begin(
    tx: Transaction, actor: Actor, survivor: ContactRow, merged: ContactRow, reason: str, command_id: str | None = None
) -> ContactMerge:
    """Merge a loaded contact into another; what belongs to it follows in chunks."""
    demand_mergeable(tx, survivor, merged)
    filled = _fill(survivor, merged)
    found = ContactMerge(
        tx.key(), new_id(tx.now), survivor.key, merged.key, "moving", msgspec.json.encode(filled).decode()
    )
    merged.merged_into = survivor.key
    save(tx, survivor)
    save(tx, merged)
    values = msgspec.structs.asdict(found)
    tx.write(sql.insert_merge, **values, at=tx.now, actor=actor.label, reason=reason, undone_at=None)
    fact, data = ContactMerged(other=merged.key, reason=reason), of_merge(found.id, merged.id)
    record(tx, survivor, actor, fact, data, object_key=found.key, command_id=command_id)
    _go_on_later(tx, found, tx.now + MINUTE)
    return found


def join(tx: Transaction, actor: Actor, survivor: ContactRow, merged: ContactRow, reason: str) -> None:
    """Merge within the action at hand: whoever is behind a chat that just signed in. A very large one ends later."""
    found = begin(tx, actor, survivor, merged, reason)
    if not _advance(tx, actor, found):
        _go_on_later(tx, found, tx.now)


def _fill(survivor: ContactRow, merged: ContactRow) -> dict[str, tuple[Any, Any]]:
    """Let the survivor know what only the merged one knew; returns what that changed."""
    before = msgspec.structs.asdict(survivor)
    if survivor.name_source is None and merged.name_source is not None:
        survivor.name, survivor.name_source = merged.name, merged.name_source
    if survivor.plan is None or (survivor.plan_source == "claimed" and merged.plan_source in ("signed", "set")):
        survivor.plan, survivor.plan_source = merged.plan or survivor.plan, merged.plan_source or survivor.plan_source
    survivor.email = survivor.email or merged.email
    survivor.locale = survivor.locale or merged.locale
    if known := {**merged.known, **survivor.known}:
        survivor.attributes = msgspec.json.encode(known).decode()
    survivor.last_seen_at = max(filter(None, (survivor.last_seen_at, merged.last_seen_at)), default=None)
    after = msgspec.structs.asdict(survivor)
    return {name: (before[name], after[name]) for name in before if before[name] != after[name]}


def undo(tx: Transaction, caller: Caller, id: str, command_id: str) -> int:
    """Begin to take a merge apart; returns its number for `finish`.

    Raises Conflict when it is undone already, or when the survivor was merged itself meanwhile.
    """
    demand(caller, "work")
    return once(tx, caller.actor, command_id, int, lambda: _undo(tx, caller.actor, id, command_id))


def _undo(tx: Transaction, actor: Actor, id: str, command_id: str) -> int:
    row = tx.one(sql.merge_by_id, id=id)
    if row is None:
        raise NotFound("There is no such merge.")
    found = ContactMerge(*row)
    if found.state != "done":
        raise Conflict(*_NOT_NOW[found.state], code="not_now")
    survivor, merged = _alone(tx, found.survivor_key), _alone(tx, found.merged_key)
    if survivor.merged_into is not None:
        raise Conflict(f"{survivor.name} was merged itself meanwhile.", "Undo that merge first.", code="not_now")
    demand_apart(tx, survivor, origins(tx, merged.key))
    _empty(survivor, found)
    merged.merged_into = None
    save(tx, survivor)
    save(tx, merged)
    tx.write(sql.update_merge, of_key=found.key, state="returning", undone_at=tx.now)
    for contact, other in ((survivor, merged), (merged, survivor)):
        data = of_merge(found.id, merged.id)
        fact = ContactUnmerged(other=other.key)
        record(tx, contact, actor, fact, data, object_key=found.key, command_id=command_id)
    _go_on_later(tx, found, tx.now + MINUTE)
    found.state = "returning"
    _advance(tx, actor, found)
    return found.key


_NOT_NOW = {
    "moving": ("This merge has not ended yet.", "Try again in a moment."),
    "returning": ("This merge is being undone.", "Nothing is left to do."),
    "undone": ("This merge was undone already.", "Nothing is left to do."),
}


def _alone(tx: Transaction, key: int) -> ContactRow:
    """The contact itself, whatever it was merged into."""
    found = tx.one(sql.contact_by_key, key=key)
    if found is None:
        raise NotFound("One of the two contacts is no longer there.")
    return ContactRow(*found)


def _empty(survivor: ContactRow, found: ContactMerge) -> None:
    """Take back what the merge filled in, unless it was changed since."""
    filled = msgspec.json.decode(found.before, type=dict[str, tuple[Any, Any]])
    for name, (before, after) in filled.items():
        if getattr(survivor, name) == after:
            setattr(survivor, name, before)


def _go_on_later(tx: Transaction, found: ContactMerge, at: int) -> None:
    set_timer(tx, TIMER, at, 0, msgspec.json.encode({"merge": found.key}).decode())


def go_on(tx: Transaction, timer: Timer) -> None:
    """A timer looks whether a merge is left half done."""
    key: int = msgspec.json.decode(timer.data)["merge"]
    if not advance(tx, SYSTEM, key):
        set_timer(tx, TIMER, tx.now, 0, timer.data)


def advance(tx: Transaction, actor: Actor, key: int) -> bool:
    """The next chunk of a merge or of its undoing; whether nothing is left to do."""
    row = tx.one(sql.merge_by_key, key=key)
    return row is None or _advance(tx, actor, ContactMerge(*row))


def _advance(tx: Transaction, actor: Actor, found: ContactMerge) -> bool:
    if found.state in ("done", "undone"):
        return True
    survivor, merged = _alone(tx, found.survivor_key), _alone(tx, found.merged_key)
    if found.state == "moving":
        ended = take_along(tx, actor, found.key, merged, load_contact(tx, survivor.key))
    else:
        ended = bring_back(tx, actor, found.key, survivor, merged, origins(tx, merged.key))
    if ended:
        state, undone_at = ("done", None) if found.state == "moving" else ("undone", tx.now)
        tx.write(sql.update_merge, of_key=found.key, state=state, undone_at=undone_at)
    return ended


def survivor_of(reader: Reader, key: int) -> int:
    """The number of the contact that a merge leaves. Raises NotFound."""
    row = reader.one(sql.merge_by_key, key=key)
    if row is None:
        raise NotFound("There is no such merge.")
    return ContactMerge(*row).survivor_key


async def finish(writer: Writer, actor: Actor, key: int) -> None:
    """Move everything, giving way to all other work between the chunks."""
    while not await writer.do(lambda tx: advance(tx, actor, key), patient=True):
        pass
