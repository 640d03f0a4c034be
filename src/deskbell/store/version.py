"""Which version of the schema a database has and which one this program needs, without loading what could change it."""

import shlex
from pathlib import Path

import apsw
import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from deskbell.errors import Conflict
from deskbell.store.engine import StoreBroken
from deskbell.store.sqlite import connect

TABLE = "schema_version"
_FOUND = f"SELECT version_num FROM {TABLE}"  # noqa: S608 (a name of ours)
VERSIONS = Path(__file__).parent / "migrations" / "versions"


def known_versions() -> list[str]:
    """Every version this program can come from, oldest first: the files' names begin with them."""
    return sorted(path.name.split("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def newest_version() -> str:
    """The version this program needs."""
    return known_versions()[-1]


def sqlite_version(path: Path) -> str | None:
    """The file's version, or None when there is no desk in it yet. Raises StoreBroken when it is no database."""
    if not path.exists():
        return None
    connection = connect(path)
    try:
        row = connection.execute(_FOUND).fetchone()
    except apsw.SQLError:
        return None
    except apsw.Error as broken:
        raise StoreBroken(f"The database {path} cannot be read: {broken}") from broken
    finally:
        connection.close()
    return str(row[0]) if row else None


def postgres_version(url: str) -> str | None:
    """The database's version, or None when there is no desk in it yet. Raises StoreBroken when it cannot be reached."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=5) as connection:
            _must_be_utf8(connection)
            if connection.execute("SELECT to_regclass(%s)", [TABLE]).fetchone() == (None,):
                return None
            row = connection.execute(_FOUND).fetchone()
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


def command(data: Path, url: str = "") -> str:
    """What to type so that this desk is migrated; a password is left for the person to fill in."""
    words = ["deskbell", "migrate", "--data", str(data)]
    if url:
        parts = {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
        words += ["--database", _without_password(parts) if "password" in parts else url]
    return shlex.join(words)


def _without_password(parts: dict[str, str]) -> str:
    return make_conninfo("", **{**parts, "password": "PASSWORD"})
