"""A desk with files behind its real addresses, and people at its door."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from litestar import Litestar, Request, get
from litestar.di import Provide
from litestar.response import Stream

from deskbell.access.may import Caller
from deskbell.attachments.endpoints import ROUTES
from deskbell.attachments.serving import answer_file, file_for_visitor
from deskbell.desk import Desk
from deskbell.errors import Unauthenticated
from deskbell.log.actor import Actor
from deskbell.store.files import Files, claim
from deskbell.store.open import Store
from deskbell.store.reads import Reads
from deskbell.store.statement import Row
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer
from deskbell.web.refusals import HANDLERS
from tests.store.desks import say

MIRA = Caller(Actor("agent", 1, "mira", "Mira"), 1, "agent", frozenset({1}))
NOAH = Caller(Actor("agent", 2, "noah", "Noah"), 2, "agent", frozenset({2}))
OWNER = Caller(Actor("agent", 3, "olga", "Olga"), 3, "owner", frozenset())
VIEWER = Caller(Actor("agent", 4, "vera", "Vera"), 4, "viewer", frozenset({1}))
PEOPLE = {person.actor.id: person for person in (MIRA, NOAH, OWNER, VIEWER)}

SITE = "https://shop.example"
INSERT_CONVERSATION = say(
    "conversation",
    "INSERT INTO conversation (key, id, subject, state, channel_key, contact_key, origin_contact_key, assignee_key,"
    " team_key, tags, preview, preview_by, last_at, created_at, revision, last_inbound, last_message, last_by,"
    " seen_by_agents, seen_by_customer)"
    " VALUES (?, ?, '', 'open', 1, 1, 1, 0, ?, '[]', '', '', 0, 0, 0, 0, 0, '', 0, 0)",
    "key",
    "id",
    "team_key",
)
INSERT_MESSAGE = say(
    "message",
    "INSERT INTO message (key, id, conversation_key, origin_conversation_key, kind, channel_key, author_kind,"
    " author_key, author_name, text, attachments, at, revision, erased)"
    " VALUES (?, ?, ?, 0, ?, 1, 'agent', 1, '', '', '[]', 0, 1, 0)",
    "key",
    "id",
    "conversation_key",
    "kind",
)
MOVE = say("move", "UPDATE conversation SET team_key = ? WHERE key = ?", "team_key", "key")
COUNT = say("count", "SELECT count(*) FROM attachment")


class HandClock:
    """A time that passes when told."""

    def __init__(self) -> None:
        self.time = 1_700_000_000_000_000

    def now(self) -> int:
        return self.time


class Doors:
    """The desk and its door."""

    def __init__(self, desk: Desk, clock: HandClock, http: httpx.AsyncClient, data: Path) -> None:
        self.desk, self.clock, self.http, self.data = desk, clock, http, data

    async def upload(self, content: bytes, name: str = "a.bin", kind: str = "", as_: str = "mira") -> httpx.Response:
        headers = {"X-Agent": as_} | ({"Content-Type": kind} if kind else {})
        return await self.http.post("/api/v1/attachments", params={"name": name}, content=content, headers=headers)

    async def download(self, id: str, as_: str = "mira", **headers: str) -> httpx.Response:
        return await self.http.get(f"/api/v1/attachments/{id}", headers={"X-Agent": as_} | headers)

    async def send(self, id: str, uploader: str = "agent:1", team_key: int = 0, kind: str = "reply") -> int:
        """Put a file into the first message of a new conversation; returns that conversation's number."""

        def action(tx: Transaction) -> int:
            conversation_key, message_key = tx.key(), tx.key()
            tx.write(INSERT_CONVERSATION, key=conversation_key, id=f"c{conversation_key}", team_key=team_key)
            tx.write(
                INSERT_MESSAGE, key=message_key, id=f"m{message_key}", conversation_key=conversation_key, kind=kind
            )
            claim(tx, [id], uploader, message_key, conversation_key)
            return conversation_key

        return await self.desk.writer.do(action)

    async def rows(self, statement: Any, **values: Any) -> list[Row]:
        return await self.desk.reads.run(lambda reader: reader.all(statement, **values))

    @property
    def on_disk(self) -> list[str]:
        """The files in the data directory, finished and unfinished."""
        return [path.name for path in (self.data / "files").rglob("*") if path.is_file()]


@get("/chat/{id:str}")
async def chat_download(request: Request[Any, Any, Any], desk: Desk, id: str, conversation: int) -> Any:
    """How a channel hands files to its visitors."""
    uploader = request.headers["x-uploader"]
    file = await desk.reads.run(lambda reader: file_for_visitor(reader, uploader, conversation, id))
    return await answer_file(desk, file, None, SITE)


def _caller(request: Request[Any, Any, Any]) -> Caller:
    try:
        return PEOPLE[request.headers.get("x-agent")]
    except KeyError:
        raise Unauthenticated("Nobody is signed in.") from None


@asynccontextmanager
async def doors(store: Store, data: Path) -> AsyncIterator[Doors]:
    """Open the desk."""
    desk, clock = Desk(), HandClock()
    desk.files = Files(data)
    desk.reads = Reads(store.open_reader, threads=1)
    desk.writer = Writer(store.open_pen, clock, asyncio.get_running_loop())
    desk.writer.start()
    app = Litestar(
        [*ROUTES, chat_download],
        path="/api/v1",
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "caller": Provide(_caller, sync_to_thread=False),
        },
        exception_handlers=HANDLERS,
        signature_types=[Stream],
    )
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="https://desk.test") as http:
        yield Doors(desk, clock, http, data)
    await desk.writer.stop()
    desk.reads.close()
