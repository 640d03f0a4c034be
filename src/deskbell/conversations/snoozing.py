"""Putting a conversation aside until a time; it comes back by itself, or when the customer writes."""

import msgspec

from deskbell.access.may import Caller
from deskbell.clock.time import DAY
from deskbell.clock.timers import Timer, cancel_timers, set_timer
from deskbell.conversations.row import ConversationRow, load, load_by_key, record, save, wire
from deskbell.conversations.wire import Conversation
from deskbell.errors import Invalid
from deskbell.log.actor import SYSTEM, Actor
from deskbell.log.events import ConversationSnoozed, ConversationWoken
from deskbell.log.once import once
from deskbell.store.transaction import Transaction

LONGEST = 366 * DAY


class Snooze(msgspec.Struct, forbid_unknown_fields=True):
    """Until when (UTC microseconds)."""

    command_id: str
    until: int


def snooze(tx: Transaction, caller: Caller, id: str, wanted: Snooze) -> Conversation:
    """Put it aside. Raises Invalid for a time that is past or more than a year away."""

    def do() -> Conversation:
        row = load(tx, caller, "work", id)
        put_aside(tx, row, caller.actor, wanted.until, wanted.command_id)
        save(tx, row)
        return wire(row)

    return once(tx, caller.actor, wanted.command_id, Conversation, do)


def put_aside(tx: Transaction, row: ConversationRow, actor: Actor, until: int, command_id: str | None = None) -> None:
    """Snooze a loaded row and note it."""
    if not tx.now < until <= tx.now + LONGEST:
        raise Invalid("That time cannot be waited for.", "Choose one in the next year.")
    cancel_timers(tx, "wake", row.key)
    set_timer(tx, "wake", until, row.key)
    before = row.state
    row.state, row.snoozed_until = "snoozed", until
    record(tx, row, actor, ConversationSnoozed(until=until, before=before), command_id=command_id)


def wake(tx: Transaction, timer: Timer) -> None:
    """The time has come: the conversation needs an answer again."""
    row = load_by_key(tx, timer.conversation_key)
    if row.state != "snoozed":
        return
    row.state, row.snoozed_until = "open", None
    row.waiting_since = row.waiting_since or tx.now
    row.last_at = tx.now
    record(tx, row, SYSTEM, ConversationWoken())
    save(tx, row)
