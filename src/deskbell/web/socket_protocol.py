"""uvicorn's WebSocket, with a short way for what nearly every frame is: one whole text, masked, alone in its packet.

Everything else (handshake, fragments, pings, closing, errors) goes the library's way. The short way costs a quarter of
the CPU in both directions, and frames are what a chat consists of.
"""

import asyncio
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import State

try:
    from websockets.speedups import apply_mask
except ImportError:
    from websockets.utils import apply_mask

WRITE = "deskbell.write"
"""The name under which a socket's scope offers `write_now`, for frames that are made once and sent to many."""
SLICE = 1_024
"""Bytes that are read at once; a packet can hold thousands of frames, and takes as long."""
FINAL_TEXT = 0x81
MASKED = 0x80
_EXTENDED, _HUGE = 126, 127
"""Lengths that say: the length itself stands in the next two, or eight, bytes (RFC 6455 section 5.2)."""


class Inbox:
    """What came in and was not taken yet: asyncio's queue for one taker, at a tenth of its memory and half its time."""

    __slots__ = ("_came", "_taker")

    def __init__(self) -> None:
        self._came: list[Any] = []
        self._taker: asyncio.Future[None] | None = None

    def put_nowait(self, message: Any) -> None:
        """Add a message."""
        self._came.append(message)
        if self._taker is not None and not self._taker.done():
            self._taker.set_result(None)

    async def get(self) -> Any:
        """Take the oldest, or wait for one."""
        while not self._came:
            self._taker = asyncio.get_running_loop().create_future()
            await self._taker
        self._taker = None
        return self._came.pop(0)

    def empty(self) -> bool:
        """Whether there is none."""
        return not self._came


class SocketProtocol(WebSocketsSansIOProtocol):
    """One connection."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.queue = Inbox()  # type: ignore[assignment]
        self._unread = b""
        """What came in and waits until what came before is taken."""

    def data_received(self, data: bytes) -> None:
        if self._unread or len(data) > SLICE:
            self._unread += data
            if not self.read_paused:
                self.read_paused = True
                self.transport.pause_reading()
                self.loop.call_soon(self._read_on)
        else:
            self._read(data)

    def _read_on(self) -> None:
        """A slice, when everything before it was taken: a packet full of tiny frames holds nobody else up."""
        if self.disconnected:
            return
        if self._unread and self.queue.empty():
            part, self._unread = self._unread[:SLICE], self._unread[SLICE:]
            self._read(part)
            if self._unread and self.queue.empty():
                self.loop.call_soon(self._read_on)
        if self.read_paused and not self._unread and self.queue.empty():
            self.read_paused = False
            self.transport.resume_reading()

    async def receive(self) -> Any:
        message = await self.queue.get()
        self._read_on()
        return message

    def _read(self, data: bytes) -> None:
        text = whole_text(data) if self._between_messages() else None
        if text is None:
            super().data_received(data)
        else:
            self.handle_text(Frame(Opcode.TEXT, text))

    def _between_messages(self) -> bool:
        conn = self.conn
        return conn.state is State.OPEN and conn.current_size is None and not conn.reader.buffer

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if not self.close_sent:
            extensions: Any = self.scope["extensions"]
            extensions[WRITE] = self.write_now

    def write_now(self, frame: bytes) -> bool:
        """Send a whole frame, if the socket is open and takes it at once."""
        takes = self.conn.state is State.OPEN and self.writable.is_set() and not (self.close_sent or self.disconnected)
        if takes and self.handshake_complete:
            self.transport.write(frame)
            return True
        return False


def whole_text(data: bytes) -> bytes | None:
    """The text of a packet that is exactly one short, final, masked text frame; None for any other."""
    size = len(data)
    if size < 6 or data[0] != FINAL_TEXT or not data[1] & MASKED:
        return None
    length, begin = data[1] & 0x7F, 6
    if length == _EXTENDED and size >= 8:
        length, begin = int.from_bytes(data[2:4], "big"), 8
    elif length >= _EXTENDED:
        return None
    if size != begin + length:
        return None
    return apply_mask(data[begin:], data[begin - 4 : begin])


def text_frame(body: bytes) -> bytes:
    """A server's frame with this text."""
    length = len(body)
    if length < _EXTENDED:
        return bytes((FINAL_TEXT, length)) + body
    if length < 65_536:
        return bytes((FINAL_TEXT, _EXTENDED)) + length.to_bytes(2, "big") + body
    return bytes((FINAL_TEXT, _HUGE)) + length.to_bytes(8, "big") + body
