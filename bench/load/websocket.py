"""A WebSocket client (RFC 6455) of as little as it takes: a few thousand of them must not cost more than the server."""

import asyncio
import base64
import os
import struct
from collections.abc import Callable
from typing import cast

Heard = Callable[[bytes], None]

TEXT, CLOSE, PING, PONG = 0x81, 0x88, 0x89, 0x8A
_NO_MASK = b"\0\0\0\0"
"""A client must mask; with zeros the text stays as it is (section 5.3 leaves the choice of the key to us)."""


class Socket(asyncio.Protocol):
    """One client's end. `heard` gets each text as bytes."""

    def __init__(self, request: bytes, heard: Heard) -> None:
        self.heard = heard
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.lost = False
        self.received = 0
        """Bytes that came in."""
        self._request = request
        self._rest = b""
        self._handshake = True
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are none by inheritance.
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        if self._rest:
            data = self._rest + data
        if self._handshake:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                self._rest = head
                return
            self._handshake = False
            if b" 101 " in head[:20]:
                self.opened.set_result(None)
            else:
                self.opened.set_exception(ConnectionError(head[:200].decode(errors="replace")))
        self._rest = self._frames(data)

    def _frames(self, data: bytes) -> bytes:
        """Hand on every whole frame; returns what is left."""
        at, end = 0, len(data)
        while end - at >= 2:
            kind, length, body = data[at], data[at + 1], at + 2
            if length == 126:
                body = at + 4
                if end < body:
                    break
                length = int.from_bytes(data[at + 2 : at + 4], "big")
            elif length == 127:
                body = at + 10
                if end < body:
                    break
                length = int.from_bytes(data[at + 2 : at + 10], "big")
            if end < body + length:
                break
            at = body + length
            if kind == TEXT:
                self.heard(data[body:at])
            elif kind == PING:
                self._write(PONG, data[body:at])
        return data[at:]

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        if not self.opened.done():
            self.opened.set_exception(ConnectionError("the server closed the socket"))

    def send(self, text: bytes) -> None:
        """Send a text."""
        self._write(TEXT, text)

    def _write(self, kind: int, body: bytes) -> None:
        size = len(body)
        if size < 126:
            head = bytes((kind, 0x80 | size))
        else:
            head = struct.pack("!BBH", kind, 0x80 | 126, size)
        assert self._transport is not None
        self._transport.write(head + _NO_MASK + body)

    def stop_reading(self) -> None:
        """Be a client that does not keep up."""
        assert self._transport is not None
        self._transport.pause_reading()

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()


async def connect(port: int, path: str, heard: Heard, *, address: str = "127.0.0.1", **headers: str) -> Socket:
    """Open a socket from one of our own addresses (all of 127.0.0.0/8 are); raises ConnectionError."""
    lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Upgrade: websocket", "Connection: Upgrade"]
    lines += [f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}", "Sec-WebSocket-Version: 13"]
    lines += [f"{name.capitalize()}: {value}" for name, value in headers.items()]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    _, client = await asyncio.get_running_loop().create_connection(
        lambda: Socket(request, heard), "127.0.0.1", port, local_addr=(address, 0)
    )
    await client.opened
    return client
