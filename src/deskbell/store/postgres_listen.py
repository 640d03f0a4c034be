"""Hears that another process has written: PostgreSQL's NOTIFY, on a connection and a thread of its own.

Nothing depends on a notice: the log is the truth, and after every new connection one look is due for what was missed.
"""

import logging
import threading
from collections.abc import Callable

import psycopg

from deskbell.store.postgres import WAKE

PAUSE = 1.0
"""Seconds before connecting again."""
LOOK = 0.5
"""Seconds after which it looks whether it should stop."""

log = logging.getLogger("deskbell.store")


class Listener:
    """Tells whenever a process other than `origin` has committed."""

    def __init__(self, url: str, origin: str, told: Callable[[], None]) -> None:
        self._url = url
        self._origin = origin
        self._told = told
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Listen no more."""
        self._stopping.set()
        self._thread.join(LOOK + PAUSE)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                with psycopg.connect(self._url, autocommit=True) as connection:
                    connection.execute(f"LISTEN {WAKE}")
                    self._told()
                    while not self._stopping.is_set():
                        for notice in connection.notifies(timeout=LOOK, stop_after=1):
                            if notice.payload != self._origin:
                                self._told()
            except psycopg.Error as broken:
                log.warning("listening was cut: %s", broken)
                self._stopping.wait(PAUSE)
