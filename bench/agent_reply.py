"""An agent replies; how long until it is on the visitor's socket, from the moment the reply was due."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from statistics import median

from bench.figures import Figure
from bench.floors import floor
from bench.load import http
from bench.load.desk import Load, loaded
from bench.load.schedule import at_rate
from bench.load.visitors import encode
from bench.run import Run
from bench.served import served

NAME = "agent-reply"
ABOUT = "An agent's reply, until it is on the visitor's socket"
RATE = 100
"""Replies a second."""
CONNECTIONS = 24
TEXT = "Thank you for telling us. The export stops at row 4,000 because of a limit that I have just lifted for you."


async def run(run: Run) -> AsyncIterator[Figure]:
    """Replies at a steady pace."""
    with served() as desk:
        async with loaded(desk, visitors=300) as load:
            cookie = desk.set_up()
            connections = [await http.connect(desk.port, cookie) for _ in range(CONNECTIONS)]
            p50, p99, cpu = [], [], []
            for _ in range(run.runs):
                cpu.append(await _replies(load, connections, run.seconds))
                p50.append(load.crowd.told.percentile(0.5) * 1e3)
                p99.append(load.crowd.told.percentile(0.99) * 1e3)
            for connection in connections:
                connection.close()
    floors = {name: floor(name) / 1e3 for name in ("append of 4 KiB, synced", "round trip of 300 bytes on loopback")}
    yield Figure(bench=NAME, name=f"p50 at {RATE}/s", unit="ms", samples=p50, cpu_us=median(cpu), floor=floors)
    yield Figure(bench=NAME, name=f"p99 at {RATE}/s", unit="ms", samples=p99, gate=10, goal=3, cpu_us=median(cpu),
                 floor=floors)  # fmt: skip


async def _replies(load: Load, connections: list[http.Connection], seconds: float) -> float:
    """CPU in µs a reply; the latencies are in the crowd."""
    load.forget()
    before, crowd = load.desk.cpu(), load.crowd
    free, waiting = list(connections), []
    visitors = itertools.cycle(crowd.visitors)

    def begin(number: int, intended: float) -> None:
        crowd.next += 1
        crowd.replies[crowd.next] = intended
        body = {"command_id": f"m{crowd.next:010d}", "text": TEXT, "attachments": [], "seen_revision": 0, "force": True}
        waiting.append((next(visitors).conversation, encode(body)))
        _next()

    def _next() -> None:
        # In turn: the server hangs up on a connection that rests for five seconds.
        if free and waiting:
            connection, (id, body) = free.pop(0), waiting.pop(0)
            asking = connection.request("POST", f"/api/v1/conversations/{id}/replies", body)
            asking.add_done_callback(lambda done: _done(connection, done))

    def _done(connection: http.Connection, done: "asyncio.Future[tuple[int, bytes]]") -> None:
        status, said = done.result()
        if status not in (200, 201):
            raise RuntimeError(f"a reply was refused: {said.decode()}")
        free.append(connection)
        _next()

    sent = await at_rate(RATE, seconds, begin)
    for _ in range(1_000):
        if not crowd.replies:
            break
        await asyncio.sleep(0.005)
    return (load.desk.cpu() - before).total / sent * 1e6
