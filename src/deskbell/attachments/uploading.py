"""Taking a file in, from a stream of any length: refused early when too large, durable before it has a row.

Used by every channel and by the agents' own upload. A file belongs to nobody's message until one claims it; what is
never claimed goes after a day.
"""

import asyncio
from collections.abc import AsyncIterator

from deskbell.attachments.naming import clean
from deskbell.attachments.sniffing import HEAD, UNKNOWN, declared, look
from deskbell.conversations.wire import Attachment
from deskbell.desk import Desk
from deskbell.errors import Busy, Invalid, TooLarge, TooMany
from deskbell.store.files import Arrival
from deskbell.store.generated import attachments as sql
from deskbell.store.ids import new_id
from deskbell.store.transaction import Transaction

LARGEST = 40_000_000
"""Bytes of a file at most."""
LOOSE_FILES = 60
LOOSE_BYTES = 400_000_000
"""What one uploader may have lying about that is in no message yet."""
STEP = 262_144
"""Bytes that are gathered before they go to the disk."""


async def take_upload(
    desk: Desk,
    stream: AsyncIterator[bytes],
    name: str,
    content_type: str,
    uploader: str,
    length: int | None = None,
) -> Attachment:
    """Take a file in for `uploader`, who alone can put it into a message. `length` is what was announced, in bytes.

    Raises TooLarge as soon as that shows, Invalid for an empty or cut off file, TooMany when too much lies unused,
    Busy when the disk takes no more. What was refused leaves nothing.
    """
    if length is not None and length > LARGEST:
        raise _too_large()
    arrival = desk.files.arrive()
    try:
        await _fill(arrival, stream)
        if arrival.size == 0 or length not in (None, arrival.size):
            raise Invalid("The file did not arrive whole.", "Send it again.")
        return await _keep(desk, arrival, clean(name), content_type, uploader)
    except OSError as full:
        raise Busy("The desk cannot store files at the moment.", "Try again later.") from full
    finally:
        arrival.discard()


async def _fill(arrival: Arrival, stream: AsyncIterator[bytes]) -> None:
    gathered = bytearray()
    async for chunk in stream:
        gathered += chunk
        if arrival.size + len(gathered) > LARGEST:
            raise _too_large()
        if len(gathered) >= STEP:
            await asyncio.to_thread(arrival.write, bytes(gathered))
            gathered.clear()
    if gathered:
        await asyncio.to_thread(arrival.write, bytes(gathered))


async def _keep(desk: Desk, arrival: Arrival, name: str, content_type: str, uploader: str) -> Attachment:
    await asyncio.to_thread(arrival.sync)
    looked = await asyncio.to_thread(lambda: look(arrival.look(HEAD)))
    content = arrival.content
    if content is None:
        await asyncio.to_thread(desk.files.keep, arrival)
    shown = looked.content_type if looked.content_type != UNKNOWN else declared(content_type)

    def record(tx: Transaction) -> Attachment:
        _allow(tx, uploader, arrival.size)
        if content is None and not desk.files.has(arrival.digest):
            raise Busy()
        id = new_id(tx.now)
        tx.write(
            sql.insert_file,
            key=tx.key(),
            id=id,
            message_key=None,
            conversation_key=None,
            uploader=uploader,
            name=name,
            content_type=shown,
            size=arrival.size,
            width=looked.width,
            height=looked.height,
            inline=int(looked.inline),
            digest=arrival.digest,
            content=content,
            created_at=tx.now,
        )
        return Attachment(id, name, shown, arrival.size, looked.width, looked.height, looked.inline)

    return await desk.writer.do(record)


def _allow(tx: Transaction, uploader: str, size: int) -> None:
    found = tx.one(sql.loose_of_uploader, uploader=uploader)
    count, total = found or (0, 0)
    if count >= LOOSE_FILES or int(total) + size > LOOSE_BYTES:
        raise TooMany("Too many files wait to be sent.", "Send those first.", retry_after=3_600)


def _too_large() -> TooLarge:
    return TooLarge("The file is too large.", f"At most {LARGEST // 1_000_000} MB can be sent.")
