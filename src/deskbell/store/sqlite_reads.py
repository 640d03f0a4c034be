"""A reading connection to SQLite: opened read-only, cut off at its deadline."""

import time
from pathlib import Path
from typing import Any

import apsw

from deskbell.store.reads import ReadBroken, ReadCutOff
from deskbell.store.sqlite import BROKEN, connect, run
from deskbell.store.statement import Row, Statement

STEPS = 5_000
"""Virtual machine steps between two looks at the deadline."""


class SqliteReader:
    """Reads a SQLite desk."""

    def __init__(self, path: Path) -> None:
        self._connection = connect(path, readonly=True)
        self._deadline = 0.0
        self._connection.set_progress_handler(self._late, STEPS)

    def _late(self) -> bool:
        return time.monotonic() > self._deadline

    def limit(self, deadline: float) -> None:
        self._deadline = deadline

    def one(self, statement: Statement, **values: Any) -> Row | None:
        rows = self.all(statement, **values)
        return rows[0] if rows else None

    def all(self, statement: Statement, **values: Any) -> list[Row]:
        try:
            return run(self._connection, statement, statement.values(values))
        except apsw.InterruptError as cut:
            raise ReadCutOff from cut
        except BROKEN as broken:
            raise ReadBroken(str(broken)) from broken

    def close(self) -> None:
        self._connection.close()
