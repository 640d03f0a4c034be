"""Brings a database to the newest revision: all of it or nothing, with a copy of a SQLite desk made before."""

import shutil
import sqlite3
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from deskbell.store.engine import StoreBroken
from deskbell.store.postgres import LOCK


def upgrade_sqlite(path: Path, found: str | None) -> None:
    """Migrate the file. `found` is the version it has, None for a new one.

    No other connection of this process may have the file open: it is Python's own SQLite that runs here, and two
    libraries in one process release each other's locks.
    """
    if found is not None:
        copy(path, path.with_name(f"{path.stem}-before-{found}.db"))
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", _begin)
    _upgrade(engine)


def copy(path: Path, to: Path) -> None:
    """A complete copy, also of what still stands in the log beside the file."""
    part = to.with_suffix(".part")
    part.unlink(missing_ok=True)
    source, target = sqlite3.connect(path), sqlite3.connect(part)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    shutil.move(part, to)


def _leave_transactions_to_us(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def upgrade_postgres(url: str) -> None:
    """Migrate the database, holding the writers' lock so that no other process writes or migrates meanwhile."""

    def connect() -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(url, connect_timeout=5)

    _upgrade(create_engine("postgresql+psycopg://", creator=connect, poolclass=NullPool))


def _upgrade(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text(LOCK))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except DBAPIError as broken:
        raise StoreBroken(f"The schema could not be migrated, nothing was changed: {broken}") from broken
    finally:
        engine.dispose()
