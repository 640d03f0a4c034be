"""A desk and who stands before it; entered by HTTP and by the agents' socket."""

import asyncio
import contextlib
import json
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec

from deskbell.access.ending import Ended
from deskbell.app import Web, open_desk
from deskbell.clock.time import DAY
from deskbell.config import Settings
from deskbell.desk import Desk
from deskbell.routes import API
from deskbell.web.asgi import App
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
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(nudged.wait(), 0.05)


class House:
    """The running doors and who stands before them."""

    def __init__(self, desk: Desk, clock: SteppedClock, app: App) -> None:
        self.desk, self.clock, self.app = desk, clock, app
        self.ended: list[Ended] = []
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


async def begin_chat(house: House, owner: httpx.AsyncClient) -> dict[str, Any]:
    """The conversation that a visitor of a customer's site begins."""
    [channel] = (await owner.get("/channels")).json()["channels"]
    visitor = house.browser("203.0.113.80", origin="https://shop.test", sec_fetch_site="cross-site", x_deskbell="")
    hello = {"t": "hello", "v": 1, "app": channel["app_id"], "page": {"url": "https://shop.test/", "title": "Shop"}}
    welcome = await visitor.post("/chat/hello", json=hello)
    assert welcome.status_code == 200, welcome.text
    said: dict[str, object] = {
        "t": "send",
        "id": "0c0ffee0-0000-4000-8000-000000000001",
        "text": "Hello?",
        "attachments": [],
        "page": None,
    }
    bearer = {"authorization": f"Bearer {welcome.json()['token']}"}
    sent = await visitor.post("/chat/frames", json={"frames": [said]}, headers=bearer)
    assert sent.status_code == 200, sent.text
    [conversation] = (await owner.get("/conversations")).json()["conversations"]
    return dict(conversation)


def code(answer: httpx.Response) -> str:
    """The code of a refusal."""
    return str(answer.json()["error"]["code"])


def api_routes() -> Iterator[tuple[str, str, bool]]:
    """(method, path without the prefix, whether visitors call it) of every address of the API."""
    for route in API.routes:
        for one in getattr(route, "route_handlers", ()):
            for method in sorted(one.http_methods - {"HEAD", "OPTIONS"}):
                yield str(method), route.path.removeprefix("/api/v1"), bool(one.opt.get("visitors"))


@asynccontextmanager
async def opened(template: Path, settings: Settings) -> AsyncIterator[House]:
    """A fresh desk, from a copy of an empty one."""
    shutil.copytree(template, settings.data)
    clock = SteppedClock()
    async with open_desk(settings, clock) as desk:
        yield House(desk, clock, Web(desk))


def as_json(value: object) -> bytes:
    """A body, for requests that do not say it is JSON."""
    return json.dumps(value).encode()


def fields(kind: type[msgspec.Struct]) -> set[str]:
    """The names a struct has on the wire."""
    return set(kind.__struct_fields__)


A_YEAR = 365 * DAY
