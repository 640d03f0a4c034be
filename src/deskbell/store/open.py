"""Opening a desk's database, SQLite in the data directory or PostgreSQL at an address, if its schema is today's.

Called once at start. A new database gets its tables; one of an older version is migrated only on request, after a
copy of it was made; one of a newer version is never touched.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from deskbell.errors import Conflict
from deskbell.store.engine import Pen
from deskbell.store.lock import DirectoryLock
from deskbell.store.reads import ReadConnection
from deskbell.store.version import command, known_versions, newest_version, sqlite_version

FILE = "desk.db"
"""The name of the database in the data directory."""


class Listening(Protocol):
    """Hears of other processes."""

    def start(self) -> None:
        """Begin."""

    def stop(self) -> None:
        """End."""


@dataclass(frozen=True)
class Store:
    """A database of today's schema, ready for the writer and the reads."""

    engine: str
    """sqlite or postgresql."""
    open_pen: Callable[[], Pen]
    open_reader: Callable[[], ReadConnection]
    listen: Callable[[Callable[[], None]], Listening] | None = None
    """Hears (on a thread of its own) that another process has written; None where no other can."""
    close: Callable[[], None] = field(default=lambda: None)
    """Let another process have it; after the writer and the reads are closed."""


def prepare(data: Path, database: str = "", *, migrate: bool = False) -> Store:
    """The desk kept in `data`, or in the PostgreSQL `database` (an address) when one is given.

    Raises Conflict when its schema is of another version (and `migrate` was not asked for, or could not help) or when
    another process has the directory; StoreBroken when it cannot be reached.
    """
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    return _postgres(data, database, migrate) if database else _sqlite(data, migrate)


def _sqlite(data: Path, migrate: bool) -> Store:
    from deskbell.store.sqlite import SqlitePen
    from deskbell.store.sqlite_reads import SqliteReader

    path = data / FILE
    lock = DirectoryLock(data)
    lock.take()
    try:
        found = sqlite_version(path)
        if _needs_upgrade(found, migrate, command(data)):
            from deskbell.store.migrations.run import upgrade_sqlite

            upgrade_sqlite(path, found)
    except BaseException:
        lock.release()
        raise
    return Store("sqlite", lambda: SqlitePen(path), lambda: SqliteReader(path), close=lock.release)


def _postgres(data: Path, url: str, migrate: bool) -> Store:
    from deskbell.store.postgres import PostgresPen
    from deskbell.store.postgres_listen import Listener
    from deskbell.store.postgres_reads import PostgresReader
    from deskbell.store.postgres_version import postgres_version

    if _needs_upgrade(postgres_version(url), migrate, command(data, url)):
        from deskbell.store.migrations.run import upgrade_postgres

        upgrade_postgres(url)
    origin = secrets.token_hex(8)
    return Store(
        "postgresql",
        lambda: PostgresPen(url, origin),
        lambda: PostgresReader(url),
        lambda told: Listener(url, origin, told),
    )


def _needs_upgrade(found: str | None, migrate: bool, migrating: str) -> bool:
    """Whether the tables must be made or changed. Raises Conflict when that was not asked for, or is not possible."""
    newest = newest_version()
    if found == newest:
        return False
    if found is not None and found not in known_versions():
        raise Conflict(
            f"This desk was written by a newer Deskbell (its schema is {found}, this program knows {newest}).",
            "Run the newer program again, or restore the copy that was made before the upgrade.",
            code="schema_newer",
        )
    if found is not None and not migrate:
        raise Conflict(
            f"This desk has the schema {found}; this program needs {newest}.", f"Run: {migrating}", code="schema_older"
        )
    return True
