"""Frames as the network delivers them: many in one packet, one in many packets, and a handshake that is long."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bench.load.websocket import Socket, connect
from deskbell.web.socket_protocol import SLICE, text_frame, whole_text
from tests.people import AgentAtWork, Served, served

WITHIN = 10.0


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path / "data") as desk:
        yield desk


class Chat:
    """A visitor whose bytes go out as they are told to."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.socket: Socket

    async def open(self, at: Served, app: str, **headers: str) -> None:
        port = int(at.base.rpartition(":")[2])
        self.socket = await connect(
            port, "/api/v1/chat", lambda text: self.heard.put_nowait(json.loads(text)), **headers
        )
        self.socket.send(json.dumps({"t": "hello", "app": app}).encode())
        assert (await self.next())["t"] == "welcome"

    async def next(self) -> dict[str, Any]:
        return await asyncio.wait_for(self.heard.get(), WITHIN)

    def send_raw(self, *packets: bytes) -> None:
        assert self.socket._transport is not None
        for packet in packets:
            self.socket._transport.write(packet)


@pytest.fixture
async def chat(at: Served) -> AsyncIterator[Chat]:
    mira = AgentAtWork(at)
    await mira.set_up()
    opened = Chat()
    # Longer than one slice: cookies of the site can be long, too.
    await opened.open(
        at, (await mira.get("/desk"))["channels"][0]["app_id"], origin="https://shop.example", pad="x" * 3_000
    )
    yield opened
    opened.socket.close()
    await mira.close()


def masked(text: str) -> bytes:
    body = text.encode()
    length = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2, "big")
    return b"\x81" + length + b"\0\0\0\0" + body


def message(number: int, text: str) -> str:
    return json.dumps({"t": "send", "id": f"message-{number:02d}", "text": text})


async def test_many_frames_in_one_packet_are_all_taken_in_their_order(chat: Chat) -> None:
    texts = [f"This is sentence number {number} of a hasty writer." for number in range(30)]
    packet = b"".join(masked(message(number, text)) for number, text in enumerate(texts))
    assert len(packet) > 2 * SLICE
    chat.send_raw(packet)
    assert [(await chat.next())["message"]["text"] for _ in texts] == texts


async def test_a_frame_that_comes_in_pieces_is_put_together(chat: Chat) -> None:
    text = "A long story. " * 1_000
    frame = masked(message(1, text))
    chat.send_raw(frame[:3])
    await asyncio.sleep(0)
    chat.send_raw(frame[3:700], frame[700:9_000], frame[9_000:] + masked('{"t":"ping"}'))
    assert (await chat.next())["message"]["text"] == text
    assert (await chat.next())["t"] == "pong"


@pytest.mark.parametrize("length", [0, 5, 125, 126, 2_000, 65_535])
def test_only_a_whole_short_frame_takes_the_short_way(length: int) -> None:
    text = "ü" * (length // 2) + "x" * (length % 2)
    frame = masked(text)
    assert whole_text(frame) == text.encode()
    assert whole_text(frame + b"\x81") is None
    assert whole_text(frame[:-1]) is None
    assert whole_text(b"\x01" + frame[1:]) is None
    assert text_frame(text.encode()).endswith(text.encode())
