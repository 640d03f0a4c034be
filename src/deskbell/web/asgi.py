"""The bare words of ASGI that sockets need."""

from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Scope = Any
"""A connection's facts; the web framework has a type of its own for the same mapping."""
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Any], Coroutine[Any, Any, None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

FRAME = 262_144
"""Bytes of one frame at most; the server cuts off longer ones."""


async def next_text(receive: Receive) -> str | None:
    """The next text of a socket; None when it is closed. Binary frames are not part of the protocol."""
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return None
        if message.get("text") is not None:
            return str(message["text"])
