"""Connecting to an address that was checked, and to no other. Caller: `door`.

The address is dialled as a number, so nothing resolves the name a second time; the name goes only into SNI
and the certificate check. Tests pass a dialer of their own to see which addresses are tried.
"""

import asyncio
import os
import socket
import ssl
from collections.abc import Sequence
from typing import Protocol, TypeAlias

from deskbell.outbound.addresses import Address
from deskbell.outbound.errors import Unreachable
from deskbell.outbound.urls import Url

Streams: TypeAlias = tuple[asyncio.StreamReader, asyncio.StreamWriter]

READ_AHEAD = 16 * 1024
MAX_TRIES = 4


class Dialer(Protocol):
    """Connects to `address`; `tls` checks that the certificate is `name`'s. Raises OSError."""

    async def __call__(self, address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams: ...


async def dial(address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
    """The dialer of the running desk."""
    return await asyncio.open_connection(
        str(address),
        port,
        limit=READ_AHEAD,
        ssl=tls,
        server_hostname=name if tls else None,
        flags=socket.AI_NUMERICHOST,
    )


async def connect(
    url: Url, addresses: Sequence[Address], tls: ssl.SSLContext | None, seconds: float, dialer: Dialer
) -> Streams:
    """Try the addresses in turn, each with its share of `seconds`; raises `Unreachable` when none answers."""
    tries = addresses[:MAX_TRIES]
    deadline = asyncio.get_running_loop().time() + seconds
    failure = Unreachable("No connection came about in the time given.")
    for position, address in enumerate(tries):
        # A first address that swallows packets must leave time for the second.
        left = deadline - asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(left / (len(tries) - position)):
                return await dialer(address, url.port, tls, url.host)
        except TimeoutError:
            continue
        except OSError as error:
            failure = Unreachable(_reason(error))
    raise failure


def _reason(error: OSError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"The certificate was not accepted: {error.verify_message}."
    if isinstance(error, ssl.SSLError):
        return f"The TLS handshake failed: {error.reason or 'no reason given'}."
    # The system's words only: asyncio's own message holds the address, and not everyone may learn it.
    return f"No connection: {os.strerror(error.errno) if error.errno else 'no reason given'}."
