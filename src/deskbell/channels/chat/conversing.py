"""What a guest's frames do, whichever way they came (socket or polling). Answers are texts for that guest alone."""

import logging
from typing import Any

import msgspec

from deskbell.channels.chat import receiving, welcoming
from deskbell.channels.chat import wire as frames
from deskbell.channels.chat.guest import Guest
from deskbell.conversations.row import load_by_key, save
from deskbell.conversations.seeing import read_by_customer
from deskbell.conversations.tagging import retag
from deskbell.desk import Desk
from deskbell.errors import Busy, Refusal, TooMany
from deskbell.live.client import Client
from deskbell.live.frames import small
from deskbell.live.visitors import visitor_message
from deskbell.store.transaction import Transaction

log = logging.getLogger("deskbell.chat")


async def converse(desk: Desk, guest: Guest, frame: frames.VisitorFrame, client: Client) -> list[str]:
    """Do what a frame asks; returns the answers for the one who sent it."""
    match frame:
        case frames.Send():
            return [await _send(desk, guest, frame, client)]
        case frames.Typing():
            if guest.conversation_key:
                desk.hub.typing(guest.conversation_key, guest.actor, "reply", frame.on, client)
            return []
        case frames.Ping():
            return [small("pong")]
    try:
        return await _other(desk, guest, frame)
    except Refusal as refusal:
        return [small("error", code=refusal.code, message=refusal.message)]


async def _send(desk: Desk, guest: Guest, frame: frames.Send, client: Client) -> str:
    client.writing = frame.id
    try:
        desk.chat_limits.message(guest.uploader)
        load = receiving.standing(guest, frame)
        taken = await desk.writer.do(lambda tx: receiving.take(tx, guest, frame), load=load)
    except (Busy, TooMany) as busy:
        return small("refused", id=frame.id, code=busy.code, message=busy.message, retry=True)
    except Refusal as refusal:
        return small("refused", id=frame.id, code=refusal.code, message=refusal.message, retry=False)
    _remember(guest, taken)
    return small(
        "ack",
        id=frame.id,
        message=visitor_message(taken.message),
        position=taken.revision,
        conversation=taken.conversation_id,
    )


def _remember(guest: Guest, taken: receiving.Taken) -> None:
    known = taken.known
    guest.visitor_key, guest.visitor_id, guest.name = known.key, known.id, known.name
    guest.contact_key, guest.contact_id = known.contact_key, known.contact_id
    guest.conversation_key, guest.conversation_id = taken.conversation_key, taken.conversation_id


async def _other(desk: Desk, guest: Guest, frame: Any) -> list[str]:
    match frame:
        case frames.Seen():
            if guest.conversation_key:
                key, actor, revision = guest.conversation_key, guest.actor, frame.revision
                await desk.writer.do(lambda tx: read_by_customer(tx, key, actor, revision))
        case frames.Page():
            guest.page, guest.page_title = frame.url or None, frame.title
            await _visit(desk, guest, "page", "", frame.title, {})
        case frames.Track():
            await _visit(desk, guest, "track", frame.name, None, frame.props)
        case frames.Email():
            return [await _leave_email(desk, guest, frame.email)]
        case frames.Identify():
            problem = await welcoming.introduce(desk, guest, frame.user, frame.user_token, frame.user_hash)
            return [small("identity", verified=guest.claims.signed, error=problem)]
        case frames.Tags():
            if guest.conversation_key:
                await desk.writer.do(lambda tx: _tag(tx, guest, frame))
        case frames.Context():
            await _visit(desk, guest, "track", "context", None, frame.data)
        case frames.Bye():
            await desk.writer.do(lambda tx: receiving.end(tx, guest))
            return [small("bye", why="You left this chat.")]
    return []


async def _visit(desk: Desk, guest: Guest, kind: str, name: str, title: str | None, props: dict[str, Any]) -> None:
    """Only what somebody does who is known already is kept; the first page comes with the first message."""
    if guest.contact_id is None:
        return
    desk.chat_limits.message(guest.uploader)
    small_props: dict[str, Any] = props if len(msgspec.json.encode(props)) <= 4_000 else {"too_large": True}
    await desk.writer.do(lambda tx: receiving.visit(tx, guest, kind, name, title, small_props))


async def _leave_email(desk: Desk, guest: Guest, email: str) -> str:
    try:
        await desk.writer.do(lambda tx: receiving.leave_email(tx, guest, email))
    except Refusal as refusal:
        return small("email", ok=False, message=refusal.message)
    await welcoming.refresh(desk, guest)
    return small("email", ok=True, message="")


def _tag(tx: Transaction, guest: Guest, frame: frames.Tags) -> None:
    row = load_by_key(tx, guest.conversation_key)
    retag(tx, row, guest.actor, frame.add[:10], frame.remove[:10])
    save(tx, row)
