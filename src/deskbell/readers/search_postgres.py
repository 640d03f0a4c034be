"""The search index of a PostgreSQL desk: a table of lexemes from our own tokens, beside the desk's tables.

It is written on a connection of its own, never under the writer's lock; the place in the log moves in the same
transaction, and only from where this process knew it to be: two processes cannot both take over the same batch.
"""

import contextlib

import psycopg

from deskbell.readers.search import Entry
from deskbell.readers.tokens import MOST, tokens
from deskbell.store.engine import StoreBroken

FORM = 1
"""Grows when tokens or the table change; an index of another form is made anew."""

ROOM = 500_000
"""Bytes of tokens of one entry at most: PostgreSQL refuses a tsvector of a megabyte."""

_NAME = f"search-{FORM}"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS search_entry (
    message_key BIGINT PRIMARY KEY, conversation_key BIGINT NOT NULL, team_key BIGINT NOT NULL, words TSVECTOR NOT NULL
);
CREATE INDEX IF NOT EXISTS search_entry_words ON search_entry USING gin (words);
"""
_PUT = """
INSERT INTO search_entry AS held (message_key, conversation_key, team_key, words)
VALUES (%s, %s, %s, %s::TEXT::TSVECTOR)
ON CONFLICT (message_key) DO UPDATE
SET conversation_key = excluded.conversation_key, team_key = excluded.team_key, words = excluded.words
WHERE (held.conversation_key, held.team_key, held.words)
    IS DISTINCT FROM (excluded.conversation_key, excluded.team_key, excluded.words)
"""


class Overtaken(Exception):
    """Another process has taken the batch over; the next one begins where that one is."""


class PostgresIndex:
    """The index in a table."""

    def __init__(self, url: str) -> None:
        """Open it. Raises StoreBroken when the database cannot be reached."""
        self._url = url
        self._connection: psycopg.Connection | None = None
        self._seq = 0
        self._connect()

    def place(self) -> int:
        return self._seq

    def apply(self, entries: list[Entry], gone: list[int], upto: int) -> None:
        connection = self._connect()
        try:
            with connection.transaction(), connection.cursor() as cursor:
                cursor.execute("UPDATE cursor SET seq = %s WHERE reader = %s AND seq = %s", (upto, _NAME, self._seq))
                if cursor.rowcount != 1:
                    raise Overtaken
                if gone:
                    cursor.execute("DELETE FROM search_entry WHERE message_key = ANY(%s)", (gone,))
                cursor.executemany(_PUT, [_row(entry) for entry in entries])
        except Overtaken:
            self._read_place(connection)
        except psycopg.Error as broken:
            self._drop()
            raise StoreBroken(f"The search index cannot be written: {broken}") from broken
        else:
            self._seq = upto

    def keys_of_team(self, team_key: int) -> list[int]:
        rows = self._connect().execute("SELECT message_key FROM search_entry WHERE team_key = %s", (team_key,))
        return [key for (key,) in rows]

    def close(self) -> None:
        self._drop()

    def _connect(self) -> psycopg.Connection:
        if self._connection is not None:
            return self._connection
        try:
            self._connection = psycopg.connect(self._url, autocommit=True, connect_timeout=5)
            self._prepare(self._connection)
        except psycopg.Error as broken:
            self._drop()
            raise StoreBroken(f"The search index cannot be reached: {broken}") from broken
        return self._connection

    def _prepare(self, connection: psycopg.Connection) -> None:
        with connection.transaction():
            # Several processes may start at once, and making a table at once is an error even with IF NOT EXISTS.
            connection.execute("SELECT pg_advisory_xact_lock(hashtext('deskbell search'), hashtext(current_schema()))")
            connection.execute(_SCHEMA)
            known = connection.execute("SELECT 1 FROM cursor WHERE reader = %s", (_NAME,)).fetchone()
            if known is None:
                connection.execute("TRUNCATE search_entry")
                connection.execute("DELETE FROM cursor WHERE reader LIKE 'search-%%'", ())
                connection.execute("INSERT INTO cursor (reader, seq) VALUES (%s, 0)", (_NAME,))
        self._read_place(connection)

    def _read_place(self, connection: psycopg.Connection) -> None:
        row = connection.execute("SELECT seq FROM cursor WHERE reader = %s", (_NAME,)).fetchone()
        self._seq = int(row[0]) if row else 0

    def _drop(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(psycopg.Error):
                self._connection.close()
        self._connection = None


def forget(url: str) -> None:
    """Throw the index away; the next one begins at the beginning of the log."""
    with psycopg.connect(url, autocommit=True) as connection, connection.transaction():
        connection.execute("DROP TABLE IF EXISTS search_entry")
        connection.execute("DELETE FROM cursor WHERE reader = %s", (_NAME,))


def _row(entry: Entry) -> tuple[int, int, int, str]:
    return entry.key, entry.conversation_key, entry.team_key, lexemes(entry)


def lexemes(entry: Entry) -> str:
    """The entry as text that PostgreSQL reads as a tsvector, each token with its place.

    Between two fields one place stays empty, so that no phrase reaches from one into the next.
    """
    placed: list[str] = []
    place = room = 0
    for field in (entry.text, entry.subject, entry.contact, entry.files):
        place += 1
        for token in tokens(field):
            place += 1
            room += len(token.encode())
            if place >= MOST or room > ROOM:
                return " ".join(placed)
            placed.append(f"'{token}':{place}")
    return " ".join(placed)
