"""Visitors with the chat open, and agents who see what comes in."""

import asyncio
import re
import time
from collections.abc import Callable, Iterable

import msgspec

from bench.histogram import Histogram
from bench.load.websocket import Socket, connect

OPENINGS = 100
"""Chats opened from one address: the desk allows 120 at once."""
AT_ONCE = 50
ORIGIN = "https://shop.example"
PAGE = "https://shop.example/projects/export"
WORDS = "The export stops at row 4000 and the file ends in the middle of a line, what can I do about that?"

encode = msgspec.json.Encoder().encode
_ID = re.compile(rb'"client_id":"m(\d{10})"')
_ANY_ID = re.compile(rb'id":"m(\d{10})"')


def _number(text: bytes) -> int:
    """The number of the message that a frame speaks of; -1 for none of ours."""
    found = _ANY_ID.search(text)
    return int(found[1]) if found else -1


def address_of(number: int) -> str:
    """A loopback address for every hundred visitors."""
    place = number // OPENINGS
    return f"127.0.{1 + place // 250}.{1 + place % 250}"


class Visitor:
    """One visitor's socket; answers go to the crowd."""

    __slots__ = ("conversation", "crowd", "ready", "socket", "welcome")

    def __init__(self, crowd: "Crowd") -> None:
        self.crowd = crowd
        self.conversation = ""
        self.welcome: dict[str, object] = {}
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.socket: Socket | None = None

    async def open(self, number: int, user: dict[str, str] | None = None) -> None:
        """Connect and say hello."""
        self.socket = await connect(
            self.crowd.port, "/api/v1/chat", self.hear, address=address_of(number), origin=ORIGIN
        )
        page = {"url": PAGE, "title": "Export"}
        self.socket.send(encode({"t": "hello", "v": 1, "app": self.crowd.app, "page": page, "user": user}))
        await self.ready

    def hear(self, text: bytes) -> None:
        """A frame of the desk."""
        if text.startswith(b'{"t":"welcome"'):
            self.welcome = msgspec.json.decode(text)
            self.ready.set_result(None)
        else:
            self.crowd.heard(self, text)

    def write(self, number: int, text: str = WORDS) -> None:
        """Send message `number`."""
        assert self.socket is not None
        self.socket.send(b'{"t":"send","id":"m%010d","text":%b,"attachments":[]}' % (number, encode(text)))


class Crowd:
    """Many visitors, and the latencies of their messages."""

    def __init__(self, port: int, app: str) -> None:
        self.port, self.app = port, app
        self.visitors: list[Visitor] = []
        self.intended: dict[int, float] = {}
        self.acked = Histogram()
        self.refused = 0
        self.answered = 0
        self.next = 0
        self.told = Histogram()
        """From when an agent's reply was due until the visitor had it."""
        self.replies: dict[int, float] = {}
        self.on_ack: Callable[[Visitor], None] = lambda visitor: None
        """For those who send the next when the last was taken."""

    async def open(self, many: int) -> None:
        """Let more visitors in."""
        begin = len(self.visitors)
        for first in range(begin, begin + many, AT_ONCE):
            fresh = [Visitor(self) for _ in range(min(AT_ONCE, begin + many - first))]
            await asyncio.gather(*(visitor.open(first + n) for n, visitor in enumerate(fresh)))
            self.visitors += fresh

    async def begin(self) -> None:
        """Everybody writes once, so that all conversations exist."""
        for first in range(0, len(self.visitors), AT_ONCE * 4):
            for visitor in self.visitors[first : first + AT_ONCE * 4]:
                self.send(visitor, time.perf_counter())
            await self.quiet()
        self.forget()

    def forget(self) -> None:
        """Start counting anew."""
        self.acked, self.told, self.refused, self.answered = Histogram(), Histogram(), 0, 0
        self.intended.clear()

    def send(self, visitor: Visitor, intended: float, text: str = WORDS) -> int:
        """A visitor writes; returns the message's number."""
        number = self.next
        self.next += 1
        self.intended[number] = intended
        visitor.write(number, text)
        return number

    def heard(self, visitor: Visitor, text: bytes) -> None:
        """An answer of the desk to one of them."""
        now = time.perf_counter()
        if text.startswith(b'{"t":"ack"'):
            if not visitor.conversation:
                visitor.conversation = msgspec.json.decode(text)["conversation"]
            intended = self.intended.pop(_number(text), None)
            if intended is not None:
                self.acked.add(now - intended)
            self._answered(visitor)
        elif text.startswith(b'{"t":"refused"'):
            self.refused += 1
            self.intended.pop(_number(text), None)
            self._answered(visitor)
        elif text.startswith(b'{"t":"message"'):
            intended = self.replies.pop(_number(text), None)
            if intended is not None:
                self.told.add(now - intended)

    def _answered(self, visitor: Visitor) -> None:
        self.answered += 1
        self.on_ack(visitor)

    async def quiet(self, within: float = 10.0) -> None:
        """Wait until every message is answered, at most so many seconds."""
        until = time.perf_counter() + within
        while self.intended and time.perf_counter() < until:
            await asyncio.sleep(0.002)

    def close(self) -> None:
        """Everybody leaves."""
        for visitor in self.visitors:
            if visitor.socket is not None:
                visitor.socket.close()


class Watching:
    """Agents' sockets: how long until the last of them had a message on screen."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.sockets: list[Socket] = []
        self.shown = Histogram()
        self.frames = 0
        self.intended: dict[int, float] = {}
        self._seen: dict[int, int] = {}

    async def open(self, cookies: Iterable[str]) -> None:
        """One socket for each cookie."""
        for cookie in cookies:
            ready = asyncio.get_running_loop().create_future()

            def hear(text: bytes, ready: "asyncio.Future[None]" = ready) -> None:
                if not ready.done() and text.startswith(b'{"t":"welcome"'):
                    ready.set_result(None)
                self.heard(text)

            origin = f"http://127.0.0.1:{self.port}"
            socket = await connect(self.port, "/api/v1/live", hear, cookie=cookie, origin=origin)
            socket.send(b'{"t":"hello","v":1,"epoch":null,"position":null}')
            await ready
            self.sockets.append(socket)

    def heard(self, text: bytes) -> None:
        """A frame of the desk to one of them."""
        self.frames += 1
        now = time.perf_counter()
        for digits in _ID.findall(text):
            number = int(digits)
            seen = self._seen.get(number, 0) + 1
            if seen < len(self.sockets):
                self._seen[number] = seen
                continue
            self._seen.pop(number, None)
            intended = self.intended.pop(number, None)
            if intended is not None:
                self.shown.add(now - intended)

    def forget(self) -> None:
        """Start counting anew."""
        self.shown, self.frames = Histogram(), 0
        self.intended.clear()
        self._seen.clear()

    def close(self) -> None:
        """They go home."""
        for socket in self.sockets:
            socket.close()
