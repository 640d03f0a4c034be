"""One event to many agents' sockets, one of which does not read."""

import asyncio
import time
from collections.abc import AsyncIterator

from bench.figures import Figure
from bench.floors import floor
from bench.load.visitors import Crowd, Watching
from bench.run import Run
from bench.served import ServedDesk, served

NAME = "fan-out"
ABOUT = "One event to many sockets"
SIZES = (200, 5_000)
DELIVERIES = 200_000
"""How many are counted for one sample."""
LONG = "The export stops at row 4000. " * 200
"""Six thousand characters: enough of them fill a socket that nobody reads."""
SEND = "send of 300 bytes, CPU"


async def run(run: Run) -> AsyncIterator[Figure]:
    """For each number of sockets."""
    for many in SIZES:
        with served() as desk:
            async for figure in _to(desk, run, many):
                yield figure


async def _to(desk: ServedDesk, run: Run, many: int) -> AsyncIterator[Figure]:
    cookie = desk.set_up()
    crowd = Crowd(desk.port, str(desk.directory()["channels"][0]["app_id"]))
    agents = Watching(desk.port)
    await crowd.open(40)
    await crowd.begin()
    for first in range(0, many, 100):
        await agents.open([cookie] * min(100, many - first))
    await asyncio.sleep(1)
    rates = [await _rate(desk, crowd, agents, many, DELIVERIES // many) for _ in range(run.runs)]
    quick = agents.shown.percentile(0.99) * 1e3
    yield Figure(
        bench=NAME, name=f"deliveries a CPU second, {many:,} sockets", unit="/s", samples=rates, gate=50_000,
        goal=100_000, higher_is_better=True, floor={f"one over {SEND}": 1e6 / floor(SEND)},
        note="with the work for the message itself",
    )  # fmt: skip
    stuck = agents.sockets.pop()
    stuck.stop_reading()
    await _rate(desk, crowd, agents, many, max(300, DELIVERIES // many // 2), LONG)
    slowed = agents.shown.percentile(0.99) * 1e3
    await _rate(desk, crowd, agents, many, max(40, DELIVERIES // many // 2))
    after = agents.shown.percentile(0.99) * 1e3
    missed = len(agents.intended)
    stuck.close()
    crowd.close()
    agents.close()
    yield Figure(
        bench=NAME, name=f"p99 of the last of {many:,} while one does not read", unit="ms", samples=[after],
        gate=max(2 * quick, quick + 20), floor={"the same with everyone reading": quick},
        note=f"{missed} messages did not reach everyone else; long ones before took {slowed:.0f} ms",
    )  # fmt: skip


async def _rate(desk: ServedDesk, crowd: Crowd, agents: Watching, many: int, events: int, text: str = "") -> float:
    """Deliveries a CPU second for so many events, one after the other."""
    crowd.forget()
    agents.forget()
    before = desk.cpu()
    for number in range(events):
        now = time.perf_counter()
        visitor = crowd.visitors[number % len(crowd.visitors)]
        sent = crowd.send(visitor, now, text) if text else crowd.send(visitor, now)
        agents.intended[sent] = now
        until = now + 5
        while agents.intended and time.perf_counter() < until:
            await asyncio.sleep(0.001)
        if crowd.refused:
            # Nobody may write without end; they wait until they may again.
            await asyncio.sleep(1)
            crowd.refused = 0
            agents.intended.clear()
    return agents.frames / (desk.cpu() - before).total
