"""The first reads of a group's actions, taken together: one round trip to a far database instead of one for each.

Promises: an action never sees rows that an earlier action of its group may have changed. What was read ahead counts
only for actions that said so beforehand, found a row, and share no number with one that ran before; after any other
action the rest of the group reads for itself. Used by the writer where a round trip costs something.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from deskbell.store.engine import Pen
from deskbell.store.statement import Row, Statement


class Load(NamedTuple):
    """What an action will read first."""

    statement: Statement
    values: Row
    keys: Callable[[Row], Iterable[int | None]]
    """The numbers of all that the action may change, of the row it found. Numbers are unique in the whole desk."""


class ReadAhead:
    """The rows of a group, until they may have changed."""

    def __init__(self, pen: Pen, loads: list[Load | None]) -> None:
        """Read them. Raises what `Pen.read_together` raises."""
        self._loads = loads
        asked = [load for load in loads if load is not None]
        found = iter(pen.read_together([(load.statement, load.values) for load in asked]) if len(asked) > 1 else ())
        self._rows = [next(found, []) if load is not None else [] for load in loads]
        self._changed: set[int] = set()
        self._trusted = True

    def next_rows(self, place: int) -> list[Row]:
        """What the action at this place of the group may take as read; empty when it has to read for itself."""
        load, rows = self._loads[place], self._rows[place]
        keys = {key for row in rows for key in load.keys(row) if key} if load is not None else set()
        self._trusted = self._trusted and bool(rows) and not keys & self._changed
        self._changed |= keys
        return rows if self._trusted else []
