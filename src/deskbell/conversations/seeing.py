"""Who has seen how far: agents in the inbox, the customer on their channel."""

from deskbell.access.may import Caller, may
from deskbell.conversations.row import ConversationRow, load, load_by_key, record, save, wire
from deskbell.conversations.wire import Conversation
from deskbell.log.actor import Actor
from deskbell.log.events import ConversationRead, ConversationSeen
from deskbell.store.transaction import Transaction


def seen_by_agent(tx: Transaction, caller: Caller, id: str, revision: int) -> Conversation:
    """An agent has everything up to `revision` on screen. Viewers look without leaving a mark."""
    row = load(tx, caller, "see", id)
    upto = min(revision, row.revision)
    if upto > row.seen_by_agents and may(caller, "work", row.team_key):
        row.seen_by_agents = upto
        record(tx, row, caller.actor, ConversationSeen(revision=upto))
        save(tx, row)
    return wire(row)


def read_by_customer(tx: Transaction, conversation_key: int, actor: Actor, revision: int) -> ConversationRow:
    """The customer has seen everything up to `revision`."""
    row = load_by_key(tx, conversation_key)
    upto = min(revision, row.revision)
    if upto > row.seen_by_customer:
        row.seen_by_customer = upto
        record(tx, row, actor, ConversationRead(revision=upto))
        save(tx, row)
    return row
