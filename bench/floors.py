"""What the machine needs for the least there is: the sync of a file, a round trip, a copy, a group in SQLite.

Printed beside the figures, so that each reads as so many times the floor of the same hour.
"""

import os
import socket
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from statistics import median

import apsw

from bench.figures import Figure
from bench.run import Run

NAME = "floors"
ABOUT = "What the machine itself needs"

GROUPS = (1, 16, 128)


async def run(run: Run) -> AsyncIterator[Figure]:
    """Every floor as a figure."""
    for name, (unit, measure) in _FLOORS.items():
        samples = [measure() for _ in range(run.runs)]
        yield Figure(bench=NAME, name=name, unit=unit, samples=samples)


def floor(name: str) -> float:
    """One of them, measured now."""
    return median(_FLOORS[name][1]() for _ in range(3))


def _fsync() -> float:
    with tempfile.TemporaryFile(dir=os.environ.get("DESKBELL_BENCH_DIR")) as file:
        times = []
        for _ in range(200):
            os.write(file.fileno(), bytes(4096))
            begin = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - begin)
    return median(times) * 1e6


def _copying() -> float:
    source, target = bytes(64 << 20), memoryview(bytearray(64 << 20))
    best = 0.0
    for _ in range(5):
        begin = time.perf_counter()
        target[:] = source
        best = max(best, len(source) / (time.perf_counter() - begin))
    return best / 1e9


def _python() -> float:
    """How fast this core is at this moment: on a shared host it is not the same from one minute to the next."""
    begin, total = time.thread_time(), 0
    for number in range(1_000_000):
        total += number
    return (time.thread_time() - begin) * 1e3


def _round_trip() -> float:
    with socket.create_server(("127.0.0.1", 0)) as server:
        near = socket.create_connection(server.getsockname())
        far = server.accept()[0]
    for end in (near, far):
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    threading.Thread(target=_echo, args=[far], daemon=True).start()
    times = []
    for _ in range(2_000):
        begin = time.perf_counter()
        near.sendall(b"x" * 300)
        near.recv(300)
        times.append(time.perf_counter() - begin)
    near.close()
    return median(times) * 1e6


def _echo(end: socket.socket) -> None:
    while data := end.recv(300):
        end.sendall(data)


def _send() -> float:
    """One `send` of 300 bytes into a socket whose other end is read now and then: what a frame costs the kernel."""
    near, far = socket.socketpair()
    times = 0.0
    for _ in range(200):
        begin = time.thread_time()
        for _ in range(50):
            near.send(b"x" * 300)
        times += time.thread_time() - begin
        far.recv(1 << 20)
    near.close()
    far.close()
    return times / 10_000 * 1e6


def _sqlite(group: int) -> Callable[[], float]:
    """CPU of a message, its conversation's row and its fact, in transactions of so many, synced."""

    def measure() -> float:
        with tempfile.TemporaryDirectory(dir=os.environ.get("DESKBELL_BENCH_DIR")) as place:
            return _write(Path(place) / "floor.db", group)

    return measure


def _write(path: Path, group: int, total: int = 4_096) -> float:
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL").fetchall()
    connection.execute(
        "CREATE TABLE message (key INTEGER PRIMARY KEY, conversation INT, text TEXT);"
        "CREATE INDEX message_by_conversation ON message (conversation, key);"
        "CREATE TABLE conversation (key INTEGER PRIMARY KEY, last_at INT, preview TEXT);"
        "CREATE INDEX conversation_by_time ON conversation (last_at, key);"
        "CREATE TABLE event (seq INTEGER PRIMARY KEY, conversation INT, data TEXT)"
    )
    connection.executemany("INSERT INTO conversation VALUES (?, 0, '')", ((n,) for n in range(1_000)))
    text = "The export stops at row 4000 and the file ends in the middle of a line. " * 2
    begin = time.thread_time()
    for first in range(0, total if group > 1 else total // 8, group):
        connection.execute("BEGIN IMMEDIATE")
        for key in range(first, first + group):
            connection.execute("INSERT INTO message VALUES (?, ?, ?)", (key, key % 1_000, text))
            connection.execute(
                "UPDATE conversation SET last_at = ?, preview = ? WHERE key = ?", (key, text, key % 1_000)
            )
            connection.execute("INSERT INTO event VALUES (?, ?, ?)", (key, key % 1_000, '{"kind":"message.received"}'))
        connection.execute("COMMIT")
    spent = time.thread_time() - begin
    connection.close()
    return spent / (total if group > 1 else total // 8) * 1e6


_FLOORS: dict[str, tuple[str, Callable[[], float]]] = {
    "append of 4 KiB, synced": ("µs", _fsync),
    "a million additions in Python, CPU": ("ms", _python),
    "copying memory": ("GB/s", _copying),
    "round trip of 300 bytes on loopback": ("µs", _round_trip),
    "send of 300 bytes, CPU": ("µs", _send),
    **{f"three statements in SQLite, groups of {group}, CPU a message": ("µs", _sqlite(group)) for group in GROUPS},
}
