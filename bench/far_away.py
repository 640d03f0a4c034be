"""A network between the desk and PostgreSQL: a process that passes bytes on, later, and counts the turns.

Run as `python -m bench.far_away SOCKET BEHIND SECONDS COUNT`: listens on one Unix socket and passes on to another, each
way delayed by half the time. A turn is an answer after a question: what a round trip costs is what is counted.
"""

import asyncio
import contextlib
import mmap
import os
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from bench.served import GENERATOR_CORE

SOCKET = ".s.PGSQL.5432"


class FarAway:
    """The address behind the network, and the turns so far."""

    def __init__(self, home: Path) -> None:
        self.home = home

    @property
    def turns(self) -> int:
        return int(struct.unpack("q", (self.home / "turns").read_bytes()[:8])[0])


@contextlib.contextmanager
def far_away(behind: Path, milliseconds: float) -> Iterator[FarAway]:
    """A round trip to the server whose socket lies in `behind` takes so much longer inside the block."""
    home = Path(tempfile.mkdtemp(prefix="deskbell-far-"))
    (home / "turns").write_bytes(bytes(mmap.PAGESIZE))
    command = [sys.executable, "-m", "bench.far_away", str(home / SOCKET), str(behind / SOCKET)]
    process = subprocess.Popen([*command, str(milliseconds / 1_000), str(home / "turns")])
    until = time.monotonic() + 10
    while not (home / SOCKET).exists() and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield FarAway(home)
    finally:
        process.terminate()
        process.wait()


class _End(asyncio.Protocol):
    """One end of a connection; what comes in leaves at the other end after a while."""

    asked = False

    def __init__(self, delay: float, turns: mmap.mmap, other: "_End | None" = None) -> None:
        self.delay, self.turns, self.other = delay, turns, other
        self.transport: asyncio.Transport | None = None
        self.waiting: list[bytes] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        for data in self.waiting:
            self.transport.write(data)

    def data_received(self, data: bytes) -> None:
        assert self.other is not None
        self.note()
        asyncio.get_running_loop().call_later(self.delay, self.other.take, data)

    def note(self) -> None:
        """Something was asked."""
        self.asked = True

    def take(self, data: bytes) -> None:
        """What the other end got."""
        if self.transport is None:
            self.waiting.append(data)
        elif not self.transport.is_closing():
            self.transport.write(data)

    def connection_lost(self, exc: Exception | None) -> None:
        if self.other is not None and self.other.transport is not None:
            self.other.transport.close()


class _ServersEnd(_End):
    def note(self) -> None:
        """An answer: with the question before it, one turn."""
        assert self.other is not None
        if self.other.asked:
            self.other.asked = False
            self.turns[:8] = struct.pack("q", struct.unpack("q", self.turns[:8])[0] + 1)


async def _serve(socket: str, behind: str, seconds: float, count: str) -> None:
    loop = asyncio.get_running_loop()
    with open(count, "r+b") as file:
        turns = mmap.mmap(file.fileno(), mmap.PAGESIZE)

    def accept() -> _End:
        near = _End(seconds / 2, turns)
        near.other = _ServersEnd(seconds / 2, turns, near)
        far = near.other
        connecting.add(task := loop.create_task(loop.create_unix_connection(lambda: far, behind)))
        task.add_done_callback(connecting.discard)
        return near

    connecting: set[asyncio.Task[object]] = set()
    server = await loop.create_unix_server(accept, socket)
    os.chmod(socket, 0o777)
    await server.serve_forever()


if __name__ == "__main__":
    os.sched_setaffinity(0, {GENERATOR_CORE % (os.cpu_count() or 1)})
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4]))
