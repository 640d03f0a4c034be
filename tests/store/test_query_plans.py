"""No statement scans or sorts a table that grows: every declared statement is planned by both databases.

Statements declared later are covered by themselves. What may do so nevertheless stands in ALLOWED with the reason.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import psycopg
import pytest

import deskbell.store.generated
from deskbell.store.open import FILE, prepare
from deskbell.store.postgres_wire import numbered
from deskbell.store.schema import metadata
from deskbell.store.statement import Statement
from tests.postgres import Server
from tests.store.filling import insert_into, rows
from tests.store.plans import POSTGRES_SETTINGS, SMALL, slow_in_postgres, slow_in_sqlite

ALLOWED = {
    "clock.timers": "read once at start, into the heap that holds them all",
    "channels.raw_waiting": "walks an index that holds only what waits to be read",
}
"""Statements that may scan or sort, and why that stays small."""


def statements() -> Iterator[Statement]:
    """Every statement of the program."""
    for module in pkgutil.iter_modules(deskbell.store.generated.__path__):
        declared = vars(importlib.import_module(f"deskbell.store.generated.{module.name}")).values()
        yield from (value for value in declared if isinstance(value, Statement))


EVERY = pytest.mark.parametrize("statement", [pytest.param(s, id=s.name) for s in statements()])


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[apsw.Connection]:
    """A desk without statistics, as every SQLite desk is."""
    data: Path = tmp_path_factory.mktemp("plans")
    prepare(data).close()
    connection = apsw.Connection(str(data / FILE))
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def postgres(postgres_server: Server, postgres_template: str) -> Iterator[psycopg.Connection[Any]]:
    """A desk with rows in every table, analysed."""
    url = postgres_server.fresh(postgres_template)
    with closing(psycopg.connect(url, autocommit=True, prepare_threshold=None)) as connection:
        connection.execute("DELETE FROM counter")
        with connection.transaction(), connection.cursor() as cursor:
            for table in metadata.sorted_tables:
                values = [tuple(row.values()) for row in rows(table, 5 if table.name in SMALL else 400)]
                cursor.executemany(insert_into(table).postgres.encode(), values)
        connection.execute("ANALYZE")
        connection.execute(POSTGRES_SETTINGS.encode())
        yield connection
    postgres_server.drop(url)


@EVERY
def test_sqlite_neither_scans_nor_sorts_what_grows(sqlite: apsw.Connection, statement: Statement) -> None:
    slow = slow_in_sqlite(sqlite, statement)
    assert not slow or statement.name in ALLOWED, "\n".join([statement.sqlite, *slow])


@EVERY
@pytest.mark.postgres
def test_postgresql_neither_scans_nor_sorts_what_grows(postgres: psycopg.Connection[Any], statement: Statement) -> None:
    slow = slow_in_postgres(postgres, statement)
    assert not slow or statement.name in ALLOWED, "\n".join([statement.postgres, *slow])


@pytest.mark.postgres
def test_every_exception_is_still_needed(sqlite: apsw.Connection, postgres: psycopg.Connection[Any]) -> None:
    known = {statement.name: statement for statement in statements()}
    for name in ALLOWED:
        assert slow_in_sqlite(sqlite, known[name]) or slow_in_postgres(postgres, known[name]), name


def test_a_scan_and_a_sort_are_found(sqlite: apsw.Connection) -> None:
    for text in ("SELECT * FROM message WHERE text = ?", "SELECT * FROM visit WHERE contact_key = ? ORDER BY url"):
        assert slow_in_sqlite(sqlite, Statement("", text, "", ("x",)))
    assert not slow_in_sqlite(sqlite, Statement("", "SELECT * FROM tag ORDER BY name", "", ()))


@pytest.mark.postgres
def test_a_scan_and_a_sort_are_found_by_postgresql(postgres: psycopg.Connection[Any]) -> None:
    for text in ("SELECT * FROM message WHERE text = %s", "SELECT * FROM visit WHERE contact_key = %s ORDER BY url"):
        assert slow_in_postgres(postgres, Statement("", "", text, ("x",)))
    assert not slow_in_postgres(postgres, Statement("", "", "SELECT * FROM tag ORDER BY name", ()))


def test_values_are_numbered_as_postgresql_wants_them() -> None:
    assert numbered("SELECT %s, a %% 2 FROM t WHERE b = %s") == b"SELECT $1, a % 2 FROM t WHERE b = $2"
