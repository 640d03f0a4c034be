"""Opening a desk: today's schema is served, any other is refused with the command to run."""

import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from deskbell.errors import Conflict
from deskbell.store import version
from deskbell.store.engine import StoreBroken
from deskbell.store.open import FILE, prepare
from deskbell.store.version import command, newest_version
from tests.postgres import Server
from tests.store.desks import tag, tags, writing


def set_version(data: Path, url: str, number: str) -> None:
    """Pretend that another program wrote the desk."""
    if url:
        with psycopg.connect(url) as connection:
            connection.execute("UPDATE schema_version SET version_num = %s", [number])
        return
    with closing(sqlite3.connect(data / FILE)) as connection:
        connection.execute("UPDATE schema_version SET version_num = ?", [number])
        connection.commit()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """The address of the database; empty for SQLite."""
    return str(request.getfixturevalue("postgres_url")) if request.param == "postgresql" else ""


async def test_a_desk_is_found_again_as_it_was_left(tmp_path: Path, url: str) -> None:
    store = prepare(tmp_path, url)
    async with writing(store.open_pen) as writer:
        await writer.do(tag("billing"))
    store.close()
    again = prepare(tmp_path, url)
    assert tags(again) == ["billing"]
    again.close()


def test_a_newer_desk_is_refused_and_left_alone(tmp_path: Path, url: str) -> None:
    prepare(tmp_path, url).close()
    set_version(tmp_path, url, "9999")
    for migrate in (False, True):
        with pytest.raises(Conflict, match="newer") as refused:
            prepare(tmp_path, url, migrate=migrate)
        assert refused.value.code == "schema_newer"


def test_an_older_desk_is_refused_with_the_command_to_run(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path, url).close()
    monkeypatch.setattr(version, "VERSIONS", later_versions(tmp_path / "later"))
    with pytest.raises(Conflict) as refused:
        prepare(tmp_path, url)
    wanted = ["deskbell", "migrate", "--data", str(tmp_path)] + (["--database", url] if url else [])
    assert refused.value.hint == f"Run: {shlex.join(wanted)}"
    assert refused.value.code == "schema_older"


def later_versions(folder: Path) -> Path:
    """The versions of a program that is one ahead of this one."""
    folder.mkdir()
    for name in (f"{newest_version()}_first.py", "9998_later.py"):
        (folder / name).touch()
    return folder


def test_a_password_is_not_shown_in_the_command() -> None:
    shown = command(Path("desk"), "postgresql://deskbell:secret@db.example/desk")
    assert "secret" not in shown
    assert "PASSWORD" in shown


async def test_before_a_migration_a_sqlite_desk_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, before = prepare(tmp_path), newest_version()
    async with writing(store.open_pen) as writer:
        await writer.do(tag("billing"))
        monkeypatch.setattr(version, "VERSIONS", later_versions(tmp_path / "later"))
        await writer.do(tag("only in the log beside the file"))
    store.close()
    prepare(tmp_path, migrate=True).close()
    with closing(sqlite3.connect(tmp_path / f"desk-before-{before}.db")) as copy:
        assert copy.execute("SELECT name FROM tag").fetchall() == [("billing",), ("only in the log beside the file",)]


def test_one_process_serves_a_data_directory(tmp_path: Path) -> None:
    first = prepare(tmp_path)
    with pytest.raises(Conflict, match=f"process {os.getpid()}") as refused:
        prepare(tmp_path)
    assert refused.value.code == "data_in_use"
    first.close()
    prepare(tmp_path).close()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"not a database, but somebody's file " * 100)
    with pytest.raises(StoreBroken, match="file is not a database"):
        prepare(tmp_path)
    assert (tmp_path / FILE).read_bytes().startswith(b"not a database")


@pytest.mark.postgres
def test_a_database_that_cannot_hold_every_text_is_refused(postgres_server: Server, tmp_path: Path) -> None:
    postgres_server.tell("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(Conflict, match="LATIN1"):
        prepare(tmp_path, postgres_server.url("latin"))


def test_a_server_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StoreBroken, match="cannot be reached"):
        prepare(tmp_path, f"postgresql://deskbell@/desk?host={tmp_path}")


def test_opening_an_existing_desk_loads_nothing_that_could_change_its_schema(tmp_path: Path, url: str) -> None:
    prepare(tmp_path, url).close()
    program = (
        "import sys; from pathlib import Path; from deskbell.store.open import prepare\n"
        "store = prepare(Path(sys.argv[1]), sys.argv[2]); store.open_pen().close(); store.open_reader().close()\n"
        "assert not {'alembic', 'sqlalchemy'} & set(sys.modules)"
    )
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", program, str(tmp_path), url], check=True, env=environment)
