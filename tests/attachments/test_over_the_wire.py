"""Files through a real server: as large as they may be, refused when larger, and gone when the sender goes away."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from deskbell.attachments.uploading import LARGEST
from tests.attachments.doors import COUNT
from tests.people import WITHIN, AgentAtWork, Served, served


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as desk:
        yield desk


@pytest.fixture
async def mira(at: Served) -> AsyncIterator[AgentAtWork]:
    agent = AgentAtWork(at)
    await agent.set_up()
    yield agent
    await agent.close()


def files(data: Path) -> list[Path]:
    return [path for path in (data / "files").rglob("*") if path.is_file()]


async def test_a_file_of_many_megabytes_goes_in_and_comes_out(mira: AgentAtWork) -> None:
    content = os.urandom(5_000_000)
    file = mira.checked(await mira.http.post("/attachments", params={"name": "film.bin"}, content=content))
    answer = await mira.http.get(f"/attachments/{file['id']}")
    assert answer.content == content
    assert answer.headers["content-length"] == str(len(content))
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["cross-origin-resource-policy"] == "same-site"
    part = await mira.http.get(f"/attachments/{file['id']}", headers={"Range": "bytes=1000000-1999999"})
    assert (part.status_code, part.content) == (206, content[1_000_000:2_000_000])


async def test_a_file_that_is_too_large_is_refused_in_words(mira: AgentAtWork, tmp_path: Path) -> None:
    answer = await mira.http.post("/attachments", content=bytes(LARGEST + 1))
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too_large"
    assert files(tmp_path) == []


async def test_without_a_session_nothing_is_taken(at: Served, tmp_path: Path) -> None:
    stranger = AgentAtWork(at)
    assert (await stranger.http.post("/attachments", content=bytes(1_000_000))).status_code == 401
    assert files(tmp_path) == []
    await stranger.close()


async def test_a_sender_who_goes_away_in_the_middle_leaves_nothing(
    at: Served, mira: AgentAtWork, tmp_path: Path
) -> None:
    cookie = "; ".join(f"{name}={value}" for name, value in mira.http.cookies.items())
    reader, writer = await asyncio.open_connection("127.0.0.1", int(at.base.rpartition(":")[2]))
    head = f"POST /api/v1/attachments HTTP/1.1\r\nHost: {at.base[7:]}\r\nCookie: {cookie}\r\nX-Deskbell: 1\r\n"
    writer.write(head.encode() + b"Content-Length: 2000000\r\n\r\n" + bytes(1_000_000))
    await writer.drain()
    async with asyncio.timeout(WITHIN):
        while not files(tmp_path):
            await asyncio.sleep(0.01)
        writer.close()
        while files(tmp_path):
            await asyncio.sleep(0.01)
    assert (await reader.read()) == b""
    assert await at.desk.reads.run(lambda r: r.all(COUNT)) == [(0,)]
