"""Opening the index of a desk, for the reader that fills it and for the searches that look into it."""

import contextlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from deskbell.log.append import Event
from deskbell.log.reader import BATCH
from deskbell.readers.search import Index, SearchReader
from deskbell.readers.search_sqlite import FILE, SqliteIndex
from deskbell.search.finding import Finder, PostgresFinder, SqliteFinder
from deskbell.store.generated import access as access_sql
from deskbell.store.generated import log as log_sql
from deskbell.store.open import Store
from deskbell.store.reads import Reader, Reads

PATIENCE = 30.0
"""Seconds a batch may take to be read."""


def search_reader(store: Store, data: Path, database: str = "") -> SearchReader:
    """The reader that keeps the index of this desk; `database` is the address of its PostgreSQL, if it has one.

    Raises StoreBroken when the index cannot be opened.
    """
    return SearchReader(_index(store, data, database))


def finder(store: Store, data: Path, reads: Reads) -> Finder:
    """Looks into the index; to be opened after the reader."""
    return SqliteFinder(data / FILE) if store.engine == "sqlite" else PostgresFinder(reads)


def _index(store: Store, data: Path, database: str) -> Index:
    if store.engine != "sqlite":
        from deskbell.readers.search_postgres import PostgresIndex

        return PostgresIndex(database)
    with _reading(store) as reader:
        workspace = reader.one(access_sql.workspace_row)
        position = reader.one(log_sql.position)
    epoch = str(workspace[2]) if workspace else ""
    return SqliteIndex(data / FILE, epoch, position[0] - 1 if position else 0)


def rebuild(store: Store, data: Path, database: str = "", told: Callable[[int], None] = lambda seq: None) -> None:
    """Make the index anew from the log, while the desk is stopped; `told` hears of each place that is reached."""
    if store.engine == "sqlite":
        for left in data.glob(FILE + "*"):
            left.unlink()
    else:
        from deskbell.readers.search_postgres import forget

        forget(database)
    follower = search_reader(store, data, database)
    while events := _events_after(store, follower.cursor()):
        with _reading(store) as reader:
            follower.handle(events, reader)
        told(follower.cursor())
    follower.close()


def _events_after(store: Store, place: int) -> list[Event]:
    with _reading(store) as reader:
        return [Event(*row) for row in reader.all(log_sql.events_after, after=place, limit=BATCH)]


@contextlib.contextmanager
def _reading(store: Store) -> Iterator[Reader]:
    connection = store.open_reader()
    connection.limit(time.monotonic() + PATIENCE)
    try:
        yield connection
    finally:
        connection.close()
