"""What an operation costs in counts that no busy machine can blur: statements, round trips, frames, bytes."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from deskbell.store.postgres import PostgresPen
from deskbell.store.sqlite_reads import SqliteReader
from deskbell.store.transaction import Transaction
from tests.people import AgentAtWork, Served, VisitorOnSite, served

FRAME_BYTES = 1_600
"""A message of a hundred characters with its conversation, as an agent's socket gets it, is shorter."""
WORDS = "The export stops at row 4000 and the file ends in the middle of a line, what can I do about that?"


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path / "data") as desk:
        yield desk


@pytest.fixture
async def mira(at: Served) -> AsyncIterator[AgentAtWork]:
    agent = AgentAtWork(at)
    await agent.set_up()
    yield agent
    await agent.close()


@pytest.fixture
async def visitor(at: Served, mira: AgentAtWork) -> AsyncIterator[VisitorOnSite]:
    """Somebody whose conversation has begun."""
    desk: dict[str, Any] = await mira.get("/desk")
    writing = VisitorOnSite(at, desk["channels"][0]["app_id"])
    await writing.open()
    await writing.write("Hello")
    yield writing
    await writing.leave()


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many statements actions run from now on, by kind."""
    counted: Counter[str] = Counter()
    reading, writing = Transaction.all, Transaction.put

    def read(tx: Transaction, *given: Any, **values: Any) -> Any:
        counted["reads"] += 1
        return reading(tx, *given, **values)

    def write(tx: Transaction, *given: Any) -> None:
        counted["writes"] += 1
        writing(tx, *given)

    monkeypatch.setattr(Transaction, "all", read)
    monkeypatch.setattr(Transaction, "put", write)
    return counted


async def test_a_visitors_message_costs_one_read_and_three_writes(
    visitor: VisitorOnSite, statements: Counter[str]
) -> None:
    assert (await visitor.write(WORDS))["t"] == "ack"
    assert statements == {"reads": 1, "writes": 3}


async def test_an_agents_reply_costs_two_reads_and_no_statement_for_each_message_before_it(
    mira: AgentAtWork, visitor: VisitorOnSite, statements: Counter[str]
) -> None:
    (row,) = await mira.inbox()
    costs = []
    for number in range(3):
        statements.clear()
        await mira.command(f"/conversations/{row['id']}/replies", text=f"Answer {number}", seen_revision=99, force=True)
        costs.append(dict(statements))
    assert costs[1] == costs[2]
    assert costs[2]["reads"] <= 2
    assert costs[2]["writes"] <= 6


async def test_a_page_of_the_inbox_costs_one_statement_however_many_rows_it_has(
    at: Served, mira: AgentAtWork, visitor: VisitorOnSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    reading = SqliteReader.all

    def noted(reader: SqliteReader, statement: Any, **values: Any) -> Any:
        read.append(statement.name)
        return reading(reader, statement, **values)

    for number in range(3):
        another = VisitorOnSite(at, visitor.app)
        await another.open()
        await another.write(f"Hello {number}")
        await another.leave()
    monkeypatch.setattr(SqliteReader, "all", noted)
    assert len(await mira.inbox()) == 4
    assert [name for name in read if name.startswith("conversations.")] == ["conversations.page_of_state"]


async def test_a_message_is_one_frame_to_its_sender_and_one_to_each_agent(
    mira: AgentAtWork, visitor: VisitorOnSite
) -> None:
    await mira.listen()
    await mira.hear("presence")
    await visitor.write(WORDS)
    assert mira.socket is not None
    told = str(await mira.socket.recv())
    assert json.loads(told)["t"] == "events"
    assert len(told) < FRAME_BYTES
    for socket in (mira.socket, visitor.socket):
        assert socket is not None
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(socket.recv(), 0.3)


@pytest.mark.postgres
async def test_on_postgresql_a_message_alone_waits_three_times_for_the_server(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pens: list[PostgresPen] = []
    begin = PostgresPen.__init__

    def noted(pen: PostgresPen, *given: Any) -> None:
        begin(pen, *given)
        pens.append(pen)

    monkeypatch.setattr(PostgresPen, "__init__", noted)
    async with served(tmp_path / "data", postgres_url) as desk:
        mira = AgentAtWork(desk)
        await mira.set_up()
        writing = VisitorOnSite(desk, (await mira.get("/desk"))["channels"][0]["app_id"])
        await writing.open()
        await writing.write("Hello")
        before = pens[0].round_trips
        await writing.write(WORDS)
        assert pens[0].round_trips - before == 3
        await writing.leave()
        await mira.close()
