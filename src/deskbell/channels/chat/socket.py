"""The visitor's socket: hello, welcome, then frames both ways until one side leaves."""

import asyncio

import msgspec

from deskbell.channels.chat.conversing import converse
from deskbell.channels.chat.guest import Guest
from deskbell.channels.chat.welcoming import greet, welcome
from deskbell.channels.chat.wire import decode_frame, decode_hello
from deskbell.desk import Desk
from deskbell.errors import Refusal
from deskbell.live.client import Client, Send
from deskbell.live.frames import encode, small
from deskbell.live.visitors import VisitorRoom
from deskbell.web.asgi import Receive, Scope, next_text
from deskbell.web.origin import client_address, header

HELLO_WITHIN = 10.0
"""Seconds in which the first frame must come."""
FRAMES = 40
"""Frames a widget may send at once …"""
EVERY = 0.05
"""… and seconds between them after that. No person is faster; a flood only waits for itself."""


class Pace:
    """Slows a socket down that sends more than anybody could; what it sent waits on its own side of the network."""

    __slots__ = ("_even_at",)

    def __init__(self) -> None:
        self._even_at = 0.0

    def wait(self, now: float) -> float:
        """Seconds to wait before the next frame is taken, after one was taken at `now`."""
        self._even_at = max(self._even_at, now) + EVERY
        return max(0.0, self._even_at - now - FRAMES * EVERY)


async def chat_socket(desk: Desk, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one visitor's socket."""
    await receive()
    await send({"type": "websocket.accept"})
    client = Client(send, scope)
    try:
        desk.chat_limits.hello(client_address(scope, desk.settings))
        text = await asyncio.wait_for(next_text(receive), HELLO_WITHIN)
        if text is None:
            return
        hello = decode_hello(text)
        guest, problem = await greet(desk, hello, header(scope, b"origin") or None)
        await _stay(desk, guest, client, receive, hello.position, problem)
    except Refusal as refusal:
        client.push(small("error", code=refusal.code, message=refusal.message, hint=refusal.hint))
        client.close(4003)
    except (msgspec.DecodeError, msgspec.ValidationError, TimeoutError):
        client.push(small("error", code="invalid", message="The first frame must be a hello."))
        client.close(4000)


async def _stay(
    desk: Desk, guest: Guest, client: Client, receive: Receive, position: int | None, problem: str | None
) -> None:
    client.hold()
    room = _room(desk, guest, client, None)
    try:
        client.release([encode(await welcome(desk, guest, position, problem)).decode()])
        pace = Pace()
        while (text := await next_text(receive)) is not None:
            for answer in await _answers(desk, guest, client, text):
                client.push(answer)
            room = _room(desk, guest, client, room)
            if wait := pace.wait(asyncio.get_running_loop().time()):
                await asyncio.sleep(wait)
    finally:
        if room is not None:
            desk.hub.exit(client, room)


def _room(desk: Desk, guest: Guest, client: Client, room: VisitorRoom | None) -> VisitorRoom | None:
    """The room of the guest's conversation, entered when it has changed; None while there is no conversation."""
    if room is not None:
        if room.conversation_key == guest.conversation_key:
            return room
        desk.hub.exit(client, room)
    return desk.hub.enter(client, guest.conversation_key) if guest.conversation_key else None


async def _answers(desk: Desk, guest: Guest, client: Client, text: str) -> list[str]:
    try:
        return await converse(desk, guest, decode_frame(text), client)
    except (msgspec.DecodeError, msgspec.ValidationError) as wrong:
        return [small("error", code="invalid", message=f"This frame cannot be used: {wrong}")]
