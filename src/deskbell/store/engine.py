"""What the writer needs of a database: one connection that holds the pen, and what it says when it breaks."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from deskbell.store.statement import Row, Statement


class Counters(NamedTuple):
    """The next free numbers, valid while the writer's lock is held."""

    key: int
    seq: int


class StoreBroken(Exception):
    """The database or its disk failed, not the action: the whole group fails and the connection is reopened."""


class OutcomeUnknown(StoreBroken):
    """The store failed while a group was being made durable: it may be stored or not, and repeating it is safe."""


class WriteRefused(Exception):
    """A statement of the group was refused (a constraint); which one is only known when they run one by one."""


class Pen(Protocol):
    """The one connection that writes. Every method raises StoreBroken when the store itself fails."""

    is_far: bool
    """Whether waiting for an answer costs more than the answer."""

    def begin(self) -> Counters:
        """Open a transaction and take the workspace's lock."""

    def read(self, statement: Statement, values: Row) -> list[Row]:
        """Rows as seen inside the transaction (one round trip).

        Raises WriteRefused when it, or a statement handed over earlier, was refused.
        """

    def read_together(self, batch: Sequence[tuple[Statement, Row]]) -> list[list[Row]]:
        """The rows of several reads that do not need each other's answer (one round trip for all)."""

    def write(self, batch: Sequence[tuple[Statement, Row]], careful: bool) -> None:
        """Hand statements over together. `careful` waits for them and raises WriteRefused at once."""

    def savepoint(self) -> None:
        """Mark the place to which `undo` goes back."""

    def release(self) -> None:
        """Forget the mark; what came since stays."""

    def undo(self) -> None:
        """Take back everything since the mark."""

    def commit(self, counters: Counters) -> None:
        """Make the group durable.

        Raises WriteRefused when a statement handed over earlier was refused (nothing is stored then), OutcomeUnknown
        when the store failed on the way.
        """

    def rollback(self) -> None:
        """Take back the whole group; never raises."""

    def tidy(self) -> None:
        """Work between two groups (checkpoints)."""

    def close(self) -> None:
        """Let go of the connection; never raises."""
