"""An agent's socket as a test holds it: opened through the app, kept open until one side closes it."""

import asyncio
import json
from typing import Any

import httpx

from tests.access.house import HERE, ORIGIN, House


class OpenSocket:
    """A socket that has said hello, with all it was told."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.accepted = False
        self._code: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._coming: asyncio.Queue[Any] = asyncio.Queue()
        self._heard = asyncio.Event()
        self._serving: asyncio.Future[None] | None = None

    @classmethod
    async def open(cls, house: House, token: str | None = None, **headers: str) -> "OpenSocket":
        """Shake hands and say hello; returns with the desk's first answer."""
        socket = cls()
        hello = {"t": "hello", "v": 1, "epoch": None, "position": None, "token": token}
        socket._coming.put_nowait({"type": "websocket.connect"})
        socket._coming.put_nowait({"type": "websocket.receive", "text": json.dumps(hello)})
        socket._serving = asyncio.ensure_future(house.app(_scope(headers), socket._coming.get, socket._send))
        await asyncio.wait_for(socket._heard.wait(), 5)
        return socket

    @classmethod
    async def by_cookie(cls, house: House, browser: httpx.AsyncClient) -> "OpenSocket":
        """The socket of a browser that is signed in."""
        socket = await cls.open(house, origin=ORIGIN, cookie=f"deskbell={browser.cookies['deskbell']}")
        assert json.loads(socket.texts[0])["t"] == "welcome"
        return socket

    @property
    def is_closed(self) -> bool:
        """Whether the desk has closed it."""
        return self._code.done()

    async def closed(self) -> int:
        """The code with which the desk closes it."""
        return await asyncio.shield(self._code)

    async def _send(self, message: Any) -> None:
        if message["type"] == "websocket.accept":
            self.accepted = True
            return
        if message["type"] == "websocket.send":
            self.texts.append(message["text"])
        else:
            self._code.set_result(message["code"])
            self._coming.put_nowait({"type": "websocket.disconnect", "code": message["code"]})
        self._heard.set()


def _scope(headers: dict[str, str]) -> dict[str, Any]:
    pairs = [(name.encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "websocket",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "scheme": "ws",
        "path": "/api/v1/live",
        "raw_path": b"/api/v1/live",
        "query_string": b"",
        "root_path": "",
        "subprotocols": [],
        "client": (HERE, 4711),
        "server": ("desk.test", 80),
        "headers": [(b"host", b"desk.test"), *pairs],
        "extensions": {},
    }
