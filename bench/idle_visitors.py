"""Ten thousand open widgets in which nobody writes: memory of each, and what they cost while nothing happens."""

import asyncio
from collections.abc import AsyncIterator

from bench.figures import Figure
from bench.load.visitors import Crowd
from bench.process import kernel_socket_bytes, pss
from bench.run import Run
from bench.served import served

NAME = "idle-visitors"
ABOUT = "Open widgets in which nobody writes"
MANY = 10_000
REST = 10.0
"""Seconds over which the CPU at rest is measured."""


async def run(run: Run) -> AsyncIterator[Figure]:
    """Open them, wait, count."""
    with served() as desk:
        desk.set_up()
        crowd = Crowd(desk.port, str(desk.directory()["channels"][0]["app_id"]))
        await crowd.open(200)
        await asyncio.sleep(1)
        before, kernel = pss(desk.process.pid), kernel_socket_bytes()
        opening = desk.cpu()
        await crowd.open(MANY)
        spent = (desk.cpu() - opening).total / MANY * 1e6
        await asyncio.sleep(2)
        each = (pss(desk.process.pid) - before) / MANY / 1e3
        in_kernel = max(0, kernel_socket_bytes() - kernel) / MANY / 1e3
        resting = desk.cpu()
        await asyncio.sleep(REST)
        at_rest = (desk.cpu() - resting).total / REST * 100
        lost = sum(visitor.socket is None or visitor.socket.lost for visitor in crowd.visitors)
        crowd.close()
    note = f"{MANY:,} more after 200" + (f"; {lost} were lost" if lost else "")
    yield Figure(bench=NAME, name="memory of an open widget", unit="KB", samples=[each], gate=30, goal=20, note=note,
                 floor={"raw protocol object of uvloop, as measured elsewhere": 1.3})  # fmt: skip
    yield Figure(bench=NAME, name="kernel memory of its connection", unit="KB", samples=[in_kernel],
                 note="both ends, as client and server are on this machine")  # fmt: skip
    yield Figure(bench=NAME, name="CPU of opening one", unit="µs", samples=[spent])
    yield Figure(bench=NAME, name="CPU at rest", unit="% of a core", samples=[at_rest])
