"""The reader of the log: what it takes over, what it leaves, and how it gets over a lost or spoilt index."""

from pathlib import Path

import pytest

from deskbell.log.append import Event
from deskbell.log.events import KINDS
from deskbell.readers.search import HANDLED, IGNORED, Entry, SearchReader
from deskbell.readers.search_sqlite import FILE, SqliteIndex
from deskbell.search.finding import SqliteFinder
from deskbell.search.indexing import rebuild, search_reader
from deskbell.search.terms import terms
from deskbell.store.generated import log as log_sql
from deskbell.store.open import prepare
from deskbell.store.reads import Reader
from tests.people import AgentAtWork, Served, served
from tests.search.asking import indexed, said, search, snippets


def test_every_fact_is_taken_over_or_left_on_purpose() -> None:
    assert set(KINDS) == HANDLED | IGNORED
    assert not HANDLED & IGNORED


async def test_reading_the_whole_log_again_changes_nothing(at: Served, mira: AgentAtWork, app_id: str) -> None:
    for text in ("first parcel", "second parcel"):
        await said(at, app_id, text)
    row = (await mira.inbox())[0]
    await mira.command(f"/conversations/{row['id']}/subject", subject="Parcels")
    before = await search(mira, "parcel")

    class Forgetful:
        """An index that has lost its place, and nothing else."""

        def __init__(self, index: object) -> None:
            self._index = index

        def place(self) -> int:
            return 0

        def __getattr__(self, name: str) -> object:
            return getattr(self._index, name)

    reader = at.desk.follows[0].reader
    assert isinstance(reader, SearchReader)

    def read_all(connection: Reader) -> None:
        events = [Event(*values) for values in connection.all(log_sql.events_after, after=0, limit=500)]
        for _ in range(2):
            SearchReader(Forgetful(reader._index)).handle(events, connection)

    await at.desk.reads.run(read_all)
    assert await search(mira, "parcel") == before
    assert len(before["hits"]) == 2


@pytest.mark.parametrize("spoilt", ["missing", "damaged", "of another form"])
async def test_an_index_that_is_no_more_is_made_anew_by_itself(tmp_path: Path, spoilt: str) -> None:
    async with served(tmp_path) as at:
        mira = AgentAtWork(at)
        await mira.set_up()
        desk = await mira.get("/desk")
        await said(at, desk["channels"][0]["app_id"], "Where is my refund?")
        await indexed(at)
        cookies = dict(mira.http.cookies)
        await mira.close()
    file = tmp_path / FILE
    if spoilt == "missing":
        file.unlink()
    elif spoilt == "damaged":
        file.write_bytes(b"x" * 100_000)
    else:
        index = SqliteIndex(file, "", 2**62)
        index._connection.execute("UPDATE place SET form = -1")
        index.close()
    async with served(tmp_path) as at:
        mira = AgentAtWork(at)
        mira.http.cookies.update(cookies)
        assert await snippets(mira, "refund") == ["Where is my [refund]?"]
        await mira.close()


async def test_the_index_is_rebuilt_on_request(tmp_path: Path) -> None:
    async with served(tmp_path) as at:
        mira = AgentAtWork(at)
        await mira.set_up()
        desk = await mira.get("/desk")
        await said(at, desk["channels"][0]["app_id"], "Where is my refund?")
        await mira.close()
    store = prepare(tmp_path)
    places: list[int] = []
    rebuild(store, tmp_path, told=places.append)
    reader = search_reader(store, tmp_path)
    assert places[-1] == reader.cursor() > 0
    reader.close()
    store.close()


async def find(path: Path, typed: str) -> list[int]:
    finder = SqliteFinder(path)
    found = await finder.find(terms(typed), None, 2**62, 50)
    finder.close()
    return [one.message_key for one in found]


async def test_an_index_ahead_of_a_restored_desk_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / FILE
    index = SqliteIndex(path, "e", 9)
    index.apply([Entry(1, 1, 0, "words", "", "", "")], [], 9)
    index.close()
    assert SqliteIndex(path, "e", 9).place() == 9
    assert SqliteIndex(path, "e", 8).place() == 0
    assert await find(path, "words") == []


async def test_an_index_of_another_epoch_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / FILE
    index = SqliteIndex(path, "", 9)
    index.apply([Entry(1, 1, 0, "words", "", "", "")], [], 9)
    index.close()
    assert SqliteIndex(path, "first", 9).place() == 9
    assert SqliteIndex(path, "second", 9).place() == 0


async def test_what_is_removed_is_on_the_disk_no_more(tmp_path: Path) -> None:
    path = tmp_path / FILE
    index = SqliteIndex(path, "e", 2**62)
    for key in range(1, 400):
        text = (
            f"canary{key} xyzzyplugh"
            if key % 100 == 7
            else f"harmless number{key} and more words to fill pages {key * 7}"
        )
        index.apply([Entry(key, 1, 0, text, "", "", "")], [], key)
    assert await find(path, "xyzzyplugh") == [307, 207, 107, 7]
    index.apply([], [7, 107, 207, 307], 1_000)
    assert await find(path, "xyzzyplugh") == []
    left = on_disk(tmp_path)
    assert b"number8" in left
    assert b"xyzzyplugh" not in left
    assert b"canary" not in left
    index.close()


def on_disk(data: Path) -> bytes:
    """All that the index has in its files."""
    return b"".join(file.read_bytes() for file in data.glob(FILE + "*"))


async def test_an_index_that_is_damaged_while_it_is_written_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / FILE
    index = SqliteIndex(path, "e", 2**62)
    index.apply([Entry(key, 1, 0, f"word{key} " * 50, "", "", "") for key in range(1, 500)], [], 1)
    index._connection.wal_checkpoint(mode=3)
    with path.open("r+b") as file:
        file.seek(4_096)
        file.write(b"\xff" * (path.stat().st_size - 4_096))
    index._connection.execute("PRAGMA shrink_memory; PRAGMA cache_size = 0")
    index.apply([Entry(500, 1, 0, "another", "", "", "")], [], 2)
    assert index.place() == 0
    index.apply([Entry(500, 1, 0, "another", "", "", "")], [], 2)
    assert await find(path, "another") == [500]
    index.close()
