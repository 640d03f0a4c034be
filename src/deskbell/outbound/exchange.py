"""One request and one answer over one connection. Caller: `door`.

Sending and receiving run side by side, because a server may refuse a large body before it has read it (413)
and then read no further. The promise that counts: `sent_last_byte` turns true just before the last piece is
handed to the system, so while it is false the other side cannot have the whole request. (Between that
moment and the acknowledgement nobody can know; that is what "unconfirmed" means.)
"""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum

import h11

from deskbell.outbound.dialing import Streams
from deskbell.outbound.errors import BadAnswer, Cut
from deskbell.outbound.framing import Framed
from deskbell.outbound.messages import BodyEnd, Limits

READ = 16 * 1024
# A body of one-byte chunks is six times its content; what costs more than this is an attack on our time.
WIRE_PER_BODY = 8


class Stage(StrEnum):
    """How far a request had come; the words end up in messages."""

    RESOLVING = "looking up the host"
    CONNECTING = "connecting"
    SENDING = "sending"
    WAITING = "waiting for an answer"


@dataclass(slots=True)
class Progress:
    """What is known of an exchange so far, kept outside it so that a timeout loses nothing."""

    stage: Stage = Stage.RESOLVING
    sent_last_byte: bool = False
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytearray = field(default_factory=bytearray)
    body_end: BodyEnd = BodyEnd.TIMED_OUT
    received: int = 0


async def exchange(framed: Framed, streams: Streams, limits: Limits, progress: Progress) -> None:
    """Fill `progress`; raises `Cut` or `BadAnswer` if there is no status line to go by."""
    reader, writer = streams
    progress.stage = Stage.SENDING
    sending = asyncio.create_task(_send(framed, writer, progress))
    try:
        await _receive(framed.connection, reader, limits, progress)
    finally:
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)


async def _send(framed: Framed, writer: asyncio.StreamWriter, progress: Progress) -> None:
    # Drain waits until what came before has left this process. Not 0: asyncio's TLS would pause for ever.
    writer.transport.set_write_buffer_limits(high=1)
    for piece, last in framed.pieces():
        if writer.is_closing():
            return
        if last:
            progress.sent_last_byte = True
            progress.stage = Stage.WAITING
        writer.write(piece)
        await writer.drain()


async def _receive(
    connection: h11.Connection, reader: asyncio.StreamReader, limits: Limits, progress: Progress
) -> None:
    try:
        while True:
            event = connection.next_event()
            if event is h11.NEED_DATA:
                connection.receive_data(await _read(reader, limits, progress))
            elif _take(event, limits, progress):
                return
    except (OSError, EOFError, h11.RemoteProtocolError) as error:
        if progress.status is None:
            raise _failure(error, limits) from error
        progress.body_end = BodyEnd.CUT


async def _read(reader: asyncio.StreamReader, limits: Limits, progress: Progress) -> bytes:
    if progress.status is None and progress.received >= limits.head:
        raise _too_large(limits)
    data = await reader.read(READ)
    if not data and progress.status is None:
        raise EOFError
    progress.received += len(data)
    return data


def _take(event: object, limits: Limits, progress: Progress) -> bool:
    """Note what `event` says; True when there is nothing more to read."""
    if isinstance(event, h11.Response):
        progress.status = event.status_code
        progress.headers = tuple((name.decode(), value.decode("latin-1")) for name, value in event.headers)
    elif isinstance(event, h11.Data):
        progress.body += event.data
        if len(progress.body) > limits.body or progress.received > limits.head + WIRE_PER_BODY * limits.body:
            del progress.body[limits.body :]
            progress.body_end = BodyEnd.CAPPED
            return True
    elif not isinstance(event, h11.InformationalResponse):
        progress.body_end = BodyEnd.COMPLETE
        return True
    return False


def _failure(error: Exception, limits: Limits) -> Cut | BadAnswer:
    if not isinstance(error, h11.RemoteProtocolError):
        return Cut("The connection was closed before an answer came.")
    return _too_large(limits) if error.error_status_hint == 431 else BadAnswer("The answer is not HTTP.")


def _too_large(limits: Limits) -> BadAnswer:
    return BadAnswer(f"The answer's headers are larger than {limits.head} bytes.")
