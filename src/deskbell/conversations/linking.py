"""Two conversations that belong together."""

from deskbell.conversations.row import ConversationRow
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction


def link(tx: Transaction, row: ConversationRow, other: ConversationRow, why: str) -> None:
    """Note that `row` belongs to `other`: "follows" it, was "split" from it, or is "linked" by a person."""
    tx.write(sql.insert_link, conversation_key=row.key, other_key=other.key, why=why, at=tx.now)
