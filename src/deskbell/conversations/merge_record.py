"""What is written down of a merge of two conversations while it goes on, and so that it can be undone exactly.

Holds no words of anybody: numbers, states and keys. Places in a conversation are kept as the keys of messages, since
another merge into the same survivor gives all messages new revisions.
"""

import msgspec

from deskbell.conversations.combining import Standing
from deskbell.conversations.row import ConversationRow
from deskbell.store.generated import conversations as sql
from deskbell.store.statement import Row
from deskbell.store.transaction import Transaction

LAST = 2**62
"""Behind every revision."""


class Marks(msgspec.Struct):
    """How far each side had seen, by the keys of messages; 0 is none."""

    seen_by_agents: int = 0
    seen_by_customer: int = 0


class Side(msgspec.Struct):
    """One of the two as it was before."""

    standing: Standing
    channel_key: int
    channel_id: str
    channel_kind: str
    assignee_key: int
    assignee_id: str | None
    last_at: int
    revision: int
    seen_by_agents: int
    seen_by_customer: int
    marks: Marks = msgspec.field(default_factory=Marks)
    cursor: int = 0
    """Revision up to which its messages have their new place."""


class Before(msgspec.Struct):
    """The two before the merge, the survivor after it, and how far the merge has come."""

    survivor: Side
    merged: Side
    command_id: str | None
    next: int
    """The revision that the next message gets."""
    top: int
    """The last revision that was put aside for messages."""
    first_unseen: int = LAST
    """Where the first message stands that no agent has seen."""
    first_unread: int = LAST
    """Where the first reply stands that the customer has not read."""
    after: Side | None = None
    tags: list[str] = []
    """Tags the survivor got from the merged one."""


class ConversationMerge(msgspec.Struct):
    """The fields of merging_statements.merge_columns, with `before` decoded."""

    key: int
    survivor_key: int
    merged_key: int
    state: str
    """moving, done, returning or undone."""
    before: Before


def from_row(row: Row) -> ConversationMerge:
    """A merge as read."""
    key, survivor_key, merged_key, state, before = row
    return ConversationMerge(key, survivor_key, merged_key, state, msgspec.json.decode(before, type=Before))


def keep(tx: Transaction, merge: ConversationMerge) -> None:
    """Write down how far it has come."""
    before = msgspec.json.encode(merge.before).decode()
    undone_at = tx.now if merge.state in ("returning", "undone") else None
    tx.write(sql.update_merge, of_key=merge.key, state=merge.state, before=before, undone_at=undone_at)


def standing_of(row: ConversationRow) -> Standing:
    """Where a conversation stands."""
    return Standing(row.state, row.waiting_since, row.snoozed_until, row.resolved_at)


def stand(row: ConversationRow, standing: Standing) -> None:
    """Let a conversation stand so."""
    row.state, row.waiting_since = standing.state, standing.waiting_since
    row.snoozed_until, row.resolved_at = standing.snoozed_until, standing.resolved_at


def side_of(row: ConversationRow) -> Side:
    """A conversation as it is now."""
    return Side(
        standing_of(row),
        row.channel_key,
        row.channel_id,
        row.channel_kind,
        row.assignee_key,
        row.assignee_id,
        row.last_at,
        row.revision,
        row.seen_by_agents,
        row.seen_by_customer,
    )
