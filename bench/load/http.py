"""A keep-alive HTTP/1.1 client of as little as it takes; one request at a time on each connection."""

import asyncio
from typing import cast


class Connection(asyncio.Protocol):
    """One connection. Answers must say their length, as the desk's do."""

    def __init__(self, headers: str) -> None:
        self._headers = headers
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, end, body = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return
        length = 0
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        if len(body) >= length and self._answer is not None:
            answer, self._answer, self._buffer = self._answer, None, b""
            answer.set_result((int(head[9:12]), body))

    def connection_lost(self, exc: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("the server hung up"))

    def request(self, method: str, path: str, body: bytes = b"") -> "asyncio.Future[tuple[int, bytes]]":
        """Status and content of the answer."""
        assert self._transport is not None
        assert self._answer is None
        self._answer = asyncio.get_running_loop().create_future()
        head = f"{method} {path} HTTP/1.1\r\n{self._headers}"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        self._transport.write(f"{head}\r\n".encode() + body)
        return self._answer

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.abort()


async def connect(port: int, cookie: str) -> Connection:
    """A signed-in connection."""
    headers = f"Host: 127.0.0.1:{port}\r\nX-Deskbell: 1\r\nCookie: {cookie}\r\n"
    _, connection = await asyncio.get_running_loop().create_connection(lambda: Connection(headers), "127.0.0.1", port)
    return connection
