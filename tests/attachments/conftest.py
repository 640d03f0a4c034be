"""Desks with files."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from deskbell.store.open import Store, prepare
from tests.attachments.doors import Doors, doors


@pytest.fixture
async def desk(store: Store, tmp_path: Path) -> AsyncIterator[Doors]:
    """An open desk, once on each engine."""
    async with doors(store, tmp_path / "data") as opened:
        yield opened


@pytest.fixture
async def one_desk(tmp_path: Path) -> AsyncIterator[Doors]:
    """An open desk, for what has nothing to do with the engine."""
    store = prepare(tmp_path / "data")
    async with doors(store, tmp_path / "data") as opened:
        yield opened
    store.close()
