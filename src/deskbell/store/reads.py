"""Reading without the writer: a few threads with their own connections, never on the event loop, never without end."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Protocol, TypeVar

from deskbell.errors import Busy
from deskbell.store.engine import StoreBroken
from deskbell.store.statement import Row, Statement

T = TypeVar("T")

THREADS = 3
DEADLINE = 5.0
"""Seconds a read may take before it is cut off and answered Busy."""


class Reader(Protocol):
    """A connection that only reads."""

    def one(self, statement: Statement, **values: Any) -> Row | None:
        """The first row, or None."""

    def all(self, statement: Statement, **values: Any) -> list[Row]:
        """All rows."""


class ReadConnection(Reader, Protocol):
    """A reading connection as its thread holds it."""

    def limit(self, deadline: float) -> None:
        """Cut off whatever still runs at `deadline` (monotonic seconds); it then raises ReadCutOff."""

    def close(self) -> None:
        """Let go of it; never raises."""


class Reads:
    """Runs reading functions on threads of its own."""

    def __init__(self, open_reader: Callable[[], ReadConnection], threads: int = THREADS) -> None:
        self._open = open_reader
        self._local = threading.local()
        self._opened: list[ReadConnection] = []
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reads")

    async def run(self, read: Callable[[Reader], T], deadline: float = DEADLINE) -> T:
        """What `read` returns. Raises Busy when it took longer than `deadline` seconds."""
        # Counted from here: waiting for a thread is waiting, too.
        until = time.monotonic() + deadline
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._read, read, until)

    def _read(self, read: Callable[[Reader], T], until: float) -> T:
        try:
            connection = self._mine()
            connection.limit(until)
            return read(connection)
        except ReadCutOff as cut:
            raise Busy("That took too long to look up.", "Narrow it down, or try again in a moment.") from cut
        except (ReadBroken, StoreBroken) as broken:
            self._forget()
            raise Busy("The desk cannot read at the moment.") from broken

    def _mine(self) -> ReadConnection:
        connection: ReadConnection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._open()
            self._local.connection = connection
            self._opened.append(connection)
        return connection

    def _forget(self) -> None:
        connection: ReadConnection | None = getattr(self._local, "connection", None)
        self._local.connection = None
        if connection is not None:
            self._opened.remove(connection)
            connection.close()

    def close(self) -> None:
        """Wait for what runs, then close the connections."""
        self._pool.shutdown()
        for connection in self._opened:
            connection.close()


class ReadCutOff(Exception):
    """A read passed its deadline."""


class ReadBroken(Exception):
    """The reading connection failed; the next read opens a new one."""
