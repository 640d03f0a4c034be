"""A statement as both databases want it: text that was compiled once, and the order of its values."""

from typing import Any

import msgspec

Row = tuple[Any, ...]


class Statement(msgspec.Struct, frozen=True):
    """SQL for SQLite and for PostgreSQL with the names of the values in the order both expect them."""

    name: str
    sqlite: str
    postgres: str
    params: tuple[str, ...]
    lists: bool = False
    """Whether one of the values is a list (JSON text for SQLite, an array for PostgreSQL)."""

    def values(self, given: dict[str, Any]) -> Row:
        """The values in order. Raises KeyError naming the first that is missing."""
        return tuple([given[name] for name in self.params])
