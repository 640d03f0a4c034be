"""What nothing reads is not kept (leases, an index of the log); what waits to be read is found by an index of its own."""

from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_table("lease")
    op.drop_index("event_by_contact", "event")
    op.drop_index("raw_by_state", "raw")
    op.create_index(
        "raw_waiting",
        "raw",
        ["key"],
        unique=False,
        sqlite_where=text("state = 'new'"),
        postgresql_where=text("state = 'new'"),
    )
