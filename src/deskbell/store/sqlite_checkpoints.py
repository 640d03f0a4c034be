"""Moves what stands in SQLite's log into the database file: most of it beside the writer, the rest between two groups.

Beside the writer alone the log would grow as long as somebody writes; by the writer alone everybody would wait for it.
"""

import contextlib
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import apsw

WAL_PAGES = 4_000
"""Pages (of 4,096 bytes) in the log after which they are moved."""


class Checkpoints:
    """The checkpoints of one writing connection."""

    def __init__(self, path: Path, writing: apsw.Connection) -> None:
        self._path = path
        self._writing = writing
        self._thread = ThreadPoolExecutor(1, "checkpoints")
        self._ahead: Future[None] | None = None
        self._pages = 0
        # A log that a reader had kept from being reused gives its room back once it can.
        writing.execute(f"PRAGMA journal_size_limit={2 * WAL_PAGES * 4096}").fetchall()
        writing.set_wal_hook(self._note)

    def _note(self, _connection: apsw.Connection, _name: str, pages: int) -> int:
        self._pages = pages
        return apsw.SQLITE_OK

    def between_groups(self) -> None:
        """Called by the writer: starts the long part, or does the short one."""
        if self._pages < WAL_PAGES:
            return
        if self._ahead is None:
            self._ahead = self._thread.submit(self._move_ahead)
        elif self._ahead.done():
            self._ahead = None
            self._pages = 0
            # What was written meanwhile. A reader in the way makes this stop early; the next group tries again.
            _move(self._writing)

    def _move_ahead(self) -> None:
        with contextlib.suppress(apsw.Error), contextlib.closing(apsw.Connection(str(self._path))) as beside:
            # Until it has read, a connection does not know of the log, and would move nothing.
            beside.execute("PRAGMA schema_version").fetchall()
            _move(beside)

    def close(self) -> None:
        """Wait for what runs."""
        self._thread.shutdown()


def _move(connection: apsw.Connection) -> None:
    with contextlib.suppress(apsw.Error):
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
