"""Who reads the log up to N has read all of it up to N, however many processes write."""

import random
import threading
from collections.abc import Callable
from contextlib import closing

import psycopg
import pytest

from deskbell.log.actor import SYSTEM
from deskbell.log.append import append
from deskbell.log.events import TagCreated
from deskbell.store.engine import Counters, Pen
from deskbell.store.generated import log as sql
from deskbell.store.open import Store
from deskbell.store.transaction import Transaction
from tests.store.desks import rows

WRITERS = 3
GROUPS = 60


def append_some(pen: Pen, many: int) -> Counters:
    """One group of that many facts, up to its commit."""
    counters = pen.begin()
    for _ in range(many):
        tx = Transaction(pen, 0, counters, careful=False)
        append(tx, SYSTEM, TagCreated())
        counters = tx.finish()
    return counters


def write(open_pen: Callable[[], Pen], seed: int, written: list[int]) -> None:
    """Many groups of different sizes, now and then one that is taken back."""
    chance = random.Random(seed)
    with closing(open_pen()) as pen:
        for _ in range(GROUPS):
            many = chance.randint(1, 20)
            counters = append_some(pen, many)
            if chance.random() < 0.2:
                pen.rollback()
            else:
                pen.commit(counters)
                written.append(many)


def test_a_reader_never_skips_a_number_while_several_write(store: Store) -> None:
    written: list[int] = []
    writers = [threading.Thread(target=write, args=(store.open_pen, n, written)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    seen = 0
    while any(writer.is_alive() for writer in writers) or seen < sum(written):
        batch = [seq for (seq, *_) in rows(store, sql.events_after, after=seen, limit=1000)]
        assert batch == list(range(seen + 1, seen + 1 + len(batch)))
        seen += len(batch)
    assert seen == sum(written)


@pytest.mark.postgres
def test_numbers_are_taken_only_once_the_one_before_is_visible(postgres_url: str, postgres_store: Store) -> None:
    second: list[Counters] = []

    def begin_second() -> None:
        with closing(postgres_store.open_pen()) as pen:
            second.append(append_some(pen, 1))
            pen.commit(second[0])

    with closing(postgres_store.open_pen()) as first, psycopg.connect(postgres_url, autocommit=True) as watching:
        counters = append_some(first, 5)
        waits = threading.Thread(target=begin_second)
        waits.start()
        while watching.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchone() is None:
            assert not second
        first.commit(counters)
        waits.join()
    assert second == [Counters(counters.key, counters.seq + 1)]


@pytest.mark.postgres
def test_other_processes_are_woken_when_the_log_grew_and_only_then(postgres_url: str, postgres_store: Store) -> None:
    with closing(postgres_store.open_pen()) as pen, psycopg.connect(postgres_url, autocommit=True) as listening:
        listening.execute("LISTEN deskbell_log")
        pen.commit(append_some(pen, 0))
        pen.commit(append_some(pen, 3))
        woken = list(listening.notifies(timeout=5, stop_after=1))
        other = list(listening.notifies(timeout=0))
    assert len(woken) == 1
    assert woken[0].payload  # which process wrote, so that it need not listen to itself
    assert other == []
