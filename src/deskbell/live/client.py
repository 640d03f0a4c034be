"""One open socket: a bounded queue, sent without ever holding up anybody else."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

LIMIT = 1_048_576
"""Bytes that may wait for one socket; beyond that it is cut and resumes by its position."""

Send = Callable[[Any], Awaitable[None]]


class Client:
    """The desk's end of a socket. `push` never waits."""

    __slots__ = ("_closing", "_draining", "_held", "_queue", "_send", "_waiting", "closed")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._queue: deque[str] = deque()
        self._waiting = 0
        self._draining: asyncio.Task[None] | None = None
        self._closing: int | None = None
        self._held = False
        self.closed = False

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
        if self._draining is None:
            self._draining = asyncio.create_task(self._send_all())

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
            if self._closing is not None and not self.closed:
                self._drain()
