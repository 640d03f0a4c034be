"""Wiring only: settings → store → log → channels → readers → web. Opens a desk, serves it, closes it."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from deskbell.access.ending import Ended
from deskbell.access.sessions import Sessions
from deskbell.channels.chat.limits import ChatLimits
from deskbell.channels.contract import Kind
from deskbell.channels.directory import Channels
from deskbell.channels.intake import Intake
from deskbell.channels.seals import Seals, load_key
from deskbell.channels.webhook.kind import Webhook
from deskbell.clock.time import Clock, SystemClock
from deskbell.clock.timers import Timers
from deskbell.config import Settings
from deskbell.contacts import merging as contact_merging
from deskbell.conversations import merging
from deskbell.conversations.snoozing import wake
from deskbell.desk import Desk
from deskbell.live.follower import Follower
from deskbell.live.hub import Hub
from deskbell.log.append import Appended
from deskbell.log.reader import Follow
from deskbell.outbound.allow_list import AllowList
from deskbell.outbound.door import Door
from deskbell.readers.deliver import Deliver
from deskbell.search.indexing import finder, search_reader
from deskbell.sockets import open_socket
from deskbell.store.files import Files
from deskbell.store.generated import access as access_sql
from deskbell.store.generated import log as log_sql
from deskbell.store.open import Store, prepare
from deskbell.store.reads import Reads
from deskbell.store.writer import Committed, Writer
from deskbell.web.asgi import App, Receive, Scope, Send
from deskbell.web.cross_origin import answer_preflight, is_preflight

TIMERS = {"wake": wake, contact_merging.TIMER: contact_merging.go_on, merging.TIMER: merging.go_on}
"""What a timer does when it falls due, by its kind."""


@contextlib.asynccontextmanager
async def open_desk(settings: Settings, clock: Clock | None = None) -> AsyncIterator[Desk]:
    """A desk with everything running; what was accepted is finished when it closes.

    Raises Conflict for a schema of another version, StoreBroken when the database cannot be reached.
    """
    data = Path(settings.data)
    store = await asyncio.to_thread(prepare, data, settings.database)
    desk = Desk()
    desk.settings, desk.clock = settings, clock or SystemClock()
    desk.files, desk.seals = Files(data), Seals(load_key(settings))
    desk.reads = Reads(store.open_reader)
    desk.writer = Writer(store.open_pen, desk.clock, asyncio.get_running_loop())
    await _wire(desk, store, data)
    try:
        yield desk
    finally:
        await _close(desk, store)


async def _wire(desk: Desk, store: Store, data: Path) -> None:
    desk.epoch, position = await desk.reads.run(
        lambda r: (_epoch(r.one(access_sql.workspace_row)), (r.one(log_sql.position) or (1,))[0] - 1)
    )
    desk.hub = Hub(desk.epoch)
    desk.hub.position = position
    desk.channels = Channels(desk.reads)
    desk.chat_limits = ChatLimits(desk.clock)
    desk.sessions = Sessions(desk.reads, desk.writer, desk.clock)
    desk.sessions.on_end.append(lambda ended: _end_sockets(desk.hub, ended))
    desk.timers = Timers(desk.clock, desk.writer, TIMERS)
    desk.follows = [Follow(search_reader(store, data, desk.settings.database), store.open_reader)]
    desk.search = finder(store, data, desk.reads)
    door = Door(allow=AllowList.parse(desk.settings.allow_private_hosts))
    kinds: dict[str, Kind] = {"webhook": Webhook(door, desk.seals, desk.clock)}
    desk.intake = Intake(desk.writer, desk.reads, desk.channels, kinds)
    desk.deliver = Deliver(desk.writer, desk.reads, desk.clock, desk.channels, kinds)
    follower = Follower(desk.hub, desk.reads, lambda missed: _foreign(desk, missed))
    followers: list[Committed] = [desk.channels.committed, desk.sessions.committed, follower.committed]
    followers += [desk.timers.committed, desk.deliver.committed, *(follow.committed for follow in desk.follows)]
    for told in followers:
        desk.writer.on_commit(told)
    desk.writer.start()
    await desk.timers.start(desk.reads)
    await desk.intake.read_on()
    await desk.deliver.start()
    for follow in desk.follows:
        follow.start()
    if store.listen is not None:
        loop = asyncio.get_running_loop()
        desk.listening = store.listen(lambda: _from_thread(loop, follower.nudge))
        desk.listening.start()


def _from_thread(loop: asyncio.AbstractEventLoop, call: Callable[[], None]) -> None:
    with contextlib.suppress(RuntimeError):
        # The loop is closed already: nobody is left to be told.
        loop.call_soon_threadsafe(call)


def _foreign(desk: Desk, missed: list[Appended]) -> None:
    """Another process wrote: what is held in memory here may be stale, and timers may have been set."""
    desk.channels.committed(missed, [])
    desk.sessions.committed(missed, [])
    for follow in desk.follows:
        follow.committed(missed, [])
    if any(one.event.kind == "conversation.snoozed" for one in missed):
        desk.looking = asyncio.ensure_future(desk.timers.look(desk.reads))


def _epoch(workspace: Any) -> str:
    return str(workspace[2]) if workspace else secrets.token_hex(6)


def _end_sockets(hub: Hub, ended: Ended) -> None:
    for client in list(hub.agents()):
        if ended.covers(client.caller):
            client.close(4001)


async def _close(desk: Desk, store: Store) -> None:
    if desk.listening is not None:
        await asyncio.to_thread(desk.listening.stop)
    await desk.timers.stop()
    await desk.deliver.stop()
    await desk.writer.stop()
    for follow in desk.follows:
        await asyncio.to_thread(follow.stop)
    desk.sessions.close()
    await asyncio.to_thread(desk.search.close)
    await asyncio.to_thread(desk.reads.close)
    store.close()


class Web:
    """Everything the desk answers, as one ASGI application.

    Sockets are answered from the first moment; the pages and the API as soon as the web framework is loaded, which
    begins with `load` or the first request and happens on a thread.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pages: asyncio.Future[App] | None = None

    def load(self) -> "asyncio.Future[App]":
        """Begin to load what answers HTTP, if that has not begun."""
        if self._pages is None:
            self._pages = asyncio.get_running_loop().run_in_executor(None, _http, self._desk)
        return self._pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await open_socket(self._desk, scope, receive, send)
        elif is_preflight(scope):
            await answer_preflight(scope, receive, send)
        else:
            pages = await asyncio.shield(self.load())
            await pages(scope, receive, send)


def _http(desk: Desk) -> App:
    from deskbell.http import http

    return http(desk)
