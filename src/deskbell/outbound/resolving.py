"""All addresses of a host name, asked once per request.

The threads are its own: a name server that hangs blocks a thread for as long as the system's resolver
waits, and in asyncio's shared pool (or uvloop's four threads) a few such names would stop file work of the
whole desk. Tests pass a resolver of their own. Caller: `door`.
"""

import asyncio
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from ipaddress import ip_address
from typing import Protocol

from deskbell.outbound.addresses import Address
from deskbell.outbound.errors import Unresolved


class Resolver(Protocol):
    """Answers with every address of `host`, in the order to try them; raises `Unresolved`."""

    async def __call__(self, host: str, port: int) -> Sequence[Address]: ...


class SystemResolver:
    """The operating system's resolver, so that its hosts file and name servers count."""

    def __init__(self, threads: int = 8) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="resolve")

    async def __call__(self, host: str, port: int) -> Sequence[Address]:
        ask = partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        try:
            found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        except (OSError, UnicodeError) as error:
            raise Unresolved("The host's name has no address, or the name server did not answer.") from error
        return tuple(dict.fromkeys(ip_address(sockaddr[0]) for *_, sockaddr in found))
