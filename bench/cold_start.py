"""From starting the process until the first visitor's message is durable; memory and disk writes of an idle desk."""

import asyncio
import contextlib
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from bench.figures import Figure
from bench.load.visitors import Crowd
from bench.process import pss, written
from bench.run import Run
from bench.served import free_port, served, start, stop

NAME = "cold-start"
ABOUT = "Process start until the first durable message; memory and disk writes while idle"
IDLE = 10.0
"""Seconds over which an idle desk's disk writes are counted."""


async def run(run: Run) -> AsyncIterator[Figure]:
    """Starts of a desk that exists already, then its rest."""
    with tempfile.TemporaryDirectory(prefix="deskbell-bench-") as place:
        data = Path(place)
        with served(data) as desk:
            desk.set_up()
            app = str(desk.directory()["channels"][0]["app_id"])
        took, memory, writes = [], [], []
        for number in range(run.runs + 2):
            port = free_port()
            begin = time.perf_counter()
            process = start(data, port)
            await _first_message(port, app)
            took.append(time.perf_counter() - begin)
            await asyncio.sleep(1)
            if number < 2:
                before = written(process.pid)
                await asyncio.sleep(IDLE)
                writes.append(float(written(process.pid) - before))
            memory.append(pss(process.pid) / 1e6)
            stop(process)
    python = [_python() for _ in range(3)]
    yield Figure(bench=NAME, name="start to first durable message", unit="s", samples=took, gate=0.7, goal=0.5,
                 floor={"starting Python and ending it": min(python)})  # fmt: skip
    yield Figure(bench=NAME, name="memory of an idle desk", unit="MB", samples=memory, gate=90, goal=75)
    yield Figure(
        bench=NAME, name=f"disk writes in {IDLE:.0f} s of idleness", unit="bytes", samples=writes, gate=0, goal=0
    )


async def _first_message(port: int, app: str) -> None:
    while True:
        crowd = Crowd(port, app)
        with contextlib.suppress(OSError):
            await crowd.open(1)
            crowd.send(crowd.visitors[0], time.perf_counter())
            while crowd.intended:
                await asyncio.sleep(0.001)
            crowd.close()
            return
        await asyncio.sleep(0.002)


def _python() -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", ""], check=True)
    return time.perf_counter() - begin
