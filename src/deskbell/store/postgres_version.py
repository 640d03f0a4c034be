"""Which version of the schema a PostgreSQL database has; apart, so that a SQLite desk never loads the driver."""

import shlex

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from deskbell.errors import Conflict
from deskbell.store.engine import StoreBroken
from deskbell.store.version import FOUND, TABLE


def postgres_version(url: str) -> str | None:
    """The database's version, or None when there is no desk in it yet. Raises StoreBroken when it cannot be reached."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            _must_be_utf8(connection)
            if connection.execute("SELECT to_regclass(%s)", [TABLE]).fetchone() == (None,):
                return None
            row = connection.execute(FOUND).fetchone()
    except psycopg.Error as broken:
        raise StoreBroken(f"PostgreSQL cannot be reached: {broken}") from broken
    return str(row[0]) if row else None


def _must_be_utf8(connection: "psycopg.Connection[tuple[object, ...]]") -> None:
    name, encoding = connection.info.dbname, connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise Conflict(
            f"The PostgreSQL database {name} keeps its text as {encoding}, which cannot hold every message.",
            f"Create it anew: createdb --encoding=UTF8 --template=template0 {shlex.quote(name)}",
            code="not_utf8",
        )


def without_password(url: str) -> str:
    """The address as it may be shown: a password is left for the person to fill in."""
    parts = {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
    return make_conninfo("", **{**parts, "password": "PASSWORD"}) if "password" in parts else url
