"""Walks along an index where a sort would grow: the identities of a value and of a contact, the merges of a contact."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_index("identity_ranked", "identity", ["kind", "value", "scope", "verified", "key"], unique=False)
    op.drop_index("identity_by_contact", "identity")
    op.create_index("identity_by_contact", "identity", ["contact_key", "key"], unique=False)
    op.drop_index("contact_merge_by_survivor", "contact_merge")
    op.create_index("contact_merge_by_survivor", "contact_merge", ["survivor_key", "key"], unique=False)
