"""What the operator does from a shell while the desk is closed (SQLite) or beside it (PostgreSQL)."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from deskbell.clock.time import SystemClock
from deskbell.config import Settings
from deskbell.search.indexing import rebuild
from deskbell.store.open import prepare
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

T = TypeVar("T")


def once_open(settings: Settings, action: Callable[[Transaction], T]) -> T:
    """The result of one action on a desk that is not served by this process.

    Raises Conflict when another process has the data directory, and what the action raises.
    """
    return asyncio.run(_once_open(settings, action))


async def _once_open(settings: Settings, action: Callable[[Transaction], T]) -> T:
    store = prepare(Path(settings.data), settings.database)
    writer = Writer(store.open_pen, SystemClock(), asyncio.get_running_loop())
    writer.start()
    try:
        return await writer.do(action)
    finally:
        await writer.stop()
        store.close()


def rebuild_index(settings: Settings, told: Callable[[str], None]) -> None:
    """Make the search index anew, saying how far it is."""
    data = Path(settings.data)
    store = prepare(data, settings.database)
    try:
        rebuild(store, data, settings.database, lambda place: told(f"read up to {place:,}"))
    finally:
        store.close()
