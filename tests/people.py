"""The cast of the tests, and a served desk they meet at: real HTTP, real sockets, a real database, a clock they step."""

import asyncio
import contextlib
import json
import uuid
from collections import deque
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from deskbell.app import Web, open_desk
from deskbell.clock.time import SECOND
from deskbell.config import Settings
from deskbell.desk import Desk
from deskbell.web.socket_protocol import SocketProtocol

MIRA = {"workspace": "Acme", "name": "Mira Rossi", "email": "mira@acme.test", "password": "a quiet harbour 7"}
WITHIN = 10.0
"""Seconds after which a test that waits for something has failed."""


class SteppedClock:
    """A clock that stands still until it is stepped."""

    def __init__(self, start: int = 1_764_000_000 * SECOND) -> None:
        self._now = start
        self._stepped: set[asyncio.Event] = set()

    def now(self) -> int:
        return self._now

    def step(self, microseconds: int) -> None:
        """Let time pass."""
        self._now += microseconds
        for nudged in list(self._stepped):
            nudged.set()

    async def until(self, at: int, nudged: asyncio.Event) -> None:
        self._stepped.add(nudged)
        if self._now < at:
            await nudged.wait()


class Served:
    """A desk that is served at an address."""

    def __init__(self, desk: Desk, base: str, clock: SteppedClock) -> None:
        self.desk, self.base, self.clock = desk, base, clock

    @property
    def sockets(self) -> str:
        return self.base.replace("http", "ws")


@contextlib.asynccontextmanager
async def served(
    data: Path, database: str = "", clock: SteppedClock | None = None, **settings_given: Any
) -> AsyncIterator[Served]:
    """Open a desk and serve it on a free port."""
    clock = clock or SteppedClock()
    settings = Settings(data=str(data), database=database, port=0, **settings_given)
    async with open_desk(settings, clock) as desk:
        config = uvicorn.Config(
            Web(desk), port=0, lifespan="off", ws=SocketProtocol, ws_per_message_deflate=False, log_config=None
        )
        server = uvicorn.Server(config)
        server.install_signal_handlers = lambda: None  # type: ignore[method-assign]
        task = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield Served(desk, f"http://127.0.0.1:{port}", clock)
        finally:
            server.should_exit = True
            await task


class AgentAtWork:
    """An agent with a browser: cookies, requests like the app's, and a socket."""

    def __init__(self, at: Served) -> None:
        self.at = at
        headers = {"X-Deskbell": "1", "Origin": at.base}
        self.http = httpx.AsyncClient(base_url=at.base + "/api/v1", headers=headers, timeout=WITHIN)
        self.socket: ClientConnection | None = None
        self.position = 0
        self.epoch = ""
        self.unread: deque[dict[str, Any]] = deque()

    async def set_up(self, **other: str) -> dict[str, Any]:
        return self.checked(await self.http.post("/setup", json={**MIRA, **other}))

    async def accept(self, link: str, name: str, password: str = "another harbour 8") -> dict[str, Any]:
        token = link.rpartition("/")[2]
        return self.checked(await self.http.post(f"/links/{token}", json={"name": name, "password": password}))

    def checked(self, response: httpx.Response) -> Any:
        assert response.is_success, f"{response.request.method} {response.url}: {response.status_code} {response.text}"
        return response.json() if response.content else None

    async def get(self, path: str, **params: Any) -> Any:
        return self.checked(await self.http.get(path, params=params))

    async def post(self, path: str, **body: Any) -> Any:
        return self.checked(await self.http.post(path, json=body))

    async def command(self, path: str, **body: Any) -> Any:
        return await self.post(path, command_id=str(uuid.uuid4()), **body)

    async def inbox(self, **params: Any) -> list[dict[str, Any]]:
        return list((await self.get("/conversations", **params))["conversations"])

    async def listen(self, position: int | None = None) -> dict[str, Any]:
        """Open the socket; returns the desk's first answer."""
        if position is None:
            desk = await self.get("/desk")
            self.position, self.epoch = desk["position"], desk["epoch"]
        else:
            self.position = position
        cookies = "; ".join(f"{k}={v}" for k, v in self.http.cookies.items())
        self.socket = await connect(
            self.at.sockets + "/api/v1/live",
            additional_headers={"Cookie": cookies},
            origin=self.at.base,  # type: ignore[arg-type]
        )
        await self.say(t="hello", v=1, epoch=self.epoch, position=self.position)
        return await self.hear("welcome", "reset")

    async def say(self, **frame: Any) -> None:
        assert self.socket is not None
        await self.socket.send(json.dumps(frame))

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """The next frame of one of these kinds."""
        return await hear(self.socket, *kinds)

    async def event(self, kind: str) -> dict[str, Any]:
        """The next event of a kind."""
        async with asyncio.timeout(WITHIN):
            while True:
                while self.unread:
                    event = self.unread.popleft()
                    if event["kind"] == kind:
                        return event
                frame = await self.hear("events")
                assert frame["after"] <= self.position <= frame["upto"]
                self.position = frame["upto"]
                self.unread += frame["events"]

    async def close(self) -> None:
        if self.socket is not None:
            await self.socket.close()
        await self.http.aclose()


class VisitorOnSite:
    """A customer's browser with the chat open."""

    def __init__(self, at: Served, app: str, **hello: Any) -> None:
        self.at, self.app, self.extra = at, app, hello
        self.token: str | None = None
        self.position: int | None = None
        self.socket: ClientConnection | None = None
        self.welcome: dict[str, Any] = {}

    async def open(self, **more: Any) -> dict[str, Any]:
        self.socket = await connect(self.at.sockets + "/api/v1/chat", origin="https://shop.example")  # type: ignore[arg-type]
        page = {"url": "https://shop.example/projects/export", "title": "Export"}
        hello = {"app": self.app, "token": self.token, "page": page, "position": self.position, **self.extra, **more}
        await self.say(t="hello", v=1, **hello)
        self.welcome = await hear(self.socket, "welcome", "error")
        if self.welcome["t"] == "welcome":
            self.token, self.position = self.welcome["token"], self.welcome["position"]
        return self.welcome

    async def say(self, **frame: Any) -> None:
        assert self.socket is not None
        await self.socket.send(json.dumps(frame))

    async def write(self, text: str, id: str | None = None, **more: Any) -> dict[str, Any]:
        """Send a message; returns the desk's answer."""
        await self.say(t="send", id=id or str(uuid.uuid4()), text=text, **more)
        answer = await self.hear("ack", "refused")
        if answer["t"] == "ack":
            self.position = answer["position"]
        return answer

    async def hear(self, *kinds: str) -> dict[str, Any]:
        return await hear(self.socket, *kinds)

    async def leave(self) -> None:
        if self.socket is not None:
            await self.socket.close()


async def hear(socket: ClientConnection | None, *kinds: str) -> dict[str, Any]:
    """The next frame of one of these kinds; others are passed over."""
    assert socket is not None
    async with asyncio.timeout(WITHIN):
        while True:
            frame = json.loads(await socket.recv())
            if frame["t"] in kinds:
                return dict(frame)
