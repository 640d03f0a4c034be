"""Who is asking: the callers of all open sessions and API tokens, kept in memory while they are used.

Promises: a caller is never older than the last change of their rights; whatever ended is told to `on_end` as soon as it
is durable, so that sockets close; reading all day writes the time of the last use once in five minutes at most.
"""

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import msgspec

from deskbell.access.ending import Ended, Ending
from deskbell.access.gates import Gates
from deskbell.access.may import Caller
from deskbell.access.opaque import LENGTH, digest
from deskbell.access.passwords import Passwords
from deskbell.access.recognising import Recognised, recognise_session, recognise_token
from deskbell.access.tokens import PREFIX
from deskbell.clock.time import MINUTE, Clock
from deskbell.errors import Busy, Unauthenticated
from deskbell.store.reads import Reader, Reads
from deskbell.store.writer import Writer

E = TypeVar("E", bound=Ending)
Recognise = Callable[[Reader, bytes], Recognised | None]

SIZE = 10_000
"""Callers kept in memory; beyond that the one unused for longest is looked up again when it comes."""
NOTE_EVERY = 5 * MINUTE
"""Microseconds between two notes of the last use."""
TRIES = 5

log = logging.getLogger("deskbell.access")


class _Held(msgspec.Struct):
    of: Recognised
    seen_at: int
    noted_at: int


class Sessions:
    """Open sessions and tokens; with them the means to open one: `passwords` and `gates`."""

    def __init__(self, reads: Reads, writer: Writer, clock: Clock) -> None:
        self._reads, self._writer, self._clock = reads, writer, clock
        self._held: OrderedDict[bytes, _Held] = OrderedDict()
        self._age = 0
        self.passwords = Passwords()
        self.gates = Gates(clock)
        self.on_end: list[Callable[[Ended], None]] = []
        """Told of everything that ended, on the event loop, once it is durable."""

    async def by_cookie(self, secret: str) -> Caller:
        """The caller of a session's secret. Raises Unauthenticated."""
        if len(secret) != LENGTH:
            raise _not_signed_in()
        return await self._caller(secret, recognise_session)

    async def by_token(self, secret: str) -> Caller:
        """The caller of an API token. Raises Unauthenticated."""
        if len(secret) != len(PREFIX) + LENGTH or not secret.startswith(PREFIX):
            raise _no_token()
        return await self._caller(secret, recognise_token)

    async def settle(self, doing: "asyncio.Future[E]") -> E:
        """The result of an action that ends callers; they end even when nobody waits for the result any more."""
        doing.add_done_callback(self._settled)
        return await asyncio.shield(doing)

    def end(self, ended: Ended) -> None:
        """Forget who ended and tell those who hold something open for them."""
        self._forget(ended.covers)
        for told in self.on_end:
            told(ended)

    def committed(self, appended: Sequence[Any], timers: Sequence[Any]) -> None:
        """Follows the log: whoever changed is looked up again."""
        changed = {one.event.object_key for one in appended if one.event.kind == "agent.changed"}
        if changed:
            self._forget(lambda caller: caller.agent_key in changed)

    async def watch(self) -> None:
        """End sessions and tokens as their time runs out, for as long as the desk is open."""
        never = asyncio.Event()
        while True:
            await self._clock.until(self._clock.now() + MINUTE, never)
            self.end_overdue()

    def end_overdue(self) -> None:
        """End what is held and over by now."""
        now = self._clock.now()
        for held in list(self._held.values()):
            if held.of.is_over(held.seen_at, now):
                self.end(held.of.as_ended())

    def close(self) -> None:
        """Let go of the threads."""
        self.passwords.close()

    async def _caller(self, secret: str, recognise: Recognise) -> Caller:
        key = digest(secret)
        for _ in range(TRIES):
            held = self._held.get(key)
            if held is None:
                age = self._age
                found = await self._reads.run(lambda reader: recognise(reader, key))
                if age != self._age:
                    # Somebody's rights changed while we read; what we read may be from before.
                    continue
                if found is None:
                    raise _not_signed_in()
                held = self._hold(key, found)
            return self._used(held)
        raise Busy()

    def _hold(self, key: bytes, found: Recognised) -> _Held:
        held = self._held[key] = _Held(found, found.seen_at, found.seen_at)
        if len(self._held) > SIZE:
            self._held.popitem(last=False)
        return held

    def _used(self, held: _Held) -> Caller:
        now = self._clock.now()
        if held.of.is_over(held.seen_at, now):
            self.end(held.of.as_ended())
            raise _not_signed_in()
        held.seen_at = now
        if now - held.noted_at >= NOTE_EVERY:
            held.noted_at = now
            self._note(held.of, now)
        return held.of.caller

    def _note(self, of: Recognised, now: int) -> None:
        try:
            noting = self._writer.do(lambda tx: of.note_use(tx, now))
        except Busy:
            return
        noting.add_done_callback(_noted)

    def _forget(self, meant: Callable[[Caller], bool]) -> None:
        self._age += 1
        for key in [key for key, held in self._held.items() if meant(held.of.caller)]:
            del self._held[key]

    def _settled(self, done: "asyncio.Future[E]") -> None:
        if done.cancelled() or done.exception() is not None:
            return
        for ended in done.result().ended:
            self.end(ended)


def _noted(done: "asyncio.Future[None]") -> None:
    if not done.cancelled() and (error := done.exception()):
        log.warning("the time of the last use was not noted: %s", error)


def _not_signed_in() -> Unauthenticated:
    return Unauthenticated("You are not signed in.", "Sign in.")


def _no_token() -> Unauthenticated:
    return Unauthenticated("This API token cannot be used.", "Make a new one in the settings.", code="bad_token")
