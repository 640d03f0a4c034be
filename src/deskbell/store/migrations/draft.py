"""Drafts the next revision: what the tables declare beyond the newest. `python -m deskbell.store.migrations.draft`

A draft is read and finished by a person: it knows nothing of renamed columns or of values to carry over.
"""

import tempfile
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from deskbell.store.migrations.run import upgrade_sqlite
from deskbell.store.open import FILE
from deskbell.store.schema import metadata
from deskbell.store.version import TABLE, known_versions


def draft() -> str:
    """The operations that lead from the newest revision to the declared tables."""
    with tempfile.TemporaryDirectory() as data:
        path = Path(data) / FILE
        if known_versions():
            upgrade_sqlite(path, None)
        with create_engine(f"sqlite:///{path}").connect() as connection:
            context = MigrationContext.configure(connection, opts={"version_table": TABLE})
            wanted = produce_migrations(context, metadata).upgrade_ops
            return render_python_code(wanted) if wanted else ""


if __name__ == "__main__":
    print(draft())
