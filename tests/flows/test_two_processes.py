"""Two desks on one PostgreSQL database: what one accepts, the other shows."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.people import MIRA, AgentAtWork, Served, SteppedClock, VisitorOnSite, served

pytestmark = pytest.mark.postgres


@pytest.fixture
async def both(tmp_path: Path, postgres_url: str) -> AsyncIterator[tuple[Served, Served]]:
    clock = SteppedClock()
    async with served(tmp_path, postgres_url, clock) as one:
        await AgentAtWork(one).set_up()
        async with served(tmp_path, postgres_url, clock) as other:
            yield one, other


async def signed_in(at: Served) -> AgentAtWork:
    agent = AgentAtWork(at)
    await agent.post("/session", email=MIRA["email"], password=MIRA["password"])
    return agent


async def test_a_message_taken_by_one_is_on_the_screens_of_the_other(both: tuple[Served, Served]) -> None:
    one, other = both
    mira = await signed_in(other)
    await mira.listen()
    ada = VisitorOnSite(one, "any")
    await ada.open()
    for number in range(20):
        await ada.write(f"Message {number}")
    seen = [(await mira.event("message.received"))["message"]["text"] for _ in range(20)]
    assert seen == [f"Message {number}" for number in range(20)]
    await ada.leave()
    await mira.close()


async def test_an_answer_given_at_one_reaches_the_visitor_of_the_other(both: tuple[Served, Served]) -> None:
    one, other = both
    ada = VisitorOnSite(one, "any")
    await ada.open()
    await ada.write("Hello")
    mira = await signed_in(other)
    row = (await mira.inbox())[0]
    await mira.command(f"/conversations/{row['id']}/replies", text="Hi", force=True)
    assert (await ada.hear("message"))["message"]["text"] == "Hi"
    await ada.leave()
    await mira.close()


async def test_a_timer_set_by_one_fires_once_for_both(both: tuple[Served, Served]) -> None:
    one, other = both
    ada = VisitorOnSite(one, "any")
    await ada.open()
    await ada.write("Hello")
    mira = await signed_in(other)
    row = (await mira.inbox())[0]
    await mira.listen()
    await mira.command(f"/conversations/{row['id']}/snooze", until=one.clock.now() + 1_000_000)
    await mira.event("conversation.snoozed")
    one.clock.step(1_000_000)
    await mira.event("conversation.woken")
    opened = await mira.get(f"/conversations/{row['id']}")
    assert opened["conversation"]["state"] == "open"
    assert opened["conversation"]["revision"] == row["revision"] + 2
    await ada.leave()
    await mira.close()
