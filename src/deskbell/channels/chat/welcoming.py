"""The first frame: which chat, who, and everything the widget needs to show where things stand."""

import logging

from deskbell.channels.chat import identity, receiving
from deskbell.channels.chat.guest import Guest, hash_of, new_guest
from deskbell.channels.chat.settings import ChatSettings, decode
from deskbell.channels.chat.wire import Hello, Standing, Welcome
from deskbell.channels.directory import ChannelRow
from deskbell.conversations.messages import from_row
from deskbell.conversations.row import ConversationRow
from deskbell.desk import Desk
from deskbell.errors import Forbidden, NotFound
from deskbell.live.frames import PROTOCOL
from deskbell.live.visitors import VisitorMessage, visible, visitor_message
from deskbell.store.generated import channels as sql
from deskbell.store.generated import conversations as conversation_sql
from deskbell.store.reads import Reader
from deskbell.store.statement import Row

NEWEST = 50
"""Messages shown at first, and sent at most when a widget resumes."""

log = logging.getLogger("deskbell.chat")


async def greet(desk: Desk, hello: Hello, origin: str | None) -> tuple[Guest, str | None]:
    """The guest behind a hello, and why their proof of identity was not believed (None: no complaint).

    Raises NotFound for an unknown chat, Forbidden when this site may not embed it.
    """
    channel = await desk.channels.chat(hello.app)
    if channel is None:
        raise NotFound("There is no such chat.", "Copy the snippet from the desk's settings again.")
    settings = decode(channel.settings)
    if origin is not None and origin != desk.settings.address and not settings.allows(origin):
        raise Forbidden(f"{origin} may not embed this chat.", "Add it to the chat's allowed sites.")
    guest = await _known(desk, channel, settings, hello.token) or new_guest(channel, settings, desk.seals.stamp)
    page = hello.page or {}
    url = str(page.get("url") or "")[:2_000]
    if not url.startswith(f"{desk.settings.address}/chat/"):
        # The chat's own page says nothing about where on a site somebody is.
        guest.page, guest.page_title = url or None, str(page.get("title") or "")[:200]
    guest.locale = hello.locale
    return guest, await introduce(desk, guest, hello.user, hello.user_token, hello.user_hash)


async def introduce(
    desk: Desk, guest: Guest, user: dict[str, object] | None, token: str | None, hash: str | None
) -> str | None:
    """Take the site's word on who this is; returns why a proof was not believed."""
    problem = None
    claims = identity.unsigned(user)
    if guest.settings.identity != "off" and (token or hash):
        secrets = desk.seals.channel_secrets(guest.channel)
        try:
            if token:
                claims = identity.by_token(token, guest.channel.app_id or "", secrets, desk.clock.now())
            else:
                claims = identity.by_hash(user, hash or "", secrets)
        except identity.IdentityRefused as refused:
            problem = str(refused)
            log.info("identity refused", extra={"channel": guest.channel.id, "why": problem})
    if claims.empty or (guest.visitor_key and claims == guest.claims):
        return problem
    guest.claims = claims
    guest.name = claims.name or guest.name
    worth_keeping = claims.signed or guest.visitor_key
    if worth_keeping and await desk.writer.do(lambda tx: receiving.identify(tx, guest)):
        await refresh(desk, guest)
    return problem


async def _known(desk: Desk, channel: ChannelRow, settings: ChatSettings, token: str | None) -> Guest | None:
    if not token:
        return None
    guest = Guest(channel, settings, token, hash_of(token))
    return guest if await refresh(desk, guest) and guest.channel.key == channel.key else None


async def refresh(desk: Desk, guest: Guest) -> bool:
    """Read again what is kept of a guest; False when nothing is (or their token was used on another chat)."""
    found = await desk.reads.run(lambda r: r.one(sql.visitor_by_token, token_hash=guest.token_hash))
    if found is None:
        return False
    known = receiving.Known(*found[:10])
    if known.channel_key != guest.channel.key:
        return False
    guest.visitor_key, guest.visitor_id = known.key, known.id
    guest.contact_key, guest.contact_id = known.contact_key, known.contact_id
    guest.name, guest.email_known, guest.blocked = known.name, known.email is not None, bool(known.blocked)
    guest.conversation_key = found[10] or 0
    return True


async def welcome(desk: Desk, guest: Guest, position: int | None, problem: str | None) -> Welcome:
    """Where things stand for this guest; only what came after `position` when the widget knows the rest."""
    row, messages, resumed = await desk.reads.run(lambda r: _standing(r, guest, position))
    guest.conversation_id = row.id if row else None
    return Welcome(
        PROTOCOL,
        guest.token,
        guest.visitor_id,
        guest.name or None,
        guest.claims.signed,
        Standing(row.id, row.state) if row else None,
        messages,
        resumed,
        row.revision if row else 0,
        row.seen_by_agents if row else 0,
        row.seen_by_customer if row else 0,
        guest.email_known,
        desk.hub.online,
        guest.settings.public(),
        problem,
    )


def _standing(
    reader: Reader, guest: Guest, position: int | None
) -> tuple[ConversationRow | None, list[VisitorMessage], bool]:
    found = reader.one(conversation_sql.row_by_key, key=guest.conversation_key) if guest.conversation_key else None
    if found is None:
        return None, [], False
    row = ConversationRow(*found)
    if position is not None and 0 < position <= row.revision:
        newer = reader.all(conversation_sql.messages_after, conversation_key=row.key, after=position, limit=NEWEST + 1)
        if len(newer) <= NEWEST:
            return row, _shown(newer), True
    newest = reader.all(
        conversation_sql.messages_before, conversation_key=row.key, before=row.revision + 1, limit=NEWEST
    )
    return row, _shown(newest[::-1]), False


def _shown(rows: list[Row]) -> list[VisitorMessage]:
    return [visitor_message(message) for message in map(from_row, rows) if visible(message)]
