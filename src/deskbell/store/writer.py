"""The one writer: takes what is waiting, runs it in one transaction, and only then says it is done.

Promises: actions never race; a failing action undoes only itself; what was answered is on disk; a full queue says so
instead of dropping. Called through `Writer.do` by whoever changes something; its thread is the only one that writes.
"""

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from deskbell.errors import Busy, Refusal
from deskbell.store.engine import OutcomeUnknown, Pen, StoreBroken, WriteRefused
from deskbell.store.read_ahead import Load, ReadAhead
from deskbell.store.transaction import Transaction

T = TypeVar("T")
Action = Callable[[Transaction], T]

GROUP = 256
"""Actions in one transaction at most."""
QUEUE = 2_048
"""Actions that may wait; beyond that the answer is Busy."""
PATIENCE = 2.0
"""Seconds the oldest may wait before new ones are told Busy."""
REOPEN_PAUSE = 0.2
"""Seconds between two tries to reopen a broken store."""

log = logging.getLogger("deskbell.writer")


class Now(Protocol):
    """Where the writer learns the time."""

    def now(self) -> int:
        """UTC microseconds."""


class Committed(Protocol):
    """Who is told of each durable group, on the event loop, in order."""

    def __call__(self, appended: list[Any], timers: list[Any]) -> None: ...


class _Job:
    __slots__ = ("action", "error", "future", "load", "result", "since")

    def __init__(self, action: Action[Any], future: "asyncio.Future[Any]", load: Load | None) -> None:
        self.action = action
        self.load = load
        self.future = future
        self.since = time.monotonic()
        self.result: Any = None
        self.error: BaseException | None = None


class Writer:
    """Runs actions one after the other on one thread, many to a transaction."""

    def __init__(self, open_pen: Callable[[], Pen], clock: Now, loop: asyncio.AbstractEventLoop) -> None:
        self._open_pen = open_pen
        self._clock = clock
        self._loop = loop
        self._quick: deque[_Job] = deque()
        self._patient: deque[_Job] = deque()
        self._wake = threading.Event()
        self._stopping = False
        self._pen: Pen | None = None
        self._committed: list[Committed] = []
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self.groups = 0
        self.actions = 0

    def on_commit(self, told: Committed) -> None:
        """Be told of every durable group (before the callers are)."""
        self._committed.append(told)

    def start(self) -> None:
        """Open the store and begin. Raises StoreBroken when it cannot be opened."""
        self._pen = self._open_pen()
        self._thread.start()

    @property
    def broken(self) -> bool:
        """Whether the store cannot be written to at the moment."""
        return self._pen is None

    def do(self, action: Action[T], *, load: Load | None = None, patient: bool = False) -> "asyncio.Future[T]":
        """Queue an action; the future holds its result once that is durable.

        `load` says what it will read first, so that this can be read together for the whole group.
        `patient` actions (chunks of long work) give way to all others, one to a group. Raises Busy when the queue is
        full or too old. A caller that goes away does not cancel what was accepted.
        """
        waiting = self._quick
        if self._stopping or len(waiting) >= QUEUE or self._overdue():
            raise Busy()
        job = _Job(action, self._loop.create_future(), load)
        (self._patient if patient else waiting).append(job)
        if not self._wake.is_set():
            self._wake.set()
        return job.future

    def _overdue(self) -> bool:
        try:
            return time.monotonic() - self._quick[0].since > PATIENCE
        except IndexError:
            # Asking first whether one is there would not help: the writer takes it meanwhile.
            return False

    async def stop(self) -> None:
        """Finish what was accepted, then close the store."""
        self._stopping = True
        self._wake.set()
        await asyncio.to_thread(self._thread.join)

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            while group := self._take():
                self._write(group)
            if self._stopping:
                break
        if self._pen is not None:
            self._pen.close()

    def _take(self) -> list[_Job]:
        group: list[_Job] = []
        try:
            while len(group) < GROUP:
                group.append(self._quick.popleft())
        except IndexError:
            pass
        if self._patient and len(group) < GROUP:
            group.append(self._patient.popleft())
        return group

    def _write(self, group: list[_Job]) -> None:
        try:
            told = self._commit(group, careful=False)
        except WriteRefused:
            # Which action it was shows only when each waits for its own answer.
            told = self._again(group)
        except Exception as broken:
            told = self._fail(group, broken)
        self.groups += 1
        self.actions += len(group)
        self._loop.call_soon_threadsafe(self._tell, group, *told)
        if self._pen is not None:
            self._pen.tidy()

    def _again(self, group: list[_Job]) -> tuple[list[Any], list[Any]]:
        if self._pen is not None:
            self._pen.rollback()
        try:
            return self._commit(group, careful=True)
        except Exception as broken:
            return self._fail(group, broken)

    def _commit(self, group: list[_Job], careful: bool) -> tuple[list[Any], list[Any]]:
        pen = self._pen or self._reopen()
        appended: list[Any] = []
        timers: list[Any] = []
        now = self._clock.now()
        counters = pen.begin()
        ahead = ReadAhead(pen, [job.load for job in group]) if pen.is_far and not careful else None
        for place, job in enumerate(group):
            job.error = None
            rows = ahead.next_rows(place) if ahead is not None else []
            read = (job.load, rows) if job.load is not None and rows else None
            tx = Transaction(pen, now, counters, careful, read)
            try:
                job.result = job.action(tx)
                counters = tx.finish()
            except StoreBroken:
                raise
            except Exception as error:
                if isinstance(error, WriteRefused) and not careful:
                    raise
                self._undo(tx, job, error)
            else:
                appended += tx.appended
                timers += tx.timers
        pen.commit(counters)
        return appended, timers

    def _undo(self, tx: Transaction, job: _Job, error: Exception) -> None:
        tx.abandon()
        job.error = error
        if not isinstance(error, Refusal):
            log.error("action failed", exc_info=error)

    def _fail(self, group: list[_Job], broken: Exception) -> tuple[list[Any], list[Any]]:
        log.error("store failed: %s", broken)
        for job in group:
            job.error = _unknown() if isinstance(broken, OutcomeUnknown) else _unwritten()
        pen, self._pen = self._pen, None
        if pen is not None:
            pen.rollback()
            pen.close()
        return [], []

    def _reopen(self) -> Pen:
        time.sleep(REOPEN_PAUSE)
        self._pen = self._open_pen()
        return self._pen

    def _tell(self, group: list[_Job], appended: list[Any], timers: list[Any]) -> None:
        for told in self._committed:
            try:
                told(appended, timers)
            except Exception:
                # What is durable is answered, whatever becomes of those who hear of it.
                log.exception("a follower of the log failed")
        for job in group:
            if job.future.cancelled():
                continue
            if job.error is None:
                job.future.set_result(job.result)
            else:
                job.future.set_exception(job.error)


def _unwritten() -> Busy:
    return Busy("The desk cannot write at the moment.", "Nothing was stored. Try again in a moment.")


def _unknown() -> Busy:
    return Busy("The desk lost its store while writing.", "It may be stored already; sending it again is safe.")
