"""Two matters in one conversation: a message and all after it leave into a conversation of their own.

The chat goes on where its latest words are: visitors follow into the new one. It can be undone by merging it back.
"""

import msgspec

from deskbell.access.may import Caller
from deskbell.clock.timers import cancel_timers, set_timer
from deskbell.conversations.combining import leaving, staying
from deskbell.conversations.linking import link
from deskbell.conversations.merge_record import stand, standing_of
from deskbell.conversations.merge_rules import demand_free, demand_whole, find
from deskbell.conversations.newest import show_newest
from deskbell.conversations.row import ConversationRow, record, save, wire
from deskbell.conversations.wire import Conversation
from deskbell.errors import Conflict, NotFound
from deskbell.log.events import ConversationOpened, ConversationSplit
from deskbell.log.once import once
from deskbell.store.generated import conversations as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

MOST = 2_000
"""Messages that leave at once."""


class Splitting(msgspec.Struct, forbid_unknown_fields=True):
    """The first message that leaves."""

    command_id: str
    message: str


def split(tx: Transaction, caller: Caller, id: str, wanted: Splitting) -> Conversation:
    """Split a conversation; returns the new one. Raises NotFound, or Conflict when nothing would remain."""
    return once(tx, caller.actor, wanted.command_id, Conversation, lambda: _split(tx, caller, id, wanted))


def _split(tx: Transaction, caller: Caller, id: str, wanted: Splitting) -> Conversation:
    row = find(tx, caller, id)
    demand_whole(row)
    demand_free(tx, row)
    since, at = _place(tx, row, wanted.message)
    keys = [key for (key,) in tx.all(sql.keys_from, conversation_key=row.key, since=since, limit=MOST + 1)]
    if len(keys) > MOST:
        raise Conflict(f"More than {MOST:,} messages would leave.", "Split at a later message.", code="too_many")
    part = _begin(tx, row, at)
    tx.write(sql.adopt_messages, keys=keys, to=part.key, origin=part.key)
    tx.write(sql.move_attachments, keys=keys, to=part.key)
    _turn_visitors(tx, row, part)
    _settle(tx, row, part, at)
    link(tx, part, row, "split")
    record(tx, part, caller.actor, ConversationOpened(channel=part.channel_key, follows=row.key))
    record(tx, row, caller.actor, ConversationSplit(other=part.key), command_id=wanted.command_id)
    save(tx, part)
    save(tx, row)
    return wire(part)


def _place(tx: Transaction, row: ConversationRow, message: str) -> tuple[int, int]:
    """The revision and time of the first message that leaves."""
    found = tx.one(sql.message_place, id=message)
    if found is None or found[1] != row.key:
        raise NotFound("There is no such message in this conversation.", "It may have been moved already.")
    if not tx.all(sql.earlier_message, conversation_key=row.key, before=found[2]):
        raise Conflict("Nothing would remain of this conversation.", "Split at a later message.", code="nothing_left")
    return found[2], found[3]


def _begin(tx: Transaction, row: ConversationRow, at: int) -> ConversationRow:
    """The new conversation: with the same person, in the same hands; its messages keep their revisions."""
    part = msgspec.structs.replace(row, key=tx.key(), id=new_id(tx.now), tags="[]", created_at=at)
    stand(part, leaving(standing_of(row), at))
    values = {name: getattr(part, name, None) for name in sql.insert_conversation.params}
    # Undoing a merge of contacts takes a part to where the whole goes.
    (values["origin_contact_key"],) = tx.one(sql.origin_contact, key=row.key) or (row.contact_key,)
    tx.write(sql.insert_conversation, **values)
    return part


def _turn_visitors(tx: Transaction, row: ConversationRow, part: ConversationRow) -> None:
    keys = [key for (key,) in tx.all(sql.visitors_in, conversation_key=row.key)]
    if keys:
        tx.write(sql.turn_visitors, keys=keys, to=part.key)


def _settle(tx: Transaction, row: ConversationRow, part: ConversationRow, at: int) -> None:
    """What each shows, and where it stands."""
    show_newest(tx, part)
    if part.snoozed_until is not None:
        cancel_timers(tx, "wake", row.key)
        set_timer(tx, "wake", part.snoozed_until, part.key)
    before = standing_of(row)
    ends = show_newest(tx, row)
    stand(row, staying(before, ends.asked_at, ends.answered_at))
