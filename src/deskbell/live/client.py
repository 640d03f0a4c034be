"""One open socket: sent to at once while it keeps up, a bounded queue where it does not; nobody waits for it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from deskbell.web.socket_protocol import WRITE, text_frame

LIMIT = 1_048_576
"""Bytes that may wait for one socket; beyond that it is cut and resumes by its position."""

Send = Callable[[Any], Awaitable[None]]


class Client:
    """The desk's end of a socket. `push` never waits."""

    __slots__ = ("_closing", "_draining", "_held", "_queue", "_send", "_waiting", "_write", "closed", "writing")

    def __init__(self, send: Send, scope: Any = None) -> None:
        self._send = send
        self._write: Callable[[bytes], bool] | None = (scope or {}).get("extensions", {}).get(WRITE)
        """Takes a frame at once or refuses it; without it, and for what it refuses, a task sends what waits."""
        self._queue: list[str] = []
        self._waiting = 0
        self._draining: asyncio.Task[None] | None = None
        self._closing: int | None = None
        self._held = False
        self.closed = False
        self.writing: str | None = None
        """The id of the message that this socket sends; it is acknowledged, not told again."""

    def push(self, text: str, frame: bytes | None = None) -> None:
        """Send `text` after what waits already; a socket that does not keep up is cut.

        `frame` is the same text as it travels, for who pushes it to many.
        """
        if self.closed:
            return
        write = self._write
        if write is not None and self._keeps_up() and write(frame or text_frame(text.encode())):
            return
        self._queue.append(text)
        self._waiting += len(text)
        if self._waiting > LIMIT:
            self._queue.clear()
            self.close(4008)
        elif not self._held:
            self._drain()

    def _keeps_up(self) -> bool:
        return not (self._queue or self._held or self._draining or self._closing)

    def hold(self) -> None:
        """Keep frames back until `release`, so that what was read before them goes first."""
        self._held = True

    def release(self, first: list[str]) -> None:
        """Send `first`, then what was kept back."""
        self._held = False
        self._queue[:0] = first
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
                text = self._queue.pop(0)
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
