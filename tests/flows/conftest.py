"""A served desk for each test, on each database."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.people import AgentAtWork, Served, served


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database; empty for SQLite."""
    return "" if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
async def at(tmp_path: Path, database: str) -> AsyncIterator[Served]:
    async with served(tmp_path / "data", database) as desk:
        yield desk


@pytest.fixture
async def mira(at: Served) -> AsyncIterator[AgentAtWork]:
    """The owner, signed in."""
    agent = AgentAtWork(at)
    await agent.set_up()
    yield agent
    await agent.close()


@pytest.fixture
async def app_id(mira: AgentAtWork) -> str:
    """The chat every desk begins with."""
    desk: dict[str, Any] = await mira.get("/desk")
    return str(desk["channels"][0]["app_id"])
