"""Follows the log in memory: fresh facts go to the hub as they are, what another process wrote is read in between."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from deskbell.live.hub import Hub
from deskbell.live.replay import read_after
from deskbell.log.append import Appended
from deskbell.store.reads import Reads

PAUSE = 0.2
"""Seconds until the next try when one failed."""

log = logging.getLogger("deskbell.live")


class Follower:
    """Keeps the hub in the log's order."""

    def __init__(self, hub: Hub, reads: Reads, foreign: Callable[[list[Appended]], None]) -> None:
        self._hub = hub
        self._reads = reads
        self._foreign = foreign
        """Told of what was read from the store instead of heard from this process's writer."""
        self._waiting: list[Appended] = []
        self._catching: asyncio.Task[None] | None = None

    def committed(self, appended: list[Any], timers: list[Any]) -> None:
        """A group of this process is durable."""
        if not appended:
            return
        if self._catching is None and appended[0].event.seq == self._hub.position + 1:
            self._hub.publish(appended)
            return
        self._waiting += appended
        self.nudge()

    def nudge(self) -> None:
        """Another process may have written: look."""
        if self._catching is None:
            self._catching = asyncio.create_task(self._catch_up())

    async def _catch_up(self) -> None:
        """Read what came since from the store; the fresh facts of this process are among it."""
        try:
            while missed := await self._reads.run(lambda r: read_after(r, self._hub.position)):
                self._foreign(missed)
                self._hub.publish(missed)
            fresh = [one for one in self._waiting if one.event.seq > self._hub.position]
            self._waiting = []
            if fresh:
                self._hub.publish(fresh)
        except Exception as failed:
            log.error("live cannot follow the log; it tries again", exc_info=failed)
            behind = True
        else:
            behind = bool(self._waiting)
        self._catching = None
        if behind:
            asyncio.get_running_loop().call_later(PAUSE, self.nudge)
