"""Those who react to the log: each has a name, a place, and takes what came since, in order, on a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

from deskbell.log.append import Event
from deskbell.store.generated import log as sql
from deskbell.store.reads import ReadConnection, Reader

BATCH = 500
"""Events handed over at once."""
PAUSE = 5.0
"""Seconds after a failure before the next try; also how long a lost wake-up can delay."""

log = logging.getLogger("deskbell.readers")


class LogReader(Protocol):
    """Reacts to what happened. Taking the same batch twice must change nothing."""

    name: str

    def cursor(self) -> int:
        """The place up to which everything is done."""

    def handle(self, events: list[Event], reader: Reader) -> None:
        """React to a batch and move the cursor past it, both or neither."""

    def close(self) -> None:
        """Let go of what it holds."""


class Follow:
    """Runs one reader: wakes on every commit, reads on from its cursor, tries again after a failure."""

    def __init__(self, reader: LogReader, open_reader: Callable[[], ReadConnection]) -> None:
        self.reader = reader
        self.error: str | None = None
        """What went wrong last, until it goes well again."""
        self._open = open_reader
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name=f"reader-{reader.name}", daemon=True)

    def start(self) -> None:
        """Begin at the cursor."""
        self._wake.set()
        self._thread.start()

    def committed(self, appended: list[Any], timers: list[Any]) -> None:
        """Hear that something happened."""
        if appended:
            self._wake.set()

    def stop(self) -> None:
        """Finish the batch at hand and end."""
        self._stopping = True
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        connection = self._open()
        while not self._stopping:
            self._wake.wait(None if self.error is None else PAUSE)
            self._wake.clear()
            try:
                while not self._stopping and self._read_on(connection):
                    pass
                self.error = None
            except Exception as failed:
                self.error = str(failed)
                log.error("reader %s failed", self.reader.name, exc_info=failed)
        self.reader.close()
        connection.close()

    def _read_on(self, connection: ReadConnection) -> bool:
        connection.limit(time.monotonic() + 30)
        rows = connection.all(sql.events_after, after=self.reader.cursor(), limit=BATCH)
        if rows:
            self.reader.handle([Event(*row) for row in rows], connection)
        return len(rows) == BATCH
