"""The search index of a SQLite desk: a file of its own, with a writer of its own, so that no message waits for it.

Entries and the place in the log are in the same file and in the same transaction: each message is in it exactly once,
and a file that is missing, damaged, of an older form or ahead of the desk is made anew from the log. What is removed is
overwritten: FTS5 is told to delete securely, and so is SQLite.
"""

import contextlib
import logging
import time
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

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
Fields = tuple[str, str, str, str, str, int]
"""The columns of an entry: its team, the words of its fields, its conversation."""
TEAM = "\u00a4"
"""Stands before a team's number; no token of a text holds it."""

COUNTED = 16
"""One message in so many counts how often its words are used: enough to know the common ones."""
KNOWN = 20_000
"""Words that are remembered as noted already."""

_SCHEMA = """
CREATE TABLE place (form INTEGER, epoch TEXT, seq INTEGER);
CREATE TABLE word (token TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE entry USING fts5(
    team, text, subject, contact, files, conversation UNINDEXED, tokenize = 'ascii', columnsize = 0
);
INSERT INTO entry (entry, rank) VALUES ('automerge', 0), ('secure-delete', 1);
"""
_FIELDS = "team, text, subject, contact, files, conversation"
_DAMAGED = (apsw.CorruptError, apsw.NotADBError)

log = logging.getLogger("deskbell.search")


class Words(NamedTuple):
    """What a batch changes in the words there are."""

    came: set[str]
    left: set[str]
    counted: Counter[str]


class SqliteIndex:
    """The index in a file."""

    def __init__(self, path: Path, epoch: str, position: int) -> None:
        """Open it for a desk whose log ends at `position`; an index of another desk's past is made anew."""
        self._path = path
        self._epoch = epoch
        self._seq = 0
        self._newest = 0
        self._known: set[str] = set()
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
        words = Words(set(), set(), Counter())
        with self._connection:
            for entry in entries:
                self._put(entry.key, _fields(entry), words)
            for key in gone:
                self._put(key, None, words)
            self._note(words)
            self._connection.execute("UPDATE place SET seq = ?", (upto,))
        # Only now: what was taken back was not noted.
        if len(self._known) > KNOWN:
            self._known.clear()
        self._known |= words.came

    def _put(self, key: int, wanted: Fields | None, words: Words) -> None:
        """Make the entry what is wanted, or no entry at all."""
        held = self._held(key)
        if held == wanted:
            return
        if held is not None:
            self._connection.execute("DELETE FROM entry WHERE rowid = ?", (key,))
            words.left.update(_words(held))
        if wanted is not None:
            sql = f"INSERT INTO entry (rowid, {_FIELDS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
            self._connection.execute(sql, (key, *wanted))
            self._newest = max(self._newest, key)
            words.came.update(came := _words(wanted))
            if key % COUNTED == 0:
                words.counted.update(came)

    def _held(self, key: int) -> Fields | None:
        if key > self._newest:
            return None
        sql = f"SELECT {_FIELDS} FROM entry WHERE rowid = ?"  # noqa: S608
        held: Fields | None = self._connection.execute(sql, (key,)).fetchone()
        return held

    def _note(self, words: Words) -> None:
        """Keep the list of words from which unfinished ones are completed."""
        sql = "INSERT INTO word VALUES (?, ?) ON CONFLICT DO UPDATE SET uses = uses + excluded.uses"
        self._connection.executemany(sql, [(word, times * COUNTED) for word, times in words.counted.items()])
        new = words.came - self._known - words.counted.keys()
        self._connection.executemany("INSERT OR IGNORE INTO word VALUES (?, 1)", [(word,) for word in new])
        for word in words.left - words.came:
            if not self._connection.execute("SELECT 1 FROM entry WHERE entry MATCH ?", (f'"{word}"',)).fetchone():
                self._connection.execute("DELETE FROM word WHERE token = ?", (word,))
                self._known.discard(word)

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
        self._newest = int((connection.execute("SELECT max(rowid) FROM entry").fetchone() or (0,))[0] or 0)
        self._known = set()
        return connection

    def _begin_anew(self, why: str) -> None:
        log.error("the search index is made anew: %s", why)
        self._connection.close()
        self._remove()
        self._connection = self._open()

    def _remove(self) -> None:
        for end in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + end).unlink(missing_ok=True)


def _fields(entry: Entry) -> Fields:
    """The columns of an entry."""
    text, files = " ".join(tokens(entry.text)), " ".join(tokens(entry.files))
    subject, contact = _repeated(entry.subject), _repeated(entry.contact)
    return f"{TEAM}{entry.team_key}", text, subject, contact, files, entry.conversation_key


@lru_cache(1_000)
def _repeated(field: str) -> str:
    """The words of a field that is the same in every message of a conversation."""
    return " ".join(tokens(field))


def _words(fields: Fields) -> set[str]:
    return {word for field in fields[1:5] for word in field.split()}
