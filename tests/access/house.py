"""A desk that is only its doors: sign-in, people, teams, tokens, and one route of visitors; entered by HTTP."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec
from litestar import Litestar, Router, post, websocket
from litestar.connection import WebSocket
from litestar.di import NamedDependency, Provide

from deskbell.access import endpoints as access
from deskbell.access.ending import Ended
from deskbell.access.may import Caller
from deskbell.access.sessions import Sessions
from deskbell.agents import endpoints as agents
from deskbell.clock.time import DAY
from deskbell.config import Settings
from deskbell.desk import Desk
from deskbell.store.open import prepare
from deskbell.store.reads import Reads
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer
from deskbell.web.caller import DEPENDENCIES
from deskbell.web.headers import protect
from deskbell.web.origin import same_origin_guard
from deskbell.web.refusals import HANDLERS
from tests.store.desks import say

ORIGIN = "http://desk.test"
HERE = "198.51.100.7"
PASSWORD = "violet harbour ladder"
OWNER = {"workspace": "Acme", "name": "Mira Holm", "email": "mira@acme.test", "password": PASSWORD}


class SteppedClock:
    """A time that passes when a test says so."""

    def __init__(self) -> None:
        self.time = 1_750_000_000_000_000

    def now(self) -> int:
        return self.time

    def step(self, microseconds: int) -> None:
        self.time += microseconds

    async def until(self, at: int, nudged: asyncio.Event) -> None:
        await asyncio.sleep(0)


class House:
    """The running doors and who stands before them."""

    def __init__(self, desk: Desk, clock: SteppedClock, app: Litestar) -> None:
        self.desk, self.clock, self.app = desk, clock, app
        self.ended: list[Ended] = []
        self.channels = 0
        desk.sessions.on_end.append(self.ended.append)

    def browser(self, address: str = HERE, **headers: str) -> httpx.AsyncClient:
        """A browser with its own cookies on one of our pages; a header given as "" is left out."""
        usual = {"origin": ORIGIN, "sec-fetch-site": "same-origin", "x-deskbell": "1"}
        wanted = usual | {name.replace("_", "-"): value for name, value in headers.items()}
        transport = httpx.ASGITransport(self.app, client=(address, 4711), raise_app_exceptions=False)
        return httpx.AsyncClient(
            transport=transport, base_url=f"{ORIGIN}/api/v1", headers={k: v for k, v in wanted.items() if v}
        )

    def program(self, token: str) -> httpx.AsyncClient:
        """A program with an API token."""
        return self.browser(origin="", sec_fetch_site="", x_deskbell="", authorization=f"Bearer {token}")

    async def owner(self) -> httpx.AsyncClient:
        """Mira, who has just set the desk up, signed in."""
        browser = self.browser()
        answer = await browser.post("/setup", json=OWNER)
        assert answer.status_code == 200, answer.text
        return browser

    async def invited(self, owner: httpx.AsyncClient, name: str, role: str = "agent") -> httpx.AsyncClient:
        """Somebody who followed their invitation, signed in."""
        body = {"name": name, "email": f"{name.lower()}@acme.test", "role": role}
        answer = await owner.post("/agents", json=body)
        assert answer.status_code == 201, answer.text
        browser = self.browser()
        token = answer.json()["link"].rpartition("/")[2]
        arrived = await browser.post(f"/links/{token}", json={"password": PASSWORD})
        assert arrived.status_code == 200, arrived.text
        return browser

    async def written(self) -> None:
        """Wait until everything that was queued is durable."""
        await self.desk.writer.do(lambda tx: None)

    async def rows(self, text: str) -> list[tuple[Any, ...]]:
        """What the database itself holds."""
        return await self.desk.reads.run(lambda reader: reader.all(say("look", text)))


async def my_id(browser: httpx.AsyncClient) -> str:
    """The id of whoever is signed in there."""
    return str((await browser.get("/session")).json()["agent"]["id"])


def code(answer: httpx.Response) -> str:
    """The code of a refusal."""
    return str(answer.json()["error"]["code"])


@post("/chat/hello", opt={"visitors": True}, status_code=200)
async def hello() -> dict[str, bool]:
    """Stands for the routes that other sites' pages call."""
    return {"hello": True}


@websocket("/live")
async def live(socket: WebSocket[Any, Any, Any], caller: NamedDependency[Caller]) -> None:
    """Stands for the agents' socket."""
    await socket.accept()
    await socket.send_text(caller.actor.name)
    await socket.close()


@post("/broken")
async def broken() -> None:
    """Fails in a way nobody foresaw."""
    raise RuntimeError("secret insides at /var/lib/desk")


ROUTES = [*access.ROUTES, *agents.ROUTES, hello, live, broken]


def make_app(desk: Desk, first_channel: Any) -> Litestar:
    """The doors as an app."""

    async def provide_desk() -> Desk:
        return desk

    async def provide_first_channel() -> Any:
        return first_channel

    return Litestar(
        [Router("/api/v1", route_handlers=ROUTES)],
        dependencies={**DEPENDENCIES, "desk": Provide(provide_desk), "first_channel": Provide(provide_first_channel)},
        guards=[same_origin_guard(desk.settings)],
        exception_handlers=HANDLERS,
        before_send=[protect(desk.settings)],
        logging_config=None,
        openapi_config=None,
    )


@asynccontextmanager
async def opened(template: Path, data: Path, settings: Settings) -> AsyncIterator[House]:
    """A fresh desk, from a copy of an empty one."""
    shutil.copytree(template, data)
    store, clock, desk = prepare(data), SteppedClock(), Desk()
    desk.settings, desk.clock, desk.epoch = settings, clock, "epoch"
    desk.writer = Writer(store.open_pen, clock, asyncio.get_running_loop())
    desk.reads = Reads(store.open_reader)
    desk.sessions = Sessions(desk.reads, desk.writer, clock)
    desk.writer.on_commit(desk.sessions.committed)
    desk.writer.start()
    made: list[int] = []

    def first_channel(_tx: Transaction, now: int) -> None:
        made.append(now)

    house = House(desk, clock, make_app(desk, first_channel))
    try:
        yield house
    finally:
        house.channels = len(made)
        await desk.writer.stop()
        desk.reads.close()
        desk.sessions.close()
        store.close()


async def shake_hands(house: House, **headers: str) -> str:
    """What a socket's handshake comes to: `refused`, or the first thing the desk says."""
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {
        "type": "websocket", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "ws", "path": "/api/v1/live",
        "raw_path": b"/api/v1/live", "query_string": b"", "root_path": "", "subprotocols": [], "client": (HERE, 4711),
        "server": ("desk.test", 80), "headers": [(b"host", b"desk.test"), *pairs], "extensions": {},
    }  # fmt: skip
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    await house.app(scope, receive, send)  # type: ignore[arg-type]
    return "refused" if sent[0]["type"] == "websocket.close" else str(sent[1]["text"])


def as_json(value: object) -> bytes:
    """A body, for requests that do not say it is JSON."""
    return json.dumps(value).encode()


def fields(kind: type[msgspec.Struct]) -> set[str]:
    """The names a struct has on the wire."""
    return set(kind.__struct_fields__)


A_YEAR = 365 * DAY
