"""Durable timers: set and cancelled inside the action that wants them, fired once, late rather than never.

A timer's row is the truth; the heap in memory only says when to look. Firing is an action like any other: it takes the
row away and does the timer's work in one transaction, so that it happens exactly once.
"""

import asyncio
import contextlib
import heapq
import logging
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from deskbell.clock.time import Clock
from deskbell.errors import Refusal
from deskbell.store.generated import clock as sql
from deskbell.store.reads import Reader, Reads
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

log = logging.getLogger("deskbell.clock")

AT_ONCE = 200
"""Timers fired in one go at most."""


class Timer(msgspec.Struct):
    """One thing that falls due."""

    key: int
    due_at: int
    kind: str
    conversation_key: int
    data: str


Work = Callable[[Transaction, Timer], None]


def set_timer(tx: Transaction, kind: str, due_at: int, conversation_key: int, data: str = "{}") -> int:
    """Something falls due at `due_at` (UTC microseconds); returns the timer's number."""
    key = tx.key()
    tx.write(sql.insert_timer, key=key, due_at=due_at, kind=kind, conversation_key=conversation_key, data=data)
    tx.timers.append((due_at, key))
    return key


def cancel_timers(tx: Transaction, kind: str, conversation_key: int) -> None:
    """What was set for this conversation no longer falls due."""
    tx.write(sql.cancel_of_conversation, of_conversation=conversation_key, of_kind=kind)


class Timers:
    """Watches the clock and fires what is due, through the writer."""

    def __init__(self, clock: Clock, writer: Writer, work: Mapping[str, Work]) -> None:
        self._clock = clock
        self._writer = writer
        self._work = work
        self._heap: list[tuple[int, int]] = []
        self._nudged = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def committed(self, appended: list[Any], timers: list[Any]) -> None:
        """Hear of timers that were set."""
        for due in timers:
            heapq.heappush(self._heap, due)
        if timers:
            self._nudged.set()

    async def start(self, reads: Reads) -> None:
        """Load what was set before and begin."""
        await self.look(reads)
        self._task = asyncio.create_task(self._watch(), name="timers")

    async def look(self, reads: Reads) -> None:
        """Load what is set, by whichever process; firing twice is not possible, as the first takes the row away."""
        self._heap = await reads.run(_armed)
        heapq.heapify(self._heap)
        self._nudged.set()

    async def stop(self) -> None:
        """Stop firing; what is due fires at the next start."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    async def _watch(self) -> None:
        while True:
            self._nudged.clear()
            due_at = self._heap[0][0] if self._heap else self._clock.now() + 3_600_000_000
            if due_at > self._clock.now():
                await self._clock.until(due_at, self._nudged)
            await self._fire_due()

    async def _fire_due(self) -> None:
        now = self._clock.now()
        due: list[tuple[int, int]] = []
        while self._heap and self._heap[0][0] <= now and len(due) < AT_ONCE:
            due.append(heapq.heappop(self._heap))
        fired = await asyncio.gather(*(self._fire(key) for _, key in due), return_exceptions=True)
        for entry, outcome in zip(due, fired, strict=True):
            if isinstance(outcome, Refusal):
                # The store is busy: it stays due and is tried again.
                heapq.heappush(self._heap, entry)
                await asyncio.sleep(outcome.retry_after or 1)
            elif isinstance(outcome, BaseException):
                log.error("timer %s failed", entry[1], exc_info=outcome)

    async def _fire(self, key: int) -> None:
        await self._writer.do(lambda tx: self._do(tx, key))

    def _do(self, tx: Transaction, key: int) -> None:
        row = tx.one(sql.timer_by_key, key=key)
        if row is None:
            return
        timer = Timer(*row)
        tx.write(sql.delete_timer, of_key=key)
        self._work[timer.kind](tx, timer)


def _armed(reader: Reader) -> list[tuple[int, int]]:
    return [(due_at, key) for key, due_at in reader.all(sql.timers)]
