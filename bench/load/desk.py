"""A desk under load: its crowd of visitors, three agents who watch, and the two ways to load it."""

import asyncio
import contextlib
import random
import time
from collections.abc import AsyncIterator
from typing import NamedTuple

from bench.load.schedule import at_rate
from bench.load.visitors import Crowd, Visitor, Watching
from bench.served import ServedDesk

VISITORS = 1_200
WRITING_AT_ONCE = 256
"""Visitors who each write again as soon as the last message was taken: the most there can be."""
SEED = 4_000


class Taken(NamedTuple):
    """What a load came to."""

    rate: float
    """Messages a second."""
    cpu_us: float
    """CPU of the server for one message."""
    many: int


class Load:
    """Visitors and three agents at one desk."""

    def __init__(self, desk: ServedDesk, crowd: Crowd, agents: Watching) -> None:
        self.desk, self.crowd, self.agents = desk, crowd, agents
        self._random = random.Random(SEED)

    def forget(self) -> None:
        """Start counting anew."""
        self.crowd.forget()
        self.agents.forget()

    async def paced(self, rate: float, seconds: float, leaving_out: int = 0) -> Taken:
        """Messages at their time, whatever the desk does meanwhile. The latencies are in `crowd` and `agents`.

        The first `leaving_out` visitors do not write.
        """
        self.forget()
        before, visitors = self.desk.cpu(), self.crowd.visitors[leaving_out:]

        def send(number: int, intended: float) -> None:
            self.agents.intended[self.crowd.send(self._random.choice(visitors), intended)] = intended

        sent = await at_rate(rate, seconds, send)
        await self.crowd.quiet()
        await asyncio.sleep(0.1)
        return Taken(rate, (self.desk.cpu() - before).total / sent * 1e6, sent)

    async def flat_out(self, seconds: float) -> Taken:
        """As many messages as the desk takes."""
        self.forget()
        crowd = self.crowd
        until, resting = time.perf_counter() + seconds, crowd.visitors[WRITING_AT_ONCE:]

        def again(visitor: Visitor) -> None:
            # Visitors take turns: each may write often, but not without end.
            if time.perf_counter() < until:
                resting.append(visitor)
                crowd.send(resting.pop(self._random.randrange(len(resting))), time.perf_counter())

        crowd.on_ack = again
        before, begin = self.desk.cpu(), time.perf_counter()
        for visitor in crowd.visitors[:WRITING_AT_ONCE]:
            crowd.send(visitor, time.perf_counter())
        await asyncio.sleep(seconds)
        await crowd.quiet()
        took = time.perf_counter() - begin
        crowd.on_ack = _nothing
        taken = max(1, crowd.answered - crowd.refused)
        return Taken(taken / took, (self.desk.cpu() - before).total / taken * 1e6, taken)


def _nothing(visitor: Visitor) -> None:
    """Nobody writes again."""


@contextlib.asynccontextmanager
async def loaded(desk: ServedDesk, visitors: int = VISITORS) -> AsyncIterator[Load]:
    """Let visitors in, each with a conversation begun, and three agents."""
    cookies = [desk.set_up()]
    cookies += [desk.add_agent(name) for name in ("Jonas", "Aiko")]
    crowd = Crowd(desk.port, str(desk.directory()["channels"][0]["app_id"]))
    agents = Watching(desk.port)
    await crowd.open(visitors)
    await crowd.begin()
    await agents.open(cookies)
    try:
        yield Load(desk, crowd, agents)
    finally:
        crowd.close()
        agents.close()
