"""Empty desks on both engines, and the smallest actions there are."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from deskbell.store.engine import Pen
from deskbell.store.open import Store, prepare
from deskbell.store.statement import Row, Statement
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer

BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


def say(name: str, text: str, *params: str) -> Statement:
    """A statement that both engines understand, its values written as `?`."""
    return Statement(f"test.{name}", text, text.replace("?", "%s"), params)


ADD_TAG = say("add_tag", "INSERT INTO tag (key, id, name) VALUES (?, ?, ?)", "key", "id", "name")
TAGS = say("tags", "SELECT name FROM tag ORDER BY key")
TAG = say("tag", "SELECT key FROM tag WHERE name = ?", "name")
TAG_NAME = say("tag_name", "SELECT name FROM tag WHERE key = ?", "key")
COUNTERS = say("counters", "SELECT next_key, next_seq FROM counter WHERE key = 1")


class StillClock:
    """A time that does not pass."""

    def now(self) -> int:
        return 1_700_000_000_000_000


def tag(name: str) -> Callable[[Transaction], int]:
    """The smallest action: one row, with a name that must be unique; returns its key."""

    def action(tx: Transaction) -> int:
        key = tx.key()
        tx.write(ADD_TAG, key=key, id=f"id {key} {name}", name=name)
        return key

    return action


def rows(store: Store, statement: Statement, **values: Any) -> list[Row]:
    """What a fresh reading connection sees."""
    reader = store.open_reader()
    reader.limit(time.monotonic() + 10)
    try:
        return reader.all(statement, **values)
    finally:
        reader.close()


def tags(store: Store) -> list[str]:
    """The names of all tags, in the order of their keys."""
    return [name for (name,) in rows(store, TAGS)]


@asynccontextmanager
async def writing(open_pen: Callable[[], Pen]) -> AsyncIterator[Writer]:
    """A running writer."""
    writer = Writer(open_pen, StillClock(), asyncio.get_running_loop())
    writer.start()
    try:
        yield writer
    finally:
        await writer.stop()


@contextmanager
def held(writer: Writer) -> Iterator[None]:
    """Keep the writer busy with one action, so that what is queued inside becomes one group."""
    begun, go_on = threading.Event(), threading.Event()

    def hold(_tx: Transaction) -> None:
        begun.set()
        go_on.wait()

    writer.do(hold)
    begun.wait()
    try:
        yield
    finally:
        go_on.set()


@pytest.fixture(params=BOTH)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty desk, once on each engine."""
    url = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    opened = prepare(tmp_path / "data", url)
    yield opened
    opened.close()


@pytest.fixture
def postgres_store(postgres_url: str, tmp_path: Path) -> Store:
    """An empty desk on PostgreSQL."""
    return prepare(tmp_path / "data", postgres_url)


@pytest.fixture
async def writer(store: Store) -> AsyncIterator[Writer]:
    """A writer of that desk."""
    async with writing(store.open_pen) as running:
        yield running
