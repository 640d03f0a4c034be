"""The log of a SQLite desk stays small, however long somebody writes or reads."""

import asyncio
from contextlib import closing
from pathlib import Path

import apsw

from deskbell.store.open import FILE, prepare
from deskbell.store.sqlite_checkpoints import WAL_PAGES
from deskbell.store.writer import Writer
from tests.store.desks import tag, writing

PAGE = 4096


def log_pages(data: Path) -> int:
    return (data / f"{FILE}-wal").stat().st_size // PAGE


async def write_pages(writer: Writer, many: int, name: str) -> None:
    """Write at least that many pages, eight at a time."""
    for part in range(many // 400):
        await asyncio.gather(*[writer.do(tag(f"{name} {part} {n} " + "x" * PAGE * 50)) for n in range(8)])


async def test_the_log_does_not_grow_with_what_is_written(tmp_path: Path) -> None:
    async with writing(prepare(tmp_path).open_pen) as writer:
        await write_pages(writer, WAL_PAGES * 2, "page")
        assert log_pages(tmp_path) < WAL_PAGES * 3


async def test_the_log_shrinks_to_its_size_after_a_reader_stood_in_the_way(tmp_path: Path) -> None:
    store = prepare(tmp_path)
    async with writing(store.open_pen) as writer:
        await writer.do(tag("first"))
        with closing(apsw.Connection(str(tmp_path / FILE))) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM tag").fetchall() == [(1,)]
            await write_pages(writer, WAL_PAGES, "held up")
            assert reader.execute("SELECT count(*) FROM tag").fetchall() == [(1,)]
        assert log_pages(tmp_path) > WAL_PAGES * 3
        await write_pages(writer, WAL_PAGES * 3, "free again")
        assert log_pages(tmp_path) < WAL_PAGES * 3
