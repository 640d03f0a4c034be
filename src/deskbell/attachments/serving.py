"""Handing a file out: to whom, and under which headers. Nothing that is handed out can run, or be read by others."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from typing import BinaryIO

import msgspec
from litestar import Response
from litestar.response import Stream

from deskbell.access.may import Caller, may
from deskbell.attachments.naming import disposition
from deskbell.attachments.sniffing import INLINE, UNKNOWN
from deskbell.desk import Desk
from deskbell.errors import NotFound
from deskbell.store.generated import attachments as sql
from deskbell.store.reads import Reader

STEP = 262_144
"""Bytes read from the disk at once."""
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")

log = logging.getLogger("deskbell.attachments")


class StoredFile(msgspec.Struct, frozen=True):
    """The fields of statements.file_by_id, in its order."""

    id: str
    name: str
    content_type: str
    size: int
    inline: int
    digest: str
    content: bytes | None
    uploader: str
    message_kind: str | None
    """None while the file is in no message."""
    conversation_key: int | None
    team_key: int | None


def _stored(reader: Reader, id: str) -> StoredFile:
    found = reader.one(sql.file_by_id, id=id)
    if found is None:
        raise _none()
    return StoredFile(*found)


def _none() -> NotFound:
    return NotFound("There is no such file here, or you may not see it.", "Open the conversation it belongs to.")


def file_for_agent(reader: Reader, caller: Caller, id: str) -> StoredFile:
    """The file, if the caller may see its conversation, or uploaded it a moment ago. Raises NotFound."""
    file = _stored(reader, id)
    if file.team_key is None:
        if file.uploader != caller.actor.label:
            raise _none()
    elif not may(caller, "see", file.team_key):
        raise _none()
    return file


def file_for_visitor(reader: Reader, uploader: str, conversation_key: int, id: str) -> StoredFile:
    """The file, if it is in a public message of the visitor's own conversation, or theirs and not sent yet.

    Raises NotFound; always for what is in a note.
    """
    file = _stored(reader, id)
    if file.message_kind is None:
        allowed = file.uploader == uploader
    else:
        allowed = file.message_kind != "note" and file.conversation_key == conversation_key
    if not allowed:
        raise _none()
    return file


async def answer_file(
    desk: Desk, file: StoredFile, range_header: str | None = None, origin: str | None = None
) -> Response[bytes] | Stream:
    """The answer that holds a file, or the one range of it that was asked for.

    `origin` is the site that may read it, for the chat; without one only the desk's own pages may. Raises NotFound
    when the content is not on the disk any more.
    """
    first, last = byte_range(range_header, file.size) or (0, file.size - 1)
    headers = _headers(file, origin)
    if first > last:
        headers |= {"Content-Range": f"bytes */{file.size}", "Content-Length": "0"}
        return Response(b"", status_code=416, headers=headers, media_type=UNKNOWN)
    headers["Content-Length"] = str(last - first + 1)
    status = 200
    if last - first + 1 < file.size:
        headers["Content-Range"] = f"bytes {first}-{last}/{file.size}"
        status = 206
    media_type = file.content_type if file.inline else UNKNOWN
    if file.content is not None:
        return Response(file.content[first : last + 1], status_code=status, headers=headers, media_type=media_type)
    opened = await asyncio.to_thread(_open, desk, file)
    return Stream(_pieces(opened, first, last), status_code=status, headers=headers, media_type=media_type)


def byte_range(header: str | None, size: int) -> tuple[int, int] | None:
    """The first and last byte of the one range asked for (RFC 9110 section 14).

    None where all is to be sent: nothing was asked, or several ranges, or something unreadable. A range that begins
    behind the end comes back with its first byte after its last.
    """
    asked = _RANGE.fullmatch(header) if header and len(header) < 64 else None
    if asked is None or asked.group(1) == asked.group(2) == "":
        return None
    if asked.group(1) == "":
        wanted = int(asked.group(2))
        return (max(0, size - wanted), size - 1) if wanted else (size, size - 1)
    first = int(asked.group(1))
    if asked.group(2) and int(asked.group(2)) < first:
        return None
    last = min(int(asked.group(2) or size), size - 1)
    return (first, last) if first < size else (size, size - 1)


def _headers(file: StoredFile, origin: str | None) -> dict[str, str]:
    # The list is asked again: what was shown in place under an older list must not be for ever.
    inline = bool(file.inline) and file.content_type in INLINE
    headers = {
        "Content-Disposition": disposition(file.name, inline),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, no-store",
        "Cross-Origin-Resource-Policy": "cross-origin" if origin else "same-site",
        "Accept-Ranges": "bytes",
    }
    if origin:
        headers["Access-Control-Allow-Origin"] = origin
        headers["Access-Control-Expose-Headers"] = "Content-Disposition, Content-Length, Content-Range"
        headers["Vary"] = "Origin"
    return headers


def _open(desk: Desk, file: StoredFile) -> BinaryIO:
    try:
        return desk.files.open(file.digest)
    except FileNotFoundError:
        log.error("the content of file %s is not in the data directory", file.id)
        raise NotFound("The content of this file is lost.", "Ask an owner to restore it from a backup.") from None


async def _pieces(opened: BinaryIO, first: int, last: int) -> AsyncIterator[bytes]:
    with opened:
        opened.seek(first)
        left = last - first + 1
        while left > 0:
            piece = await asyncio.to_thread(opened.read, min(STEP, left))
            if not piece:
                return
            left -= len(piece)
            yield piece
