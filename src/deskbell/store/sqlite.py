"""SQLite through apsw: WAL, synchronous=FULL, one connection that writes, checkpoints between groups.

FULL is what makes an acknowledged message survive a power cut; group commit makes it nearly free.
"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import apsw
import msgspec

from deskbell.store.engine import Counters, OutcomeUnknown, StoreBroken, WriteRefused
from deskbell.store.sqlite_checkpoints import Checkpoints
from deskbell.store.statement import Row, Statement

BROKEN = (
    apsw.IOError,
    apsw.FullError,
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.BusyError,
    apsw.LockedError,
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.NoMemError,
)
"""What speaks of the disk or the file, not of a statement."""


def connect(path: Path, *, readonly: bool = False) -> apsw.Connection:
    """Open the database file the way the desk uses it. Raises StoreBroken when it cannot be opened."""
    flags = apsw.SQLITE_OPEN_READONLY if readonly else apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    try:
        connection = apsw.Connection(str(path), flags=flags, statementcachesize=512)
        connection.set_busy_timeout(5_000)
        # Otherwise SQLite plans a statement anew each time its values change: ten times the work of running it.
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
        if not readonly:
            connection.execute("PRAGMA journal_mode=WAL").fetchall()
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("PRAGMA cache_size=-16000")
    except BROKEN as broken:
        raise StoreBroken(f"The database {path} cannot be opened: {broken}") from broken
    return connection


@contextlib.contextmanager
def _breaking(kind: type[StoreBroken]) -> Iterator[None]:
    """Whatever the database says in here means that the store failed."""
    try:
        yield
    except apsw.Error as broken:
        raise kind(str(broken)) from broken


def run(connection: apsw.Connection, statement: Statement, values: Row) -> list[Row]:
    """All rows of one statement."""
    return connection.execute(statement.sqlite, _fit(statement, values)).fetchall()


def _fit(statement: Statement, values: Row) -> Row:
    if not statement.lists:
        return values
    return tuple(msgspec.json.encode(v).decode() if isinstance(v, list) else v for v in values)


class SqlitePen:
    """The writing connection of a SQLite desk."""

    is_far = False

    def __init__(self, path: Path) -> None:
        self._connection = connect(path)
        self._checkpoints = Checkpoints(path, self._connection)

    def begin(self) -> Counters:
        with _breaking(StoreBroken):
            self._connection.execute("BEGIN IMMEDIATE")
            rows: list[Row] = self._connection.execute(
                "SELECT next_key, next_seq FROM counter WHERE key = 1"
            ).fetchall()
        return Counters(*rows[0])

    def read(self, statement: Statement, values: Row) -> list[Row]:
        try:
            return run(self._connection, statement, values)
        except BROKEN as broken:
            raise StoreBroken(str(broken)) from broken

    def read_together(self, batch: Sequence[tuple[Statement, Row]]) -> list[list[Row]]:
        return [self.read(statement, values) for statement, values in batch]

    def write(self, batch: Sequence[tuple[Statement, Row]], careful: bool) -> None:
        execute = self._connection.execute
        try:
            for statement, values in batch:
                execute(statement.sqlite, _fit(statement, values))
        except apsw.ConstraintError as refused:
            raise WriteRefused(str(refused)) from refused
        except BROKEN as broken:
            raise StoreBroken(str(broken)) from broken

    def savepoint(self) -> None:
        self._do("SAVEPOINT action")

    def release(self) -> None:
        self._do("RELEASE action")

    def undo(self) -> None:
        self._do("ROLLBACK TO action")
        self._do("RELEASE action")

    def _do(self, command: str) -> None:
        # Whatever goes wrong with a savepoint concerns the group, never the action that stands there by chance.
        try:
            self._connection.execute(command)
        except apsw.Error as broken:
            raise StoreBroken(str(broken)) from broken

    def commit(self, counters: Counters) -> None:
        with _breaking(StoreBroken):
            self._connection.execute("UPDATE counter SET next_key = ?, next_seq = ? WHERE key = 1", counters)
        # The log may have reached the disk although its sync failed.
        with _breaking(OutcomeUnknown):
            self._connection.execute("COMMIT")

    def rollback(self) -> None:
        with contextlib.suppress(apsw.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def tidy(self) -> None:
        self._checkpoints.between_groups()

    def close(self) -> None:
        self._checkpoints.close()
        with contextlib.suppress(apsw.Error):
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        with contextlib.suppress(apsw.Error):
            self._connection.close()
