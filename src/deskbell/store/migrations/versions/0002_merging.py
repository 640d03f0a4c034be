"""Merges that can be undone exactly, where a name comes from, and contacts found by the beginning of their name."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

INT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TEXT = sa.Text()
PREFIXED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    _contact()
    _contact_merge()
    _conversation_merge()
    _visitor_move()
    if op.get_bind().dialect.name == "postgresql":
        op.execute('ALTER TABLE identity ALTER COLUMN value TYPE TEXT COLLATE "C"')


def _contact() -> None:
    op.add_column("contact", sa.Column("name_source", TEXT, nullable=True))
    op.add_column("contact", sa.Column("sort_name", PREFIXED, nullable=False, server_default=""))
    op.execute("UPDATE contact SET sort_name = lower(name)")
    op.drop_index("contact_by_name", "contact")
    op.create_index("contact_by_sort_name", "contact", ["sort_name", "key"], unique=False)


def _contact_merge() -> None:
    op.add_column("contact_merge", sa.Column("state", TEXT, nullable=False, server_default="done"))
    op.add_column("contact_merge", sa.Column("before", TEXT, nullable=False, server_default="{}"))


def _conversation_merge() -> None:
    op.create_table(
        "conversation_merge",
        sa.Column("key", INT, autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("survivor_key", INT, nullable=False),
        sa.Column("merged_key", INT, nullable=False),
        sa.Column("at", INT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("before", TEXT, nullable=False),
        sa.Column("undone_at", INT, nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_index("conversation_merge_by_merged", "conversation_merge", ["merged_key"], unique=False)
    op.create_index("conversation_merge_by_survivor", "conversation_merge", ["survivor_key"], unique=False)


def _visitor_move() -> None:
    op.create_table(
        "visitor_move",
        sa.Column("merge_key", INT, autoincrement=False, nullable=False),
        sa.Column("visitor_key", INT, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("merge_key", "visitor_key"),
    )
