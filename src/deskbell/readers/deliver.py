"""Carries replies out: takes what is due, tries once, writes down how it ended. One hung channel holds up no other."""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from deskbell.channels.contract import Kind, Outcome, Parcel
from deskbell.channels.directory import Channels
from deskbell.clock.time import Clock
from deskbell.conversations import outbox
from deskbell.conversations.outbox import Delivery, Try
from deskbell.errors import Busy
from deskbell.store.generated import channels as channel_sql
from deskbell.store.generated import conversations as sql
from deskbell.store.reads import Reader, Reads
from deskbell.store.writer import Writer

AT_ONCE = 20
"""Tries under way for one channel at most."""
IDLE = 3_600_000_000
"""Microseconds until the next look when nothing waits."""

PAUSE = 1_000_000
"""Microseconds until the next look when one failed."""
STALE = 60_000_000
"""Microseconds after which a try that nobody concluded was cut off; longer than any try may take."""

log = logging.getLogger("deskbell.deliver")


class Deliver:
    """The outbox's courier."""

    def __init__(
        self, writer: Writer, reads: Reads, clock: Clock, channels: Channels, kinds: Mapping[str, Kind]
    ) -> None:
        self._writer, self._reads, self._clock = writer, reads, clock
        self._channels, self._kinds = channels, kinds
        self._nudged = asyncio.Event()
        self._under_way: dict[int, asyncio.Task[None]] = {}
        self._task: asyncio.Task[None] | None = None

    def committed(self, appended: list[Any], timers: list[Any]) -> None:
        """Hear of replies that wait."""
        if any(one.event.kind in ("message.sent", "message.delivery") for one in appended):
            self._nudged.set()

    async def start(self) -> None:
        """Begin with what waits."""
        self._task = asyncio.create_task(self._watch(), name="deliver")

    async def stop(self) -> None:
        """Let tries under way end, begin no more."""
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=20)

    async def _watch(self) -> None:
        while True:
            self._nudged.clear()
            now = self._clock.now()
            try:
                next_at = await self._look(now)
            except Exception as failed:
                # Whatever it is, replies must not wait for a restart: it is looked at again shortly.
                log.error("the outbox could not be looked at", exc_info=failed)
                next_at = now + PAUSE
            await self._clock.until(next_at, self._nudged)

    async def _look(self, now: int) -> int:
        """Begin what is due; returns when to look again (UTC microseconds)."""
        cut_off = await self._recover(now)
        for delivery in await self._reads.run(partial(_in_state, state="queued", now=now)):
            self._begin(delivery)
        waiting = await self._reads.run(lambda reader: reader.one(sql.next_delivery, state="queued"))
        next_at: int = waiting[0] if waiting and waiting[0] > now else now + IDLE
        return min(next_at, cut_off)

    async def _recover(self, now: int) -> int:
        """Settle tries that a crash cut off, here or elsewhere; returns when the next may turn out to be one."""
        look_again = now + IDLE
        for delivery in await self._reads.run(partial(_in_state, state="sending", now=2**62)):
            if delivery.key in self._under_way:
                continue
            if delivery.changed_at > now - STALE:
                look_again = min(look_again, delivery.changed_at + STALE)
                continue
            kind = await self._kind(delivery)
            repeatable = kind is not None and kind.repeatable
            await self._writer.do(lambda tx, d=delivery, r=repeatable: outbox.recover(tx, d, r))  # type: ignore[misc]
        return look_again

    def _begin(self, delivery: Delivery) -> None:
        of_channel = sum(1 for task in self._under_way.values() if task.get_name() == f"channel-{delivery.channel_key}")
        if delivery.key in self._under_way or of_channel >= AT_ONCE:
            return
        task = asyncio.create_task(self._carry(delivery), name=f"channel-{delivery.channel_key}")
        self._under_way[delivery.key] = task
        task.add_done_callback(lambda _: self._ended(delivery.key))

    def _ended(self, key: int) -> None:
        del self._under_way[key]
        self._nudged.set()

    async def _carry(self, delivery: Delivery) -> None:
        try:
            kind = await self._kind(delivery)
            tried = await self._writer.do(lambda tx: outbox.take(tx, delivery.key))
            if tried is None:
                return
            outcome = await self._try(kind, tried)
            next_at = self._next(kind, tried, outcome)
            state = "failed" if outcome.state == "later" and next_at is None else outcome.state
            await self._writer.do(lambda tx: outbox.conclude(tx, tried, state, outcome.detail, next_at))
            log.info("delivery %s: %s (try %s)", delivery.key, state, tried.delivery.attempts)
        except Busy as busy:
            log.warning("delivery %s waits: %s", delivery.key, busy.message)
            await asyncio.sleep(1)
        except Exception as failed:
            log.error("delivery %s was cut off; it is settled in a minute", delivery.key, exc_info=failed)

    async def _try(self, kind: Kind | None, tried: Try) -> Outcome:
        channel = next((c for c in await self._channels.all() if c.key == tried.delivery.channel_key), None)
        if kind is None or channel is None or channel.state != "on":
            return Outcome("failed", "This channel is switched off.")
        to = await self._reads.run(
            lambda reader: reader.one(channel_sql.handle_of, contact_key=tried.contact_key, scope=channel.key)
        )
        message = tried.message
        parcel = Parcel(
            message.id, message.conversation, message.text, message.author.name, message.at, to[0] if to else ""
        )
        return await kind.deliver(channel, parcel)

    def _next(self, kind: Kind | None, tried: Try, outcome: Outcome) -> int | None:
        tries = tried.delivery.attempts
        if kind is None or outcome.state != "later" or tries > len(kind.ladder):
            return None
        return self._clock.now() + kind.ladder[tries - 1]

    async def _kind(self, delivery: Delivery) -> Kind | None:
        channel = next((c for c in await self._channels.all() if c.key == delivery.channel_key), None)
        return self._kinds.get(channel.kind) if channel else None


def _in_state(reader: Reader, state: str, now: int) -> list[Delivery]:
    return [Delivery(*row) for row in reader.all(sql.deliveries_due, state=state, now=now, limit=500)]
