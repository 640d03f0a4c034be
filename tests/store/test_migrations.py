"""The revisions lead, on both engines, to exactly the tables that are declared."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from deskbell.store.open import FILE, prepare
from deskbell.store.schema import metadata
from deskbell.store.version import TABLE, VERSIONS, known_versions
from tests.postgres import Server

SQLITE_SCHEMA = f"SELECT type, name, sql FROM sqlite_master WHERE tbl_name <> '{TABLE}' ORDER BY type, name"
POSTGRES_COLUMNS = f"""
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation::regcollation::text
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND c.relname <> '{TABLE}'
ORDER BY c.relname, a.attname
"""
POSTGRES_INDEXES = f"SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '{TABLE}' ORDER BY 1"


def sqlite_schema(path: Path) -> list[tuple[str, ...]]:
    """Every table and index with its text, as sorted parts.

    The order of columns is left aside, and defaults too: a column added later needs one for the rows that are there.
    """
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(SQLITE_SCHEMA).fetchall()
    return [(kind, name, *parts(sql or "")) for kind, name, sql in found]


def parts(definition: str) -> list[str]:
    """What stands between the commas, or a table's brackets."""
    without_defaults = re.sub(r" DEFAULT ('[^']*'|\S+)", "", " ".join(definition.split()))
    return sorted(re.split(r", | \( | \)$", without_defaults))


def postgres_schema(url: str) -> list[tuple[object, ...]]:
    """Every column and every index."""
    with psycopg.connect(url) as connection:
        return [*connection.execute(POSTGRES_COLUMNS), *connection.execute(POSTGRES_INDEXES)]


def test_on_sqlite_the_revisions_lead_to_the_declared_tables(tmp_path: Path) -> None:
    prepare(tmp_path).close()
    declared = tmp_path / "declared.db"
    metadata.create_all(create_engine(f"sqlite:///{declared}"))
    assert sqlite_schema(tmp_path / FILE) == sqlite_schema(declared)


@pytest.mark.postgres
def test_on_postgresql_the_revisions_lead_to_the_declared_tables(postgres_server: Server, postgres_url: str) -> None:
    declared = postgres_server.fresh("template1")
    metadata.create_all(create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(declared)))
    assert postgres_schema(postgres_url) == postgres_schema(declared)
    postgres_server.drop(declared)


def test_the_files_names_say_the_order_of_the_revisions() -> None:
    config = Config()
    config.set_main_option("script_location", str(VERSIONS.parent))
    revisions = ScriptDirectory.from_config(config).walk_revisions()
    assert [script.revision for script in revisions] == known_versions()[::-1]
