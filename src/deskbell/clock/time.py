"""What time it is. The desk has one clock; tests bring their own and step it."""

import asyncio
import time
from typing import Protocol

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR
"""In microseconds, as all times are."""


class Clock(Protocol):
    """The desk's clock."""

    def now(self) -> int:
        """UTC microseconds since 1970."""

    async def until(self, at: int, nudged: asyncio.Event) -> None:
        """Return when it is `at` (UTC microseconds), or as soon as `nudged` is set."""


class SystemClock:
    """The machine's clock. Never goes backwards within a process, even when the machine's time is set back."""

    def __init__(self) -> None:
        self._last = 0

    def now(self) -> int:
        self._last = max(self._last, time.time_ns() // 1_000)
        return self._last

    async def until(self, at: int, nudged: asyncio.Event) -> None:
        # A jump of the machine's time is noticed within a minute.
        wait = min(max(at - self.now(), 0) / SECOND, 60.0)
        try:
            await asyncio.wait_for(nudged.wait(), wait)
        except TimeoutError:
            return
