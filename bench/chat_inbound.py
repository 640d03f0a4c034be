"""Visitors write; it is durable, in the inbox, and on three agents' screens. On SQLite and on PostgreSQL.

The server has one core, the generator the other. Latencies count from the moment a message was due until the last of
the three agents had it. Slower disks are the same disk whose fsync takes 1 and 5 ms longer.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from statistics import median

from bench.far_away import far_away
from bench.figures import Figure
from bench.floors import floor
from bench.load.desk import Load, loaded
from bench.postgres import postgres
from bench.run import Run
from bench.served import ServedDesk, served
from bench.slow_disk import NoCompiler, SlowDisk

NAME = "chat-inbound"
ABOUT = "Visitors' messages: durable, in the inbox, on three agents' sockets"
PACED = 1_000
"""Messages a second of the paced load."""
FLOODING = 100
"""Sockets that send 200 frames a second each."""
BEFORE = 500_000
"""Messages the desk has taken before the paced load is repeated (only with --full)."""
GROUP_FLOOR = "three statements in SQLite, groups of 128, CPU a message"
SPEED = "a million additions in Python, CPU"
DISK_FLOOR = "append of 4 KiB, synced"


async def run(run: Run) -> AsyncIterator[Figure]:
    """All of it."""
    with served() as desk:
        async with loaded(desk) as load:
            async for figure in _on(load, run, "", 200, 66):
                yield figure
            yield await _search_lag(load, run)
            async for figure in _flooded(load, run):
                yield figure
            if run.full:
                await _grow(load)
                for figure in await _paced(load, run, f", after {BEFORE:,} messages", PACED):
                    yield figure
    for delay in (1, 5):
        async for figure in _slow_disk(run, delay):
            yield figure
    with postgres() as server, served(database=server.address, others=[server.pid]) as desk:
        async with loaded(desk) as load:
            async for figure in _on(load, run, ", PostgreSQL", 400, None):
                yield figure
    async for figure in _far_away(run):
        yield figure


async def _on(load: Load, run: Run, where: str, gate: float, goal: float | None) -> AsyncIterator[Figure]:
    taken = [await load.flat_out(run.seconds) for _ in range(run.runs)]
    cpu = [one.cpu_us for one in taken]
    floors = {name: floor(name) for name in (GROUP_FLOOR, SPEED)}
    yield Figure(
        bench=NAME, name=f"CPU per message{where}", unit="µs", samples=cpu, gate=gate, goal=goal, floor=floors,
        cpu_us=median(cpu), note="as many as the server takes from 256 visitors who write at once",
    )  # fmt: skip
    yield Figure(bench=NAME, name=f"messages a second, all it takes{where}", unit="/s", samples=[t.rate for t in taken])
    for figure in await _paced(load, run, where, PACED if not where else PACED / 2):
        yield figure


async def _paced(load: Load, run: Run, where: str, rate: float) -> list[Figure]:
    p50, p99, cpu = [], [], []
    for _ in range(run.runs):
        cpu.append((await load.paced(rate, run.seconds)).cpu_us)
        p50.append(load.agents.shown.percentile(0.5) * 1e3)
        p99.append(load.agents.shown.percentile(0.99) * 1e3)
    gated = "PostgreSQL" not in where
    at = f"at {rate:,.0f}/s, on the last agent's screen{where}"
    floors = {DISK_FLOOR: floor(DISK_FLOOR) / 1e3}
    return [
        Figure(bench=NAME, name=f"p50 {at}", unit="ms", samples=p50, gate=2 if gated else None, goal=0.5,
               cpu_us=median(cpu), floor=floors),
        Figure(bench=NAME, name=f"p99 {at}", unit="ms", samples=p99, gate=10 if gated else None, goal=3,
               cpu_us=median(cpu), floor=floors),
    ]  # fmt: skip


async def _grow(load: Load) -> None:
    """Let half a million messages come in."""
    taken = 0
    while taken < BEFORE:
        taken += (await load.flat_out(60)).many


async def _search_lag(load: Load, run: Run) -> Figure:
    """How long until a message that came in at full pace is found."""
    waits: list[float] = []
    pacing = asyncio.create_task(load.paced(PACED, run.seconds * 2))
    for number in range(int(run.seconds * 2)):
        word = f"needle{number}x{int(time.time())}"
        visitor = load.crowd.visitors[number]
        begin = time.perf_counter()
        load.crowd.send(visitor, begin, f"Please look for {word} in the export.")
        while not await asyncio.to_thread(_finds, load.desk, word) and time.perf_counter() - begin < 10:
            await asyncio.sleep(0.01)
        waits.append(time.perf_counter() - begin)
    await pacing
    waits.sort()
    p99 = waits[min(len(waits) - 1, int(len(waits) * 0.99))]
    return Figure(bench=NAME, name=f"search lag p99 at {PACED:,}/s", unit="s", samples=[p99], gate=1,
                  note=f"the slowest of {len(waits)}; from sending until a search finds it")  # fmt: skip


def _finds(desk: ServedDesk, word: str) -> bool:
    answer = desk.http.get("/search", params={"q": word})
    return bool(answer.is_success and answer.json()["hits"])


async def _flooded(load: Load, run: Run) -> AsyncIterator[Figure]:
    """Acceptance of what others write while a hundred sockets send pings without end."""
    flood = load.crowd.visitors[:FLOODING]
    flooding = True

    async def pour() -> None:
        while flooding:
            for visitor in flood:
                if visitor.socket is not None:
                    for _ in range(4):
                        visitor.socket.send(b'{"t":"ping"}')
            await asyncio.sleep(0.02)

    samples = []
    pouring = asyncio.create_task(pour())
    for _ in range(run.runs):
        await load.paced(200, run.seconds, leaving_out=FLOODING)
        samples.append(load.crowd.acked.percentile(0.99) * 1e3)
    flooding = False
    await pouring
    yield Figure(
        bench=NAME, name="p99 of acceptance under a flood of 20,000 frames/s", unit="ms", samples=samples, gate=50
    )


async def _slow_disk(run: Run, delay: int) -> AsyncIterator[Figure]:
    try:
        disk = SlowDisk(delay)
    except NoCompiler as why:
        yield Figure(bench=NAME, name=f"fsync + {delay} ms", unit="", samples=[0], note=f"left out: {why}")
        return
    with served(environment=disk.environment) as desk:
        async with loaded(desk) as load:
            fsync = delay + floor(DISK_FLOOR) / 1e3
            p50, p99, shares = [], [], []
            for _ in range(run.runs):
                before = disk.fsyncs
                taken = await load.paced(PACED, run.seconds)
                shares.append((disk.fsyncs - before) / taken.many)
                p50.append(load.agents.shown.percentile(0.5) * 1e3 / fsync)
                p99.append((load.agents.shown.percentile(0.99) * 1e3 - 2) / fsync)
    where = f"at {PACED:,}/s, fsync + {delay} ms"
    yield Figure(bench=NAME, name=f"p50 {where}", unit="fsyncs", samples=p50, gate=2)
    yield Figure(bench=NAME, name=f"p99 less 2 ms {where}", unit="fsyncs", samples=p99, gate=5)
    yield Figure(bench=NAME, name=f"fsyncs a message {where}", unit="", samples=shares)


async def _far_away(run: Run) -> AsyncIterator[Figure]:
    with postgres() as server, far_away(server.home, 1) as there:
        address = server.address.replace(str(server.home), str(there.home))
        with served(database=address, others=[server.pid]) as desk, contextlib.ExitStack():
            async with loaded(desk) as load:
                rates, turns = [], []
                for _ in range(run.runs):
                    before = there.turns
                    taken = await load.flat_out(run.seconds)
                    rates.append(taken.rate)
                    turns.append((there.turns - before) / taken.many)
    where = "PostgreSQL a round trip of 1 ms away"
    yield Figure(
        bench=NAME, name=f"messages a second, {where}", unit="/s", samples=rates, gate=500, higher_is_better=True
    )
    yield Figure(bench=NAME, name=f"round trips a message, {where}", unit="", samples=turns)
