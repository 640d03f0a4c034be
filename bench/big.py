"""A desk with a million conversations and five million messages, on either engine: made once, kept, used again.

People and channels are set up by the real door; the rest is written into the tables without indexes, which are made at
the end. The search index is filled by the desk's own reader.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import apsw
import psycopg
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bench.big_rows import SEED, Life, People
from bench.served import served
from deskbell.search.indexing import rebuild
from deskbell.store.generated import log
from deskbell.store.open import FILE, prepare
from deskbell.store.schema import contact, conversation, conversation_tag, event, message
from deskbell.store.version import newest_version

AGENTS, TEAMS, TAGS = 19, ("Billing", "Shipping"), 20
FORM = 1
"""Grows when the rows change; a desk of another form is made anew."""
BATCH = 5_000

Put = Callable[[Any, Iterable[dict[str, Any]]], None]


def desk(work: Path, scale: float, database: str = "") -> Path:
    """The data directory of such a desk; made when it is not there or of another form."""
    engine = "postgresql" if database else "sqlite"
    data = work / f"{engine}-{scale:g}"
    said = {"form": FORM, "seed": SEED, "scale": scale, "schema": newest_version()}
    made = data / "made.json"
    before = json.loads(made.read_text()) if made.exists() else {}
    if before and before | {"schema": said["schema"]} == said:
        if before != said:
            prepare(data, database, migrate=True).close()
            made.write_text(json.dumps(said))
        return data
    shutil.rmtree(data, ignore_errors=True)
    if database:
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute(b"DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    _set_up(data, database)
    with _progress() as bar:
        (_fill_postgres if database else _fill_sqlite)(data, database, scale, bar)
        _index(data, database, bar)
    made.write_text(json.dumps(said))
    return data


def _set_up(data: Path, database: str) -> None:
    """By the real door: an owner, agents, teams, tags, a second chat."""
    with served(data, database) as at:
        at.set_up()
        invited = [
            {"name": f"Agent {n}", "email": f"agent{n}@acme.test", "role": "agent", "teams": []} for n in range(AGENTS)
        ]
        for one in invited:
            at.checked(at.http.post("/agents", json=one))
        for name in TEAMS:
            at.checked(at.http.post("/teams", json={"name": name, "members": []}))
        for number in range(TAGS):
            at.checked(at.http.post("/tags", json={"name": f"tag {number:02d}"}))
        at.checked(at.http.post("/channels", json={"kind": "chat", "name": "Second chat", "settings": {}}))


def _people(all_rows: Callable[[str], list[Any]]) -> People:
    return People(
        [(key, id) for key, id in all_rows("SELECT key, id FROM agent ORDER BY key")],
        [key for (key,) in all_rows("SELECT key FROM team ORDER BY key")],
        [key for (key,) in all_rows("SELECT key FROM channel ORDER BY key")],
        [(key, name) for key, name in all_rows("SELECT key, name FROM tag ORDER BY key")],
    )


def _fill_sqlite(data: Path, _database: str, scale: float, bar: Progress) -> None:
    connection = apsw.Connection(str(data / FILE))
    connection.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000").fetchall()
    wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
    indexes: Any = connection.execute(wanted).fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")

    def put(table: Any, rows: Iterable[dict[str, Any]]) -> None:
        names = [column.name for column in table.columns]
        quoted = ", ".join(f'"{name}"' for name in names)
        text = f"INSERT INTO {table.name} ({quoted}) VALUES ({', '.join('?' * len(names))})"
        with connection:
            connection.executemany(text, (tuple(map(row.__getitem__, names)) for row in rows))

    counters: Any = connection.execute("SELECT next_key, next_seq FROM counter").fetchall()[0]
    life = Life(scale, _people(lambda sql: connection.execute(sql).fetchall()), *counters)
    _put_all(life, put, bar)
    task = bar.add_task("indexes", total=len(indexes))
    for _, text in indexes:
        connection.execute(text)
        bar.advance(task)
    connection.execute("UPDATE counter SET next_key = ?, next_seq = ?", (life.next_key, life.next_seq))
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.close()


def _fill_postgres(_data: Path, database: str, scale: float, bar: Progress) -> None:
    with psycopg.connect(database, autocommit=True) as connection:

        def all_rows(sql: str) -> list[Any]:
            return connection.execute(sql.encode()).fetchall()

        def put(table: Any, rows: Iterable[dict[str, Any]]) -> None:
            names = [column.name for column in table.columns]
            quoted = ", ".join(f'"{name}"' for name in names)
            with connection.cursor().copy(f"COPY {table.name} ({quoted}) FROM STDIN".encode()) as copy:
                for row in rows:
                    copy.write_row(tuple(map(row.__getitem__, names)))

        wanted = (
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
            " AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)"
        )
        indexes = all_rows(wanted)
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}".encode())
        counters = all_rows("SELECT next_key, next_seq FROM counter")[0]
        life = Life(scale, _people(all_rows), *counters)
        _put_all(life, put, bar)
        task = bar.add_task("indexes", total=len(indexes))
        connection.execute(b"SET maintenance_work_mem = '1GB'")
        for _, text in indexes:
            connection.execute(text.encode())
            bar.advance(task)
        connection.execute(b"UPDATE counter SET next_key = %s, next_seq = %s", (life.next_key, life.next_seq))
        connection.execute(b"VACUUM ANALYZE")


def _put_all(life: Life, put: Put, bar: Progress) -> None:
    for table, rows, total in (
        (contact, life.contact_rows(), life.contacts),
        (conversation, life.conversation_rows(), life.conversations),
        (conversation_tag, life.tagged_rows(), life.conversations // 3),
        (message, life.message_rows(), life.messages),
        (event, life.event_rows(), life.messages),
    ):
        put(table, _watched(rows, bar, table.name, total))


def _watched(rows: Iterator[dict[str, Any]], bar: Progress, name: str, total: int) -> Iterator[dict[str, Any]]:
    task = bar.add_task(name, total=total)
    while batch := list(islice(rows, BATCH)):
        yield from batch
        bar.advance(task, len(batch))


def _index(data: Path, database: str, bar: Progress) -> None:
    store = prepare(data, database)
    try:
        reader = store.open_reader()
        reader.limit(time.monotonic() + 60)
        row = reader.one(log.position)
        reader.close()
        task = bar.add_task("search index", total=row[0] - 1 if row else 0)
        rebuild(store, data, database, lambda seq: bar.update(task, completed=seq))
    finally:
        store.close()


def _progress() -> Progress:
    return Progress(TextColumn("{task.description:>16}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
