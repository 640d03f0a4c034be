"""What a merge leaves behind so that it can be undone exactly. Contacts keep their merges beside them in people.py."""

from sqlalchemy import Index, Table

from deskbell.store.schema.base import integer, key, maybe_integer, metadata, public_id, text

conversation_merge = Table(
    "conversation_merge",
    metadata,
    key(),
    public_id(),
    integer("survivor_key"),
    integer("merged_key"),
    integer("at"),
    text("actor"),
    text("state"),
    text("before"),
    maybe_integer("undone_at"),
)
Index("conversation_merge_by_survivor", conversation_merge.c.survivor_key)
Index("conversation_merge_by_merged", conversation_merge.c.merged_key)

visitor_move = Table(
    "visitor_move",
    metadata,
    integer("merge_key", primary_key=True, autoincrement=False),
    integer("visitor_key", primary_key=True, autoincrement=False),
)
"""Visitors carry no origin; which of them a merge (of contacts or of conversations) took along stands here."""
