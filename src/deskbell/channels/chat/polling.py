"""The chat where sockets are blocked: the same frames by requests, answers by waiting. And files, either way."""

import asyncio
from collections.abc import Mapping
from typing import Any

import msgspec
from litestar import Request, Response, get, post
from litestar.response import Stream

from deskbell.attachments.serving import answer_file, file_for_visitor
from deskbell.attachments.uploading import take_upload
from deskbell.channels.chat.conversing import converse
from deskbell.channels.chat.guest import Guest, hash_of, made_here
from deskbell.channels.chat.settings import decode
from deskbell.channels.chat.welcoming import greet, refresh, welcome
from deskbell.channels.chat.wire import Hello, VisitorFrame, Welcome
from deskbell.conversations.wire import Attachment
from deskbell.desk import Desk
from deskbell.errors import Forbidden, Unauthenticated
from deskbell.live.client import Client
from deskbell.store.generated import channels as sql
from deskbell.web.asgi import Message
from deskbell.web.origin import VISITORS

PATIENCE = 25.0
"""Seconds an answer waits for something to tell at most."""

AnyRequest = Request[Any, Any, Any]
OPEN = {VISITORS: True}
"""These addresses are for other sites' pages; they take no cookie."""


class Frames(msgspec.Struct):
    """Frames of the guest."""

    frames: list[VisitorFrame]


class Told(msgspec.Struct):
    """Frames for the guest, as they would come by a socket."""

    frames: list[msgspec.Raw]


class Mailbox:
    """Stands in for a socket: keeps what it is sent until it is fetched."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.filled = asyncio.Event()

    async def send(self, message: Message) -> None:
        """Take a frame as a socket would."""
        if message["type"] == "websocket.send":
            self.texts.append(message["text"])
            self.filled.set()


def _told(texts: list[str]) -> Told:
    return Told([msgspec.Raw(text.encode()) for text in texts])


@post("/chat/hello", opt=OPEN, status_code=200)
async def hello(request: AnyRequest, desk: Desk, address: str, data: Hello) -> Welcome:
    """The first frame."""
    desk.chat_limits.hello(address)
    guest, problem = await greet(desk, data, request.headers.get("origin"))
    return await welcome(desk, guest, data.position, problem)


@post("/chat/frames", opt=OPEN, status_code=200)
async def frames(request: AnyRequest, desk: Desk, data: Frames) -> Told:
    """What the guest does."""
    guest = await guest_of(desk, request)
    box = Mailbox()
    client = Client(box.send)
    answers = [text for frame in data.frames[:50] for text in await converse(desk, guest, frame, client)]
    return _told(answers)


@get("/chat/frames", opt=OPEN)
async def wait_for_frames(request: AnyRequest, desk: Desk, position: int = 0) -> Told:
    """What happened since a position; waits up to 25 s for something."""
    guest = await guest_of(desk, request)
    if not guest.conversation_key:
        await asyncio.sleep(1)
        return _told([])
    box = Mailbox()
    client = Client(box.send)
    room = desk.hub.enter(client, guest.conversation_key)
    try:
        now = await welcome(desk, guest, position, None)
        if now.position > position:
            return _told([msgspec.json.encode(now).decode()])
        await asyncio.wait_for(box.filled.wait(), PATIENCE)
    except TimeoutError:
        return _told([])
    finally:
        desk.hub.exit(client, room)
    return _told(box.texts)


@post("/chat/attachments", opt=OPEN, request_max_body_size=None, status_code=201)
async def upload(request: AnyRequest, desk: Desk, address: str, name: str = "") -> Attachment:
    """Take in a file (the request's whole body, at most 40 MB) for a message of the guest."""
    desk.chat_limits.upload(address)
    guest = await guest_of(desk, request, must_be_kept=False)
    desk.chat_limits.message(guest.uploader)
    content_type = request.headers.get("content-type", "")
    return await take_upload(desk, request.stream(), name, content_type, guest.uploader, request.content_length)


@get("/chat/attachments/{id:str}", opt=OPEN)
async def download(request: AnyRequest, desk: Desk, id: str) -> Response[bytes] | Stream:
    """A file of the guest's own conversation."""
    guest = await guest_of(desk, request)
    key, uploader = guest.conversation_key, guest.uploader
    file = await desk.reads.run(lambda reader: file_for_visitor(reader, uploader, key, id))
    return await answer_file(desk, file, request.headers.get("range"), request.headers.get("origin"))


async def guest_of(desk: Desk, request: AnyRequest, *, must_be_kept: bool = True) -> Guest:
    """The guest behind the request's token. Raises Unauthenticated, or Forbidden for a site that is not allowed."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or len(token) > 100 or not made_here(token, desk.seals.stamp):
        raise Unauthenticated("This chat's token is missing.", "Open the chat again.")
    token_hash = hash_of(token)
    found = await desk.reads.run(lambda reader: reader.one(sql.visitor_by_token, token_hash=token_hash))
    channels = await desk.channels.all()
    channel = next((c for c in channels if found and c.key == found[2]), None) or await _asked(
        desk, request.query_params
    )
    if channel is None:
        raise Unauthenticated("This chat's token is not known.", "Open the chat again.")
    guest = Guest(channel, decode(channel.settings), token, token_hash)
    origin = request.headers.get("origin")
    if origin is not None and origin != desk.settings.address and not guest.settings.allows(origin):
        raise Forbidden(f"{origin} may not embed this chat.")
    if not await refresh(desk, guest) and must_be_kept and request.method == "GET":
        raise Unauthenticated("This chat's token is not known.", "Open the chat again.")
    return guest


async def _asked(desk: Desk, query: Mapping[str, str]) -> Any:
    """The chat a guest who has not written yet speaks of."""
    return await desk.channels.chat(str(query.get("app", "")))


ROUTES = [hello, frames, wait_for_frames, upload, download]
