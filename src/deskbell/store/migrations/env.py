"""What Alembic runs: the revisions, on the connection it was handed, in one transaction on both databases."""

from alembic import context

from deskbell.store.schema import metadata
from deskbell.store.version import TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=TABLE,
    # SQLite can take back changes of the schema, too, once the driver leaves transactions to us.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
