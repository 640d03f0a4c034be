"""What an action works with: it loads, decides, writes and appends to the log, all inside one savepoint of a group."""

from typing import Any, TypeVar

from deskbell.store.engine import Counters, Pen, StoreBroken, WriteRefused
from deskbell.store.read_ahead import Load
from deskbell.store.statement import Row, Statement

T = TypeVar("T")


class Transaction:
    """One action's view of the store. Statements are kept back and handed over together when the action is done."""

    __slots__ = (
        "_careful",
        "_marked",
        "_pen",
        "_read",
        "_waiting",
        "appended",
        "next_key",
        "next_seq",
        "now",
        "timers",
    )

    def __init__(
        self, pen: Pen, now: int, counters: Counters, careful: bool, read: tuple[Load, list[Row]] | None = None
    ) -> None:
        self._pen = pen
        self._careful = careful
        self._read = read
        """What was read ahead for this action."""
        self._waiting: list[tuple[Statement, Row]] = []
        self._marked = False
        self.now = now
        """UTC microseconds; the same for every action of the group."""
        self.next_key, self.next_seq = counters
        self.appended: list[Any] = []
        """What goes to the followers of the log once this is durable."""
        self.timers: list[Any] = []
        """Timers to arm once this is durable."""

    def key(self) -> int:
        """A fresh number for a row."""
        self.next_key += 1
        return self.next_key - 1

    def seq(self) -> int:
        """The next place in the log."""
        self.next_seq += 1
        return self.next_seq - 1

    def one(self, statement: Statement, **values: Any) -> Row | None:
        """The first row, or None. Costs a round trip."""
        rows = self.all(statement, **values)
        return rows[0] if rows else None

    def all(self, statement: Statement, **values: Any) -> list[Row]:
        """All rows. Costs a round trip."""
        given = statement.values(values)
        read, self._read = self._read, None
        if read is not None and not self._waiting and read[0].statement is statement and read[0].values == given:
            return read[1]
        self._before_reading()
        return self._pen.read(statement, given)

    def load(self, *asked: tuple[Statement, dict[str, Any]]) -> list[list[Row]]:
        """The rows of several reads that do not need each other's answer. Costs one round trip for all of them."""
        self._before_reading()
        return self._pen.read_together([(statement, statement.values(values)) for statement, values in asked])

    def _before_reading(self) -> None:
        if self._waiting or (self._careful and not self._marked):
            # A refused read spoils a transaction as much as a refused write; with the mark only this action's part.
            self._hand_over()

    def write(self, statement: Statement, **values: Any) -> None:
        """Change something; the database sees it at the next read or at the action's end."""
        self.put(statement, statement.values(values))

    def put(self, statement: Statement, values: Row) -> None:
        """The same with the values in the statement's order, for what is written with every message."""
        self._waiting.append((statement, values))

    def _hand_over(self) -> None:
        if not self._marked:
            self._pen.savepoint()
            self._marked = True
        batch, self._waiting = self._waiting, []
        self._pen.write(batch, self._careful)

    def finish(self) -> Counters:
        """Hand over what is left and keep it. Raises WriteRefused when a statement was refused."""
        if self._marked or self._careful:
            if self._waiting:
                self._hand_over()
            if self._marked:
                self._pen.release()
        elif self._waiting:
            self._hand_over_unmarked()
        return Counters(self.next_key, self.next_seq)

    def _hand_over_unmarked(self) -> None:
        """The usual end: the action has decided, nothing of it can fail any more but a statement.

        Then the whole group is done again with care, so no mark is needed; in SQLite it would copy every page touched.
        """
        try:
            self._pen.write(self._waiting, False)
        except StoreBroken:
            raise
        except Exception as refused:
            raise WriteRefused(str(refused)) from refused

    def abandon(self) -> None:
        """Take back everything this action did."""
        self._waiting = []
        if self._marked:
            self._pen.undo()
