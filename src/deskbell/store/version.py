"""Which version of the schema a database has and which one this program needs, without loading what could change it."""

import shlex
from pathlib import Path

import apsw

from deskbell.store.engine import StoreBroken
from deskbell.store.sqlite import connect

TABLE = "schema_version"
FOUND = f"SELECT version_num FROM {TABLE}"  # noqa: S608 (a name of ours)
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
        row = connection.execute(FOUND).fetchone()
    except apsw.SQLError:
        return None
    except apsw.Error as broken:
        raise StoreBroken(f"The database {path} cannot be read: {broken}") from broken
    finally:
        connection.close()
    return str(row[0]) if row else None


def command(data: Path, url: str = "") -> str:
    """What to type so that this desk is migrated; a password is left for the person to fill in."""
    words = ["deskbell", "migrate", "--data", str(data)]
    if url:
        from deskbell.store.postgres_version import without_password

        words += ["--database", without_password(url)]
    return shlex.join(words)
