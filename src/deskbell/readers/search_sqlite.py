"""The search index of a SQLite desk: a file of its own, with a writer of its own, so that no message waits for it.

Entries and the place in the log are in the same file and in the same transaction: each message is in it exactly once,
and a file that is missing, damaged, of an older form or ahead of the desk is made anew from the log. What is removed is
overwritten: FTS5 is told to delete securely, and so is SQLite.
"""

import contextlib
import logging
import time
from collections import Counter
from pathlib import Path

import apsw

from deskbell.readers.search import Entry
from deskbell.readers.tokens import tokens

FILE = "search.db"
"""The name of the index in the data directory."""
FORM = 1
"""Grows when tokens or tables change; an index of another form is made anew."""
MERGE_SECONDS = 0.02
"""How long segments are merged after each batch; FTS5 would do it in bursts of its own choosing."""
MERGE_PAGES = 200
TEAM = "\u00a4"
"""Stands before a team's number; no token of a text holds it."""

_SCHEMA = """
CREATE TABLE place (form INTEGER, epoch TEXT, seq INTEGER);
CREATE TABLE origin (message_key INTEGER PRIMARY KEY, conversation_key INTEGER NOT NULL);
CREATE TABLE word (token TEXT PRIMARY KEY, messages INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE entry USING fts5(team, text, subject, contact, files, tokenize = 'ascii', columnsize = 0);
INSERT INTO entry (entry, rank) VALUES ('automerge', 0), ('secure-delete', 1);
"""
_DAMAGED = (apsw.CorruptError, apsw.NotADBError)

log = logging.getLogger("deskbell.search")


class SqliteIndex:
    """The index in a file."""

    def __init__(self, path: Path, epoch: str, position: int) -> None:
        """Open it for a desk whose log ends at `position`; an index of another desk's past is made anew."""
        self._path = path
        self._epoch = epoch
        self._connection = self._open()
        if self._seq > position:
            self._begin_anew("it is ahead of the desk")

    def place(self) -> int:
        return self._seq

    def apply(self, entries: list[Entry], gone: list[int], upto: int) -> None:
        try:
            self._write(entries, gone, upto)
        except _DAMAGED as damaged:
            self._begin_anew(str(damaged))
            return
        self._seq = upto
        self._merge()
        if gone:
            # The log beside the file would keep what was removed until it is written over.
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

    def keys_of_team(self, team_key: int) -> list[int]:
        query = f'team : "{TEAM}{team_key}"'
        return [key for (key,) in self._connection.execute("SELECT rowid FROM entry WHERE entry MATCH ?", (query,))]

    def close(self) -> None:
        with contextlib.suppress(apsw.Error):
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
        self._connection.close()

    def _write(self, entries: list[Entry], gone: list[int], upto: int) -> None:
        words: Counter[str] = Counter()
        with self._connection:
            for entry in entries:
                self._put(entry, words)
            for key in gone:
                self._take(key, self._held(key), words)
            self._count(words)
            self._connection.execute("UPDATE place SET seq = ?", (upto,))

    def _put(self, entry: Entry, words: Counter[str]) -> None:
        fields = (entry.text, entry.subject, entry.contact, entry.files)
        wanted = (f"{TEAM}{entry.team_key}", *(" ".join(tokens(field)) for field in fields))
        held = self._held(entry.key)
        self._connection.execute(
            "INSERT INTO origin VALUES (?, ?) ON CONFLICT DO UPDATE SET conversation_key = excluded.conversation_key",
            (entry.key, entry.conversation_key),
        )
        if held == wanted:
            return
        self._take(entry.key, held, words, keep_origin=True)
        self._connection.execute(
            "INSERT INTO entry (rowid, team, text, subject, contact, files) VALUES (?, ?, ?, ?, ?, ?)",
            (entry.key, *wanted),
        )
        words.update(_distinct(wanted))

    def _held(self, key: int) -> tuple[str, ...] | None:
        held = self._connection.execute(
            "SELECT team, text, subject, contact, files FROM entry WHERE rowid = ?", (key,)
        ).fetchone()
        return held and tuple(map(str, held))

    def _take(self, key: int, held: tuple[str, ...] | None, words: Counter[str], keep_origin: bool = False) -> None:
        if held is None:
            return
        self._connection.execute("DELETE FROM entry WHERE rowid = ?", (key,))
        words.subtract(_distinct(held))
        if not keep_origin:
            self._connection.execute("DELETE FROM origin WHERE message_key = ?", (key,))

    def _count(self, words: Counter[str]) -> None:
        changed = [(token, change) for token, change in words.items() if change]
        self._connection.executemany(
            "INSERT INTO word VALUES (?, ?) ON CONFLICT DO UPDATE SET messages = messages + excluded.messages", changed
        )
        fewer = [(token,) for token, change in changed if change < 0]
        self._connection.executemany("DELETE FROM word WHERE token = ? AND messages <= 0", fewer)

    def _merge(self) -> None:
        """Merge segments for a moment. Stops early when nothing is left to merge, or when somebody reads along."""
        until = time.monotonic() + MERGE_SECONDS
        with contextlib.suppress(apsw.BusyError):
            while time.monotonic() < until:
                before = self._connection.total_changes()
                self._connection.execute("INSERT INTO entry (entry, rank) VALUES ('merge', ?)", (MERGE_PAGES,))
                if self._connection.total_changes() - before < 2:
                    return

    def _open(self) -> apsw.Connection:
        try:
            return self._prepared()
        except _DAMAGED as damaged:
            log.error("the search index is damaged and is made anew: %s", damaged)
            self._remove()
            return self._prepared()

    def _prepared(self) -> apsw.Connection:
        connection = apsw.Connection(str(self._path), statementcachesize=64)
        connection.set_busy_timeout(5_000)
        # Fetched, for a statement behind one that answers is not run before its answer is read.
        connection.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON").fetchall()
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'place'").fetchone():
            with connection:
                connection.execute(_SCHEMA)
                connection.execute("INSERT INTO place VALUES (?, ?, 0)", (FORM, self._epoch))
        form, epoch, seq = connection.execute("SELECT form, epoch, seq FROM place").fetchone() or (0, "", 0)
        if form != FORM or (epoch and epoch != self._epoch):
            connection.close()
            self._remove()
            return self._prepared()
        connection.execute("UPDATE place SET epoch = ? WHERE epoch <> ?", (self._epoch, self._epoch))
        self._seq = int(seq)
        return connection

    def _begin_anew(self, why: str) -> None:
        log.error("the search index is made anew: %s", why)
        self._connection.close()
        self._remove()
        self._connection = self._open()

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)


def _distinct(fields: tuple[str, ...]) -> set[str]:
    """The tokens of an entry, without its team."""
    return {token for field in fields[1:] for token in field.split()}
