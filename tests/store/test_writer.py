"""The writer: many actions in one transaction, each of which fails alone."""

import asyncio
from typing import Any

import pytest

from deskbell.errors import Busy, Invalid, NotFound
from deskbell.store import writer as limits
from deskbell.store.engine import WriteRefused
from deskbell.store.open import Store
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer
from tests.store.desks import COUNTERS, TAG, TAG_NAME, TAGS, held, rows, tag, tags


async def test_what_an_action_returns_comes_back_once_it_is_stored(writer: Writer, store: Store) -> None:
    assert await writer.do(tag("billing")) == 1
    assert tags(store) == ["billing"]


async def test_what_waits_is_written_in_one_group_and_in_order(writer: Writer, store: Store) -> None:
    with held(writer):
        futures = [writer.do(tag(f"tag {n}")) for n in range(100)]
    assert await asyncio.gather(*futures) == list(range(1, 101))
    assert tags(store) == [f"tag {n}" for n in range(100)]
    assert writer.groups == 2


async def test_a_group_holds_no_more_than_its_limit(writer: Writer) -> None:
    with held(writer):
        futures = [writer.do(tag(f"tag {n}")) for n in range(limits.GROUP + 1)]
    await asyncio.gather(*futures)
    assert writer.groups == 3


async def test_an_action_reads_what_it_and_earlier_ones_of_the_group_wrote(writer: Writer) -> None:
    def write_then_read(tx: Transaction) -> list[str]:
        tag("mine")(tx)
        return [name for (name,) in tx.all(TAGS)]

    with held(writer):
        writer.do(tag("earlier"))
        seen = writer.do(write_then_read)
    assert await seen == ["earlier", "mine"]


async def test_several_reads_come_back_together(writer: Writer) -> None:
    await writer.do(tag("one"))

    def load(tx: Transaction) -> object:
        tag("two")(tx)
        return tx.load((TAG, {"name": "two"}), (TAG, {"name": "none"}), (TAGS, {}))

    assert await writer.do(load) == [[(2,)], [], [("one",), ("two",)]]


async def test_a_failing_action_takes_back_only_itself(writer: Writer, store: Store) -> None:
    def fails(tx: Transaction) -> None:
        tag("lost")(tx)
        raise NotFound("There is no such conversation.")

    with held(writer):
        before, failing, after = writer.do(tag("before")), writer.do(fails), writer.do(tag("after"))
    assert (await before, await after) == (1, 2)
    with pytest.raises(NotFound):
        await failing
    assert tags(store) == ["before", "after"]


async def test_an_action_that_gives_up_after_reading_its_own_writes_leaves_nothing(
    writer: Writer, store: Store
) -> None:
    def gives_up(tx: Transaction) -> None:
        tag("lost")(tx)
        assert tx.one(TAG, name="lost") is not None
        tag("lost, too")(tx)
        assert tx.one(TAG, name="lost, too") is not None
        raise NotFound("There is no such conversation.")

    with held(writer):
        writer.do(tag("before"))
        failing, after = writer.do(gives_up), writer.do(tag("after"))
    with pytest.raises(NotFound):
        await failing
    await after
    assert tags(store) == ["before", "after"]


async def test_a_refused_statement_of_one_action_harms_no_other(writer: Writer, store: Store) -> None:
    await writer.do(tag("taken"))
    with held(writer):
        futures = [writer.do(tag("taken" if n == 7 else f"tag {n}")) for n in range(20)]
    results = await asyncio.gather(*futures, return_exceptions=True)
    assert [n for n, result in enumerate(results) if isinstance(result, WriteRefused)] == [7]
    assert tags(store) == ["taken"] + [f"tag {n}" for n in range(20) if n != 7]
    assert not writer.broken


async def test_a_refused_statement_before_a_read_harms_no_other(writer: Writer, store: Store) -> None:
    def doubles(tx: Transaction) -> None:
        tag("one")(tx)
        tag("one")(tx)
        tx.one(TAG, name="one")

    with held(writer):
        futures: list[asyncio.Future[Any]] = [writer.do(a) for a in (tag("before"), doubles, tag("after"))]
    results = await asyncio.gather(*futures, return_exceptions=True)
    assert isinstance(results[1], WriteRefused)
    assert tags(store) == ["before", "after"]


async def test_a_value_no_database_takes_fails_only_its_action(writer: Writer, store: Store) -> None:
    def too_much(tx: Transaction) -> None:
        tx.one(TAG_NAME, key=2**70)

    with held(writer):
        futures: list[asyncio.Future[Any]] = [writer.do(a) for a in (tag("before"), too_much, tag("after"))]
    results = await asyncio.gather(*futures, return_exceptions=True)
    assert [isinstance(result, Exception) for result in results] == [False, True, False]
    assert tags(store) == ["before", "after"]


async def test_numbers_that_were_given_are_never_given_again(writer: Writer, store: Store) -> None:
    def fails(tx: Transaction) -> None:
        tag("lost")(tx)
        tx.seq()
        raise Invalid("No.")

    given = []
    for n in range(5):
        given.append(await writer.do(tag(f"tag {n}")))
        with pytest.raises(Invalid):
            await writer.do(fails)
        with pytest.raises(WriteRefused):
            await writer.do(tag("tag 0"))
    assert given == sorted(set(given))
    assert rows(store, COUNTERS) == [(max(given) + 1, 1)]


async def test_a_full_queue_says_busy_and_loses_nothing(writer: Writer, store: Store) -> None:
    with held(writer):
        futures = [writer.do(tag(f"tag {n}")) for n in range(limits.QUEUE)]
        with pytest.raises(Busy):
            writer.do(tag("one too many"))
    await asyncio.gather(*futures)
    assert len(tags(store)) == limits.QUEUE


async def test_a_queue_that_is_too_old_says_busy(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE", 0.0)
    with held(writer):
        writer.do(tag("waits"))
        with pytest.raises(Busy):
            writer.do(tag("comes later"))


async def test_patient_work_goes_one_to_a_group_and_last(writer: Writer, store: Store) -> None:
    with held(writer):
        patient = [writer.do(tag(f"chunk {n}"), patient=True) for n in range(3)]
        quick = [writer.do(tag(f"quick {n}")) for n in range(3)]
    await asyncio.gather(*patient, *quick)
    assert tags(store) == ["quick 0", "quick 1", "quick 2", "chunk 0", "chunk 1", "chunk 2"]
    assert writer.groups == 4


async def test_a_caller_that_goes_away_cancels_nothing(writer: Writer, store: Store) -> None:
    with held(writer):
        writer.do(tag("accepted")).cancel()
        after = writer.do(tag("after"))
    await after
    assert tags(store) == ["accepted", "after"]


async def test_followers_hear_of_durable_facts_only_and_before_the_callers(writer: Writer) -> None:
    heard: list[object] = []

    def hear(appended: list[Any], timers: list[Any]) -> None:
        heard.extend(appended)

    writer.on_commit(hear)

    def appends(tx: Transaction) -> None:
        tx.appended.append("kept")

    def fails(tx: Transaction) -> None:
        tx.appended.append("lost")
        raise Invalid("No.")

    with held(writer):
        good, bad = writer.do(appends), writer.do(fails)
    with pytest.raises(Invalid):
        await bad
    assert good.done()
    assert heard == ["kept"]


async def test_a_follower_that_fails_keeps_no_one_waiting(writer: Writer) -> None:
    def fails(appended: list[Any], timers: list[Any]) -> None:
        raise RuntimeError

    writer.on_commit(fails)
    assert await writer.do(tag("billing")) == 1


async def test_stopping_finishes_what_was_accepted(writer: Writer, store: Store) -> None:
    with held(writer):
        futures = [writer.do(tag(f"tag {n}")) for n in range(300)]
    await writer.stop()
    await asyncio.gather(*futures)
    assert len(tags(store)) == 300
    with pytest.raises(Busy):
        writer.do(tag("late"))
