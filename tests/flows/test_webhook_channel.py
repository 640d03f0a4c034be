"""The generic channel: signed posts in, signed replies out, every try on record, nothing lost, nothing twice."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from deskbell.errors import Busy
from deskbell.outbound.signing import sign, verify
from tests.people import AgentAtWork, Served, served


@dataclass
class OtherSide:
    """A program of somebody else's: posts in, and takes replies with the answers a test gives it."""

    answers: list[int] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    port: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(":") for line in head[1:] if line)}
        body = await reader.readexactly(int(headers["content-length"]))
        self.got.append((headers, body))
        status = self.answers.pop(0) if self.answers else 200
        writer.write(f"HTTP/1.1 {status} X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        self.arrived.set()


@pytest.fixture
async def other() -> AsyncIterator[OtherSide]:
    side = OtherSide()
    server = await asyncio.start_server(side.serve, "127.0.0.1", 0)
    side.port = server.sockets[0].getsockname()[1]
    yield side
    server.close()


@pytest.fixture
async def at(tmp_path: Path, database: str, other: OtherSide) -> AsyncIterator[Served]:
    async with served(tmp_path / "data", database, allow_private_hosts=[f"127.0.0.1:{other.port}"]) as desk:
        yield desk


@dataclass
class Hook:
    """A webhook channel and its secret."""

    id: str
    secret: str
    at: Served

    async def post(self, body: bytes, id: str = "msg-1", **wrong: str) -> httpx.Response:
        headers = {**sign(id, self.at.clock.now(), body, [self.secret]), **wrong}
        async with httpx.AsyncClient() as http:
            return await http.post(f"{self.at.base}/api/v1/hooks/{self.id}", content=body, headers=headers)


@pytest.fixture
async def hook(mira: AgentAtWork, other: OtherSide) -> Hook:
    settings = {"deliver_to": f"http://127.0.0.1:{other.port}/replies"}
    channel = await mira.post("/channels", kind="webhook", name="Forum", settings=settings)
    secret = (await mira.post(f"/channels/{channel['id']}/secrets"))["secret"]
    return Hook(channel["id"], secret, mira.at)


def body(text: str, **sender: str) -> bytes:
    return json.dumps({"from": {"id": "u-77", "name": "Petra", **sender}, "text": text}).encode()


async def delivery(mira: AgentAtWork, state: str) -> dict[str, Any]:
    while True:
        event = await mira.event("message.delivery")
        if event["message"]["delivery"] == state:
            return event


async def test_what_is_posted_is_in_the_inbox_once_however_often_it_comes(mira: AgentAtWork, hook: Hook) -> None:
    answers = await asyncio.gather(*(hook.post(body("Anyone else unable to log in?")) for _ in range(20)))
    assert {answer.status_code for answer in answers} == {202}
    rows = await mira.inbox()
    assert [(row["preview"], row["contact"]["name"]) for row in rows] == [("Anyone else unable to log in?", "Petra")]
    await hook.post(body("Still not."), id="msg-2")
    opened = await mira.get(f"/conversations/{rows[0]['id']}")
    assert [m["text"] for m in opened["messages"]] == ["Anyone else unable to log in?", "Still not."]


async def test_what_is_not_signed_rightly_is_refused_and_leaves_nothing(mira: AgentAtWork, hook: Hook) -> None:
    real = sign("msg-1", hook.at.clock.now(), body("Hi"), [hook.secret])
    old = sign("msg-1", hook.at.clock.now() - 301_000_000, body("Hi"), [hook.secret])
    wrongs: list[tuple[bytes, dict[str, str]]] = [
        (body("Hi"), {"webhook-signature": ""}),
        (body("Hi"), {"webhook-signature": real["webhook-signature"][:-4] + "AAA="}),
        (body("Hi") + b" ", real),
        (body("Hi"), {**real, "webhook-id": "msg-2"}),
        (body("Hi"), old),
    ]
    for sent, headers in wrongs:
        assert (await hook.post(sent, **headers)).status_code == 401
    assert await mira.inbox() == []


async def test_what_cannot_be_read_says_so_in_the_inbox(mira: AgentAtWork, hook: Hook) -> None:
    assert (await hook.post(b'{"from": 7}')).status_code == 202
    row = (await mira.inbox())[0]
    assert row["preview"].startswith("This could not be read:")


async def test_a_reply_leaves_signed_and_is_sent(mira: AgentAtWork, hook: Hook, other: OtherSide) -> None:
    await hook.post(body("Hello"))
    row = (await mira.inbox())[0]
    await mira.listen()
    said = await mira.command(f"/conversations/{row['id']}/replies", text="Hi Petra", force=True)
    assert said["message"]["delivery"] == "queued"
    await delivery(mira, "sent")
    headers, sent = other.got[0]
    assert verify(headers, sent, [hook.secret], hook.at.clock.now()) == said["message"]["id"]
    told = json.loads(sent)
    assert (told["to"], told["data"]["text"], told["data"]["author"]) == ("u-77", "Hi Petra", "Mira Rossi")


async def test_a_reply_that_is_not_taken_is_tried_again_under_the_same_id(
    mira: AgentAtWork, hook: Hook, other: OtherSide
) -> None:
    other.answers = [503, 500, 200]
    await hook.post(body("Hello"))
    row = (await mira.inbox())[0]
    await mira.listen()
    await mira.command(f"/conversations/{row['id']}/replies", text="Hi", force=True)
    await delivery(mira, "sending")
    waiting = await delivery(mira, "queued")
    assert waiting["message"]["delivery_error"] == "The other side answered 503."
    hook.at.clock.step(5_000_000)
    await delivery(mira, "queued")
    hook.at.clock.step(300_000_000)
    await delivery(mira, "sent")
    assert len({headers["webhook-id"] for headers, _ in other.got}) == 1
    assert len(other.got) == 3


async def test_a_reply_that_is_not_wanted_has_failed_and_a_person_can_send_it_again(
    mira: AgentAtWork, hook: Hook, other: OtherSide
) -> None:
    other.answers = [410]
    await hook.post(body("Hello"))
    row = (await mira.inbox())[0]
    await mira.listen()
    said = await mira.command(f"/conversations/{row['id']}/replies", text="Hi", force=True)
    failed = await delivery(mira, "failed")
    assert "410" in failed["message"]["delivery_error"]
    await mira.command(f"/conversations/{row['id']}/messages/{said['message']['id']}/resend")
    await delivery(mira, "sent")


async def test_a_secret_is_changed_without_a_gap(mira: AgentAtWork, hook: Hook) -> None:
    await mira.post(f"/channels/{hook.id}/secrets")
    assert (await hook.post(body("Still the old one"))).status_code == 202
    await mira.post(f"/channels/{hook.id}/secrets")
    assert (await hook.post(body("Now it is over"), id="msg-2")).status_code == 401


async def test_an_outbox_that_could_not_be_looked_at_goes_on_by_itself(
    mira: AgentAtWork, hook: Hook, other: OtherSide, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hook.post(body("Hello"))
    row = (await mira.inbox())[0]
    await mira.listen()
    reads, refused = hook.at.desk.reads.run, asyncio.Event()

    async def busy(*_: Any, **__: Any) -> Any:
        refused.set()
        monkeypatch.setattr(hook.at.desk.reads, "run", reads)
        raise Busy

    await mira.say(t="ping")
    await mira.hear("pong")
    monkeypatch.setattr(hook.at.desk.reads, "run", busy)
    hook.at.desk.deliver._nudged.set()
    await refused.wait()
    await mira.command(f"/conversations/{row['id']}/replies", text="Hi", force=True)
    await delivery(mira, "sent")
    assert len(other.got) == 1
