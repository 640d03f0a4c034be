"""Which conversations may be merged, and what counts as having come from one of them."""

from deskbell.access.may import Caller, demand
from deskbell.conversations.row import ConversationRow
from deskbell.errors import Conflict, NotFound
from deskbell.store.generated import conversations as sql
from deskbell.store.transaction import Transaction


def find(tx: Transaction, caller: Caller, id: str) -> ConversationRow:
    """The conversation to work with, also when it is merged into another. Raises NotFound or Forbidden."""
    found = tx.one(sql.row_by_id, id=id)
    if found is None:
        raise NotFound("There is no such conversation.", "It may have been erased.")
    row = ConversationRow(*found)
    demand(caller, "work", row.team_key)
    return row


def demand_whole(row: ConversationRow) -> None:
    """Raises Conflict for a conversation that went into another: work goes on there."""
    if row.merged_into is not None:
        raise Conflict("This conversation was merged into another.", "Open that one.", code="merged")


def demand_free(tx: Transaction, *rows: ConversationRow) -> None:
    """Raises Conflict while a merge of one of these goes on."""
    keys = [row.key for row in rows]
    if tx.all(sql.unfinished_merges, survivor_keys=keys, merged_keys=keys):
        raise Conflict("A merge has not ended yet.", "Try again in a moment.", code="not_now")


def demand_mergeable(tx: Transaction, survivor: ConversationRow, merged: ConversationRow) -> None:
    """Raises Conflict for a conversation and itself, for merged ones, and for those of two contacts."""
    if survivor.key == merged.key:
        raise Conflict("A conversation cannot be merged into itself.", "Choose another.", code="same_conversation")
    demand_whole(survivor)
    demand_whole(merged)
    if survivor.contact_key != merged.contact_key:
        # Each of the two would read what the other wrote.
        raise Conflict(
            f"One is with {survivor.contact_name}, the other with {merged.contact_name}.",
            "Merge the two contacts first if they are one person; otherwise link the conversations.",
            code="two_contacts",
        )
    demand_free(tx, survivor, merged)


def origins(tx: Transaction, conversation_key: int) -> list[int]:
    """The conversation and all that were merged into it, at any remove: whose messages are its own."""
    found = [conversation_key]
    for key in found:
        found += [merged for (merged,) in tx.all(sql.conversations_merged_into, survivor_key=key)]
    return found
