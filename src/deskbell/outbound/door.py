"""The door: one request out, one outcome back.

It promises: every address of the host is checked before a packet leaves, and the connection goes to a
checked address and is never resolved again; no redirect is followed; no proxy is taken from the
environment; nothing is remembered (no cookies, no connections kept); time, headers and body are capped; one
log line tells of each request, without path, query, headers or body.

Framing is h11 over asyncio streams, not httpx or httpcore: the outbox must know whether the last byte of a
request left, and httpcore swallows write errors and shows it only by tracing; a connection is used for one
request, so its pool would be switched off; the address has to be pinned below it in a network backend
anyway; caps on headers and reading would be wrapped around it. h11 does all the parsing and comes with
uvicorn; what is left is a page.
"""

import asyncio
import logging
import ssl
import time
from collections.abc import Sequence

from deskbell.outbound.addresses import Address
from deskbell.outbound.allow_list import AllowList
from deskbell.outbound.destinations import check_destination
from deskbell.outbound.dialing import Dialer, connect, dial
from deskbell.outbound.errors import OutboundError, TimedOut, Unresolved
from deskbell.outbound.exchange import Progress, Stage, exchange
from deskbell.outbound.framing import Framed, frame
from deskbell.outbound.messages import Request, Response
from deskbell.outbound.resolving import Resolver, SystemResolver
from deskbell.outbound.urls import Url, parse_url

log = logging.getLogger("deskbell.outbound")


class Door:
    """Built once by `app`, with the operator's list; shared by everyone who calls out."""

    def __init__(
        self,
        *,
        allow: AllowList | None = None,
        resolve: Resolver | None = None,
        dialer: Dialer = dial,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allow = allow or AllowList()
        self._resolve = resolve or SystemResolver()
        self._dialer = dialer
        self._tls = tls or ssl.create_default_context()

    async def request(self, request: Request) -> Response:
        """Send `request`; raises `OutboundError` when there is no answer, saying whether it may have arrived.

        Once a status was received there is always a Response: what happened to its body is in `body_end`.
        """
        started = _now_us()
        progress = Progress()
        host, outcome = "-", "cancelled"
        try:
            url = parse_url(request.url)
            host = url.host
            await self._run(url, frame(request, url), request, progress)
            response = _response(progress, started)
            outcome = str(response.status)
        except OutboundError as error:
            error.sent_last_byte, error.duration_us = progress.sent_last_byte, _now_us() - started
            outcome = error.code
            raise
        finally:
            _log(request, host, outcome, progress, _now_us() - started)
        return response

    async def _run(self, url: Url, framed: Framed, request: Request, progress: Progress) -> None:
        try:
            async with asyncio.timeout(request.limits.total):
                await self._call(url, framed, request, progress)
        except TimeoutError as error:
            if progress.status is None:
                raise TimedOut(f"Timed out while {progress.stage}.") from error

    async def _call(self, url: Url, framed: Framed, request: Request, progress: Progress) -> None:
        addresses = await self._addresses(url, request.limits.resolve)
        check_destination(url, addresses, request.chosen_by, self._allow)
        progress.stage = Stage.CONNECTING
        tls = self._tls if url.scheme == "https" else None
        streams = await connect(url, addresses, tls, request.limits.connect, self._dialer)
        try:
            await exchange(framed, streams, request.limits, progress)
        finally:
            # Abort, not close: a peer that stops reading could hold a closing connection open for ever.
            streams[1].transport.abort()

    async def _addresses(self, url: Url, seconds: float) -> Sequence[Address]:
        if url.address is not None:
            return (url.address,)
        async with asyncio.timeout(seconds):
            addresses = await self._resolve(url.host, url.port)
        if not addresses:
            raise Unresolved("The host's name has no address.")
        return addresses


def _now_us() -> int:
    return time.monotonic_ns() // 1000


def _response(progress: Progress, started: int) -> Response:
    assert progress.status is not None, "exchange raises where there is no status"
    return Response(
        status=progress.status,
        headers=progress.headers,
        body=bytes(progress.body),
        body_end=progress.body_end,
        duration_us=_now_us() - started,
        sent_last_byte=progress.sent_last_byte,
    )


def _log(request: Request, host: str, outcome: str, progress: Progress, duration_us: int) -> None:
    fields = {
        "method": request.method,
        "host": host,
        "outcome": outcome,
        "duration_ms": duration_us // 1000,
        "chosen_by": str(request.chosen_by),
        "sent_last_byte": progress.sent_last_byte,
    }
    log.info(" ".join(f"{name}={value}" for name, value in fields.items()), extra=fields)
