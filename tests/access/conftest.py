"""A desk's doors for the tests in this folder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from deskbell.config import Settings
from deskbell.store.open import prepare
from tests.access.house import House, opened


@pytest.fixture(scope="session")
def empty_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of a desk that nobody has set up."""
    data = tmp_path_factory.mktemp("empty") / "data"
    prepare(data).close()
    return data


@pytest.fixture
async def house(empty_desk: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A fresh desk at http://desk.test."""
    async with opened(empty_desk, Settings(data=str(tmp_path / "data"))) as one:
        yield one


@pytest.fixture
async def far_house(empty_desk: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A fresh desk behind a proxy at 10.0.0.1, reached at https://desk.test."""
    data = str(tmp_path / "far")
    settings = Settings(data=data, base_url="https://desk.test", trusted_proxies=["10.0.0.0/8"])
    async with opened(empty_desk, settings) as one:
        yield one
