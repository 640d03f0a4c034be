"""Reading beside the writer: the same values from both databases, and never without end."""

import random
from collections.abc import AsyncIterator
from typing import Any

import pytest

from deskbell.errors import Busy
from deskbell.store.open import Store
from deskbell.store.reads import Reader, Reads
from deskbell.store.schema import attachment
from deskbell.store.statement import Row, Statement
from deskbell.store.transaction import Transaction
from deskbell.store.writer import Writer
from tests.store.desks import TAG_NAME, TAGS, say, tag, tags
from tests.store.filling import insert_into, row

ENDLESS = say(
    "endless",
    "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n > 0) SELECT count(*) FROM n",
)
TAGS_OF = Statement(
    "test.tags_of",
    "SELECT name FROM tag WHERE name IN (SELECT value FROM json_each(?)) ORDER BY key",
    "SELECT name FROM tag WHERE name = ANY(%s::TEXT[]) ORDER BY key",
    ("names",),
    lists=True,
)
TAGS_WITH_KEYS = Statement(
    "test.tags_with_keys",
    "SELECT name FROM tag WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
    "SELECT name FROM tag WHERE key = ANY(%s::BIGINT[]) ORDER BY key",
    ("keys",),
    lists=True,
)
ATTACHMENT = say("attachment", "SELECT key, name, size, width, content FROM attachment WHERE key = ?", "key")


@pytest.fixture
async def reads(store: Store) -> AsyncIterator[Reads]:
    opened = Reads(store.open_reader, threads=1)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("key", "name", "size", "width", "content"),
    [
        (1, "plain", 0, None, b""),
        (2**63 - 1, "größer 寿司 🎈 'quoted' \"twice\" \\ %s $1 ?", -(2**63), 1, bytes(range(256))),
        (2, "line\nand tab\t", 2**40, 2**31, b"\0" * 70_000),
    ],
)
async def test_values_come_back_as_they_were_given(
    writer: Writer, reads: Reads, key: int, name: str, size: int, width: int | None, content: bytes
) -> None:
    given = row(attachment, 1) | {"key": key, "name": name, "size": size, "width": width, "content": content}
    await writer.do(lambda tx: tx.write(insert_into(attachment), **given))
    wanted = (key, name, size, width, content)
    assert await reads.run(lambda r: r.one(ATTACHMENT, key=key)) == wanted
    assert await writer.do(lambda tx: tx.one(ATTACHMENT, key=key)) == wanted


async def test_lists_are_one_value(writer: Writer, reads: Reads) -> None:
    names = ["plain", 'with "quotes"', "back\\slash", "{brace, comma}", "NULL", "", "寿司"]
    for name in names:
        await writer.do(tag(name))

    def of(statement: Statement, **values: Any) -> Any:
        return reads.run(lambda r: [name for (name,) in r.all(statement, **values)])

    assert await of(TAGS_OF, names=names[1:]) == names[1:]
    assert await of(TAGS_WITH_KEYS, keys=[1, 3, 99]) == [names[0], names[2]]
    assert await of(TAGS_WITH_KEYS, keys=[]) == []


async def test_a_reader_sees_what_is_committed_and_nothing_else(writer: Writer, reads: Reads, store: Store) -> None:
    await writer.do(tag("committed"))

    def both_views(tx: Transaction) -> tuple[list[Row], list[str]]:
        tag("not yet")(tx)
        return tx.all(TAGS), tags(store)

    assert await writer.do(both_views) == ([("committed",), ("not yet",)], ["committed"])
    assert await reads.run(lambda r: r.one(TAG_NAME, key=2)) == ("not yet",)
    assert await reads.run(lambda r: r.one(TAG_NAME, key=99)) is None


async def test_a_read_without_end_is_cut_off_and_the_next_one_works(writer: Writer, reads: Reads) -> None:
    await writer.do(tag("billing"))
    with pytest.raises(Busy):
        await reads.run(lambda r: r.one(ENDLESS), deadline=0.05)
    assert await reads.run(lambda r: r.all(TAGS)) == [("billing",)]


async def test_the_deadline_holds_for_all_statements_of_a_read_together(reads: Reads) -> None:
    def keeps_asking(reader: Reader) -> None:
        while True:
            reader.all(TAGS)

    with pytest.raises(Busy):
        await reads.run(keeps_asking, deadline=0.05)


async def test_a_reading_connection_cannot_write(reads: Reads) -> None:
    deletes = say("delete", f"DELETE FROM tag WHERE name = '{random.random()}'")
    with pytest.raises(Exception, match=r"(?i)read.?only|cannot read"):
        await reads.run(lambda r: r.all(deletes))
