"""What the actions of a group read first is read together, and never believed once it may have changed."""

from collections.abc import Callable

import pytest

from deskbell.store.open import Store
from deskbell.store.postgres import PostgresPen
from deskbell.store.read_ahead import Load
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer
from tests.store.desks import TAG_NAME, held, say, tag, writing

pytestmark = pytest.mark.postgres
RENAME = say("rename", "UPDATE tag SET name = ? WHERE key = ?", "name", "of_key")


def first_read(key: int) -> Load:
    return Load(TAG_NAME, (key,), lambda row: (key,))


def add_letter(key: int, letter: str) -> Callable[[Transaction], str]:
    """Renames a tag by what it was called."""

    def action(tx: Transaction) -> str:
        found = tx.one(TAG_NAME, key=key)
        name = (found[0] if found else "?") + letter
        tx.write(RENAME, name=name, of_key=key)
        return name

    return action


async def test_the_first_reads_of_a_group_cost_one_round_trip_together(postgres_store: Store) -> None:
    pens: list[PostgresPen] = []

    def open_pen() -> PostgresPen:
        pen = postgres_store.open_pen()
        assert isinstance(pen, PostgresPen)
        pens.append(pen)
        return pen

    async with writing(open_pen) as writer:
        keys = [await writer.do(tag(f"tag {number}")) for number in range(50)]
        with held(writer):
            futures = [writer.do(add_letter(key, "a"), load=first_read(key)) for key in keys]
            before = pens[0].round_trips
        assert [await future for future in futures] == [f"tag {number}a" for number in range(50)]
        commit_of_the_holder, begin, reads, commit = 1, 1, 1, 1
        assert pens[0].round_trips - before == commit_of_the_holder + begin + reads + commit


async def in_one_group(writer: Writer, *actions: tuple[Callable[[Transaction], str], Load | None]) -> list[str]:
    with held(writer):
        futures = [writer.do(action, load=load) for action, load in actions]
    return [await future for future in futures]


async def test_what_an_earlier_action_of_the_group_changed_is_read_again(postgres_store: Store) -> None:
    async with writing(postgres_store.open_pen) as writer:
        one, other = await writer.do(tag("one ")), await writer.do(tag("other "))
        said = await in_one_group(
            writer,
            (add_letter(one, "a"), first_read(one)),
            (add_letter(one, "b"), first_read(one)),
            (add_letter(other, "a"), first_read(other)),
        )
        assert said == ["one a", "one ab", "other a"]


async def test_behind_an_action_that_said_nothing_beforehand_everything_is_read_again(postgres_store: Store) -> None:
    async with writing(postgres_store.open_pen) as writer:
        one, other = await writer.do(tag("one ")), await writer.do(tag("other "))
        said = await in_one_group(
            writer,
            (add_letter(other, "a"), None),
            (add_letter(other, "b"), first_read(other)),
            (add_letter(one, "a"), first_read(one)),
        )
        assert said == ["other a", "other ab", "one a"]
