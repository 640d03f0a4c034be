"""When the store itself fails: everyone who waited is told, nothing acknowledged is lost, and it heals by itself."""

import resource
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from deskbell.errors import Busy
from deskbell.log.actor import SYSTEM
from deskbell.log.once import once
from deskbell.store.engine import Pen, StoreBroken
from deskbell.store.open import FILE, Store, prepare
from deskbell.store.postgres import PostgresPen
from deskbell.store.sqlite import SqlitePen
from deskbell.store.transaction import Transaction
from tests.postgres import Server
from tests.store.cutting import cuttable
from tests.store.desks import TAGS, held, tag, tags, writing


@contextmanager
def no_room_on_the_disk() -> Iterator[None]:
    """No file of this process may grow."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def test_a_disk_that_refuses_fails_the_whole_group_and_heals_by_itself(tmp_path: Path) -> None:
    store = prepare(tmp_path)
    async with writing(store.open_pen) as writer:
        await writer.do(tag("before"))
        with no_room_on_the_disk():
            with held(writer):
                futures = [writer.do(tag(f"lost {n}")) for n in range(3)]
            for future in futures:
                with pytest.raises(Busy):
                    await future
            assert writer.broken
            with pytest.raises(Busy):
                await writer.do(tag("lost, too"))
        assert await writer.do(tag("after")) == 2
        assert not writer.broken
    assert tags(store) == ["before", "after"]


async def test_a_full_database_fails_the_whole_group_and_heals_by_itself(tmp_path: Path) -> None:
    store = prepare(tmp_path)
    full = True

    def open_pen() -> Pen:
        pen = SqlitePen(tmp_path / FILE)
        if full:
            pen._connection.execute("PRAGMA max_page_count=1").fetchall()
        return pen

    async with writing(open_pen) as writer:
        with pytest.raises(Busy):
            await writer.do(tag("x" * 1_000_000))
        full = False
        await writer.do(tag("after"))
    assert tags(store) == ["after"]


@pytest.mark.postgres
async def test_a_backend_that_is_terminated_fails_its_group_only(
    postgres_server: Server, postgres_url: str, postgres_store: Store
) -> None:
    name = psycopg.conninfo.conninfo_to_dict(postgres_url)["dbname"]

    def terminated(tx: Transaction) -> None:
        tag("lost")(tx)
        ours = f"datname = '{name}' AND application_name = 'deskbell'"
        postgres_server.tell(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {ours}")

    async with writing(postgres_store.open_pen) as writer:
        await writer.do(tag("before"))
        with pytest.raises(Busy):
            await writer.do(terminated)
        await writer.do(tag("after"))
    assert tags(postgres_store) == ["before", "after"]


@pytest.mark.postgres
async def test_a_server_that_crashes_and_comes_back_loses_nothing_acknowledged(
    postgres_server: Server, postgres_store: Store
) -> None:
    acknowledged = []
    async with writing(postgres_store.open_pen) as writer:
        restart = threading.Thread(target=postgres_server.restart)
        for n in range(10_000):
            try:
                await writer.do(tag(f"tag {n}"))
                acknowledged.append(f"tag {n}")
            except Busy:
                assert n > 5
            if n == 5:
                restart.start()
            elif n > 5 and not restart.is_alive() and not writer.broken:
                break
        restart.join()
        await writer.do(tag("after"))
    assert set(tags(postgres_store)) >= {*acknowledged, "after"}


@pytest.mark.postgres
async def test_when_the_answer_to_a_commit_is_lost_the_same_command_is_not_done_twice(
    postgres_url: str, postgres_store: Store
) -> None:
    def command(tx: Transaction) -> int:
        return once(tx, SYSTEM, "command-1", int, lambda: tag("once")(tx))

    with cuttable(postgres_url) as line:
        async with writing(lambda: PostgresPen(line.url)) as writer:
            await writer.do(tag("before"))
            line.cut_at = b"pen.commit"
            with pytest.raises(Busy) as told:
                await writer.do(command)
            assert "may be stored" in told.value.hint
            assert await writer.do(command) == 2
    assert tags(postgres_store) == ["before", "once"]


@pytest.mark.postgres
async def test_when_the_line_is_cut_before_the_commit_nothing_is_stored(
    postgres_url: str, postgres_store: Store
) -> None:
    def reads(tx: Transaction) -> None:
        tag("lost")(tx)
        line.cut_at = b"test.tags"
        tx.all(TAGS)

    with cuttable(postgres_url) as line:
        async with writing(lambda: PostgresPen(line.url)) as writer:
            with pytest.raises(Busy) as told:
                await writer.do(reads)
            assert "Nothing was stored" in told.value.hint
            await writer.do(tag("after"))
    assert tags(postgres_store) == ["after"]


@pytest.mark.postgres
async def test_a_process_that_froze_with_the_lock_is_thrown_out_after_a_second(postgres_store: Store) -> None:
    with closing(postgres_store.open_pen()) as frozen:
        counters = frozen.begin()
        async with writing(postgres_store.open_pen) as writer:
            started = time.monotonic()
            await writer.do(tag("served"))
            assert time.monotonic() - started < 2.0
        with pytest.raises(StoreBroken):
            frozen.commit(counters)
    assert tags(postgres_store) == ["served"]
