"""The agent's socket: hello with a position, what was missed since, then frames as things happen."""

import asyncio
from typing import Annotated

import msgspec

from deskbell.access.may import Caller, demand
from deskbell.conversations.queries import find
from deskbell.desk import Desk
from deskbell.errors import Refusal
from deskbell.live.client import Send
from deskbell.live.frames import PROTOCOL, events, frame, hidden, small
from deskbell.live.hub import AgentClient, sees
from deskbell.live.replay import DIRECTORY, MOST, read_after
from deskbell.log.append import Appended
from deskbell.web.asgi import Receive, Scope, next_text
from deskbell.web.origin import demand_own_socket
from deskbell.web.socket_caller import socket_caller

HELLO_WITHIN = 10.0
"""Seconds in which the first frame must come."""

Id = Annotated[str, msgspec.Meta(max_length=64)]


class Hello(msgspec.Struct, tag_field="t", tag="hello"):
    """The first frame; API clients bring their token in it, browsers their cookie."""

    v: int = 1
    epoch: str | None = None
    position: int | None = None
    token: str | None = None


class Watch(msgspec.Struct, tag_field="t", tag="watch"):
    """The agent looks at a conversation, or at none."""

    conversation: Id | None = None


class Typing(msgspec.Struct, tag_field="t", tag="typing"):
    """The agent writes, or stopped."""

    conversation: Id
    on: bool
    kind: str = "reply"


class Ping(msgspec.Struct, tag_field="t", tag="ping"):
    """Is anybody there?"""


_decode_hello = msgspec.json.Decoder(Hello).decode
_decode = msgspec.json.Decoder(Hello | Watch | Typing | Ping).decode


async def agent_socket(desk: Desk, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one agent's socket. A handshake from another site's page is refused before it is accepted."""
    await receive()
    try:
        demand_own_socket(scope, desk.settings)
    except Refusal:
        await send({"type": "websocket.close", "code": 4003})
        return
    await send({"type": "websocket.accept"})
    try:
        text = await asyncio.wait_for(next_text(receive), HELLO_WITHIN)
        if text is None:
            return
        hello = _decode_hello(text)
        caller = await socket_caller(desk, scope, hello.token)
        demand(caller, "see")
        await _stay(desk, AgentClient(send, caller, scope), receive, hello)
    except Refusal as refusal:
        await send({"type": "websocket.send", "text": small("error", code=refusal.code, message=refusal.message)})
        await send({"type": "websocket.close", "code": 4001})
    except (msgspec.DecodeError, msgspec.ValidationError, TimeoutError):
        await send({"type": "websocket.close", "code": 4000})


async def _stay(desk: Desk, client: AgentClient, receive: Receive, hello: Hello) -> None:
    client.hold()
    desk.hub.join(client)
    try:
        client.release(await _missed(desk, client, hello))
        while (text := await next_text(receive)) is not None:
            try:
                await _take(desk, client, text)
            except (msgspec.DecodeError, msgspec.ValidationError) as wrong:
                client.push(small("error", code="invalid", message=f"This frame cannot be used: {wrong}"))
            except Refusal as refusal:
                client.push(small("error", code=refusal.code, message=refusal.message))
    finally:
        desk.hub.leave(client)


async def _take(desk: Desk, client: AgentClient, text: str) -> None:
    match _decode(text):
        case Watch(conversation=conversation):
            desk.hub.watch(client, conversation, await _key_of(desk, client.caller, conversation))
        case Typing(conversation=conversation, on=on, kind=kind):
            if conversation == client.watching and kind in ("reply", "note"):
                desk.hub.typing(client.watching_key, client.caller.actor, kind, on, client)
        case Ping():
            client.push(small("pong"))
        case Hello() as again:
            client.hold()
            client.release(await _missed(desk, client, again))


async def _key_of(desk: Desk, caller: Caller, id: str | None) -> int:
    """The conversation's number, if the caller may see it. Raises NotFound."""
    if id is None:
        return 0
    row = await desk.reads.run(lambda reader: find(reader, caller, id))
    return row.key


async def _missed(desk: Desk, client: AgentClient, hello: Hello) -> list[str]:
    """Welcome, and the frames since the client's position; or the word to start over."""
    hub = desk.hub
    head = hub.position
    welcome = small("welcome", v=PROTOCOL, epoch=hub.epoch, position=head)
    if hello.position is None or (hello.position == head and hello.epoch in (None, hub.epoch)):
        return [welcome]
    why = _why_over(hello, hub.epoch, head)
    if why is None:
        after = hello.position
        missed = [one for one in await desk.reads.run(lambda r: read_after(r, after)) if one.event.seq <= head]
        if not any(one.event.kind.startswith(DIRECTORY) for one in missed):
            return [welcome, events(hub.epoch, after, head, _texts(client, missed))]
        why = "the directory changed"
    return [small("reset", epoch=hub.epoch, position=head, why=why)]


def _why_over(hello: Hello, epoch: str, head: int) -> str | None:
    assert hello.position is not None
    if hello.epoch != epoch:
        return "the desk was restored"
    if hello.position > head:
        return "this position is not known"
    return "too much happened" if head - hello.position > MOST else None


def _texts(client: AgentClient, missed: list[Appended]) -> list[str]:
    texts = []
    for one in missed:
        if sees(client.audience, one.team_key):
            texts.append(frame(one))
        elif one.team_before is not None and sees(client.audience, one.team_before):
            texts.append(hidden(one))
    return texts
