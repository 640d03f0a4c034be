"""Raw first: what arrives is stored as it is and committed before anybody looks into it.

Reading comes after, in an action of its own, and again at the next start for what a crash left unread. What cannot be
read becomes a conversation that says so, with the raw form behind it.
"""

import logging
from collections.abc import Mapping

from deskbell.channels.contract import Arrived, Kind, Raw, Unreadable
from deskbell.channels.directory import ChannelRow, Channels
from deskbell.contacts import creating, identifying
from deskbell.conversations.incoming import Incoming, Standing
from deskbell.conversations.receive import receive
from deskbell.conversations.row import load_by_key
from deskbell.errors import Refusal
from deskbell.log.actor import Actor
from deskbell.store.generated import channels as sql
from deskbell.store.reads import Reads
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

log = logging.getLogger("deskbell.intake")


class Intake:
    """Stores what arrives, then reads it."""

    def __init__(self, writer: Writer, reads: Reads, channels: Channels, kinds: Mapping[str, Kind]) -> None:
        self._writer, self._reads, self._channels, self._kinds = writer, reads, channels, kinds

    async def take(self, channel: ChannelRow, external_id: str, headers: str, body: bytes) -> None:
        """Accept something: when this returns it is on disk, and read if it can be. The same again is nothing."""
        key = await self._writer.do(lambda tx: keep(tx, channel.key, external_id, headers, body))
        if key is not None:
            await self._read(key, channel)

    async def read_on(self) -> None:
        """Read what was stored and not read before the desk stopped."""
        for (key,) in await self._reads.run(lambda r: r.all(sql.raw_waiting, limit=10_000)):
            found = await self._reads.run(lambda r, k=key: r.one(sql.raw_by_key, key=k))  # type: ignore[misc]
            channel = next((c for c in await self._channels.all() if found and c.key == found[1]), None)
            if channel is not None:
                await self._read(key, channel)

    async def _read(self, key: int, channel: ChannelRow) -> None:
        kind = self._kinds[channel.kind]
        await self._writer.do(lambda tx: read(tx, key, channel, kind))


def keep(tx: Transaction, channel_key: int, external_id: str, headers: str, body: bytes) -> int | None:
    """Store the bytes as received; None when they are here already."""
    if tx.one(sql.raw_known, channel_key=channel_key, external_id=external_id):
        return None
    key = tx.key()
    tx.write(
        sql.insert_raw,
        key=key,
        channel_key=channel_key,
        received_at=tx.now,
        external_id=external_id,
        headers=headers,
        body=body,
        state="new",
        error=None,
        message_key=None,
    )
    return key


def read(tx: Transaction, key: int, channel: ChannelRow, kind: Kind) -> None:
    """Turn raw bytes into a message in its conversation, once."""
    found = tx.one(sql.raw_by_key, key=key)
    if found is None or Raw(*found).state != "new":
        return
    raw = Raw(*found)
    error = None
    try:
        arrived = kind.read(raw)
    except Unreadable as unreadable:
        error = str(unreadable)
        arrived = Arrived(f"unreadable:{raw.external_id}", f"This could not be read: {error}", name=channel.name)
    try:
        message_key = _receive(tx, raw, channel, arrived)
    except Refusal as refused:
        error, message_key = refused.message, None
        log.warning("raw %s of channel %s refused: %s", key, channel.id, refused.message)
    tx.write(sql.settle_raw, of_key=key, state="unreadable" if error else "read", error=error, message_key=message_key)


def _receive(tx: Transaction, raw: Raw, channel: ChannelRow, arrived: Arrived) -> int:
    contact = _contact(tx, channel, arrived)
    newest = tx.one(sql.latest_of_contact, contact_key=contact.key, channel_key=channel.key)
    row = load_by_key(tx, newest[0]) if newest else None
    sender = Actor("contact", contact.key, contact.id, contact.name)
    incoming = Incoming(
        channel.key,
        channel.id,
        channel.kind,
        raw.external_id,
        arrived.text,
        [],
        "",
        sender,
        page=arrived.page,
        subject=arrived.subject,
    )
    standing = Standing(contact.key, contact.brief, "the sender's id", row, bool(contact.blocked))
    return receive(tx, incoming, standing).message_key


def _contact(tx: Transaction, channel: ChannelRow, arrived: Arrived) -> creating.ContactRow:
    known = identifying.contact_by_verified(tx, "handle", arrived.sender_id, channel.key)
    if known is not None:
        return known
    actor = Actor("contact", 0, None, arrived.name)
    contact = creating.begin_contact(tx, actor, name=arrived.name or arrived.sender_id[:60])
    how = f"signed by {channel.name}"
    identifying.add_identity(tx, actor, contact, "handle", arrived.sender_id, verified=True, how=how, scope=channel.key)
    if arrived.email:
        identifying.add_identity(
            tx, actor, contact, "email", arrived.email, verified=False, how=f"said by {channel.name}"
        )
    return contact
