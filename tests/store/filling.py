"""Rows for any table, made from its columns alone: enough for a planner to believe that the table has grown."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, Column, LargeBinary, Table

from deskbell.store.statement import Statement


def insert_into(table: Table) -> Statement:
    """Puts a row of `row` into the table."""
    names = tuple(c.name for c in table.columns)
    text = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"
    return Statement(f"test.fill_{table.name}", text, text.replace("?", "%s"), names)


def row(table: Table, number: int) -> dict[str, Any]:
    """The row of a number; no two rows share a value, except in columns that hold few different ones."""
    return {column.name: _value(column, number) for column in table.columns}


def rows(table: Table, many: int, first: int = 1) -> Iterator[dict[str, Any]]:
    """That many rows."""
    return (row(table, number) for number in range(first, first + many))


def _value(column: Column[Any], number: int) -> Any:
    few = column.name in ("state", "kind", "author_kind", "verified", "channel_key", "team_key", "assignee_key")
    number = number % 5 if few else number
    if isinstance(column.type, BigInteger):
        return number
    if isinstance(column.type, LargeBinary):
        return b"%d" % number
    return f"{column.name} {number}"
