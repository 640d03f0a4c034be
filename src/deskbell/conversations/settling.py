"""The states of a conversation a person sets: waiting on the customer, resolved, open again."""

from typing import Literal

import msgspec

from deskbell.access.may import Caller
from deskbell.clock.timers import cancel_timers
from deskbell.conversations.row import ConversationRow, load, record, save, wire
from deskbell.conversations.wire import Conversation
from deskbell.log.actor import Actor
from deskbell.log.events import ConversationReopened, ConversationResolved, ConversationWaiting
from deskbell.log.once import once
from deskbell.store.transaction import Transaction

Settled = Literal["waiting", "resolved", "open"]
_FACTS = {"waiting": ConversationWaiting, "resolved": ConversationResolved, "open": ConversationReopened}


class Command(msgspec.Struct, forbid_unknown_fields=True):
    """A change that needs nothing but its id."""

    command_id: str


def set_state(tx: Transaction, caller: Caller, id: str, state: Settled, command_id: str) -> Conversation:
    """Put a conversation into a state; the same state again changes nothing."""

    def do() -> Conversation:
        row = load(tx, caller, "work", id)
        settle(tx, row, caller.actor, state, command_id)
        save(tx, row)
        return wire(row)

    return once(tx, caller.actor, command_id, Conversation, do)


def settle(tx: Transaction, row: ConversationRow, actor: Actor, state: Settled, command_id: str | None = None) -> None:
    """Put a loaded row into a state and note it."""
    if row.state == state:
        return
    if row.state == "snoozed":
        row.snoozed_until = None
        cancel_timers(tx, "wake", row.key)
    before, row.state = row.state, state
    row.resolved_at = tx.now if state == "resolved" else None
    if state == "open":
        row.waiting_since = row.waiting_since or tx.now
    else:
        row.waiting_since = None
    if state == "resolved":
        row.seen_by_agents = max(row.seen_by_agents, row.last_inbound)
    record(tx, row, actor, _FACTS[state](before=before), command_id=command_id)
