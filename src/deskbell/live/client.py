"""One open socket: sent to at once while it keeps up, a bounded queue where it does not; nobody else ever waits for it."""

import asyncio
import types
from collections import deque
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from typing import Any

LIMIT = 1_048_576
"""Bytes that may wait for one socket; beyond that it is cut and resumes by its position."""

Send = Callable[[Any], Coroutine[Any, Any, None]]


class Client:
    """The desk's end of a socket. `push` never waits."""

    __slots__ = ("_closing", "_draining", "_held", "_queue", "_send", "_waiting", "closed", "writing")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._queue: deque[str] = deque()
        self._waiting = 0
        self._draining: asyncio.Task[None] | None = None
        self._closing: int | None = None
        self._held = False
        self.closed = False
        self.writing: str | None = None
        """The id of the message that this socket sends; it is acknowledged, not told again."""

    def push(self, text: str) -> None:
        """Send `text` after what waits already; a socket that does not keep up is cut."""
        if self.closed:
            return
        self._queue.append(text)
        self._waiting += len(text)
        if self._waiting > LIMIT:
            self._queue.clear()
            self.close(4008)
        elif not self._held:
            self._drain()

    def hold(self) -> None:
        """Keep frames back until `release`, so that what was read before them goes first."""
        self._held = True

    def release(self, first: list[str]) -> None:
        """Send `first`, then what was kept back."""
        self._held = False
        self._queue.extendleft(reversed(first))
        self._waiting += sum(map(len, first))
        if self._queue:
            self._drain()

    def close(self, code: int = 1000) -> None:
        """Send what waits, then close the socket with a code."""
        if not self.closed and self._closing is None:
            self._closing = code
            self._drain()

    def _drain(self) -> None:
        """Send what the socket takes at once; a task is made only for what has to wait."""
        if self._draining is not None:
            return
        sending = self._send_all()
        try:
            waits_for = sending.send(None)
        except StopIteration:
            return
        self._draining = asyncio.create_task(_finish(sending, waits_for))

    async def _send_all(self) -> None:
        try:
            while self._queue:
                text = self._queue.popleft()
                self._waiting -= len(text)
                await self._send({"type": "websocket.send", "text": text})
            if self._closing is not None and not self.closed:
                self.closed = True
                await self._send({"type": "websocket.close", "code": self._closing})
        except Exception:
            # The peer is gone; its reading side notices and takes the client off the hub.
            self.closed = True
        finally:
            self._draining = None


async def _finish(begun: Coroutine[Any, Any, None], waits_for: Any) -> None:
    """Go on with what was begun outside of a task and now has to wait."""
    await _rest(begun, waits_for)


@types.coroutine
def _rest(begun: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, Any, None]:
    while True:
        try:
            came = yield waits_for
        except BaseException as thrown:
            step = partial(begun.throw, thrown)
        else:
            step = partial(begun.send, came)
        try:
            waits_for = step()
        except StopIteration:
            return
