"""A PostgreSQL server for the benches, on the desk's core; and a way to it that is as long as a network's."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.run import Run
from bench.served import SERVER_CORE
from tests.postgres import Server, _unprivileged, programs

DATABASE = "bench"


class KeptServer(Server):
    """A server whose data may be there from before, and stays when it stops."""

    def __init__(self, home: Path) -> None:
        self.home = home
        super().__init__(programs(), home, _unprivileged())

    def start(self) -> None:
        if (self.home / "data/PG_VERSION").exists():
            self._serve()
        else:
            super().start()
            self.tell(f"CREATE DATABASE {DATABASE}")

    def stop(self) -> None:
        self._run("pg_ctl", "-D", "data", "-m", "fast", "-w", "stop")

    @property
    def pid(self) -> int:
        """Its first process; all others are its children."""
        return int((self.home / "data/postmaster.pid").read_text().split()[0])

    @property
    def address(self) -> str:
        """Where the database is reached."""
        return self.url(DATABASE)


@contextlib.contextmanager
def postgres(home: Path | None = None) -> Iterator[KeptServer]:
    """Run a server until the end of the block; its data stays only where `home` is given."""
    place = home or Path(tempfile.mkdtemp(prefix="deskbell-bench-pg-"))
    place.mkdir(parents=True, exist_ok=True)
    who = _unprivileged()
    if who:
        os.chown(place, who["user"], who["group"])  # type: ignore[arg-type]
    server = KeptServer(place)
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {SERVER_CORE % (os.cpu_count() or 1)})
    try:
        server.start()
    finally:
        os.sched_setaffinity(0, before)
    try:
        yield server
    finally:
        server.stop()
        if home is None:
            shutil.rmtree(place, ignore_errors=True)


@contextlib.contextmanager
def engine_of(run: Run, engine: str) -> Iterator[tuple[str, list[int]]]:
    """The address of the large desk's database, empty for SQLite, and the processes that work for it."""
    if engine == "SQLite":
        yield "", []
        return
    with postgres(run.work / f"server-{run.scale:g}") as server:
        yield server.address, [server.pid]
