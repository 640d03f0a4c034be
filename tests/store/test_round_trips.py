"""How often the writer waits for PostgreSQL: what is far away is asked seldom."""

from typing import Any

import pytest

from deskbell.store.open import Store
from deskbell.store.postgres import PostgresPen
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Action
from tests.store.desks import TAG, TAGS, held, tag, writing

pytestmark = pytest.mark.postgres
BEGIN_AND_COMMIT = 2


def reads_once(tx: Transaction) -> None:
    tx.one(TAG, name="none")
    tag(f"{tx.next_key}")(tx)


async def test_a_group_costs_two_round_trips_and_one_for_each_time_an_action_loads(postgres_store: Store) -> None:
    pens: list[PostgresPen] = []

    def open_pen() -> PostgresPen:
        pen = postgres_store.open_pen()
        assert isinstance(pen, PostgresPen)
        pens.append(pen)
        return pen

    async with writing(open_pen) as writer:

        async def cost(*actions: Action[Any]) -> int:
            with held(writer):
                futures = [writer.do(action) for action in actions]
                before = pens[0].round_trips
            for future in futures:
                await future
            return pens[0].round_trips - before - 1  # the commit of the action that held the writer

        assert await cost(*[tag(f"tag {n}") for n in range(100)]) == BEGIN_AND_COMMIT
        assert await cost(*[reads_once] * 100) == BEGIN_AND_COMMIT + 100
        assert await cost(lambda tx: tx.load((TAGS, {}), (TAG, {"name": "none"}))) == BEGIN_AND_COMMIT + 1
