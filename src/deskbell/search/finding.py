"""Looking into the index: newest first, only what the one who asks may see, that before anything is cut off.

The two engines are asked the same and answer the same; each has its own words for it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol

from deskbell.readers.search_sqlite import TEAM
from deskbell.search.terms import Term
from deskbell.store.reads import Reader, Reads
from deskbell.store.sqlite_reads import SqliteReader
from deskbell.store.statement import Statement

DEADLINE = 2.0
"""Seconds a search may take."""
ENDINGS = 40
"""Words to which an unfinished one is completed: those used most."""
ENDINGS_OF_PHRASE = 12
"""The same for the last word of several side by side, which are dearer to find."""
LOOKED_AT = 5_000
"""Words of the same beginning that are looked at to find those."""


class Found(NamedTuple):
    """A message that holds all the words."""

    message_key: int
    conversation_key: int


class Finder(Protocol):
    """Looks into an index."""

    async def find(self, terms: list[Term], teams: list[int] | None, before: int, limit: int) -> list[Found]:
        """Messages with a number below `before`, newest first, of conversations of these teams (None: of all).

        Raises Busy when it takes too long.
        """

    def close(self) -> None:
        """Let go of it."""


_FIND = Statement(
    "search.find",
    "SELECT rowid, conversation FROM entry WHERE entry MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
    "SELECT message_key, conversation_key FROM search_entry"
    " WHERE words @@ %s::TEXT::TSQUERY AND message_key < %s::BIGINT ORDER BY message_key DESC LIMIT %s::BIGINT",
    ("query", "before", "limit"),
)
_FIND_OF_TEAMS = Statement(
    "search.find_of_teams",
    "",
    "SELECT message_key, conversation_key FROM search_entry WHERE words @@ %s::TEXT::TSQUERY"
    " AND message_key < %s::BIGINT AND team_key = ANY(%s::BIGINT[]) ORDER BY message_key DESC LIMIT %s::BIGINT",
    ("query", "before", "teams", "limit"),
    True,
)
_ENDINGS = Statement(
    "search.endings",
    "SELECT token FROM (SELECT token, uses FROM word WHERE token >= ? AND token < ? LIMIT ?)"
    " ORDER BY uses DESC, token LIMIT ?",
    "",
    ("token", "behind", "looked_at", "limit"),
)


def match_query(terms: list[Term], teams: list[int] | None, endings: Callable[[str, int], list[str]]) -> str:
    """The terms as FTS5 reads them; an unfinished token is replaced by what `endings` knows of it. Pure."""
    asked: list[str] = []
    for term in terms:
        begun, last = term.tokens[:-1], term.tokens[-1]
        wholes = endings(last, ENDINGS_OF_PHRASE if begun else ENDINGS) if term.unfinished else [last]
        asked.append("(" + " OR ".join(f'"{" ".join((*begun, whole))}"' for whole in wholes) + ")")
    if teams is not None:
        asked.append("team : (" + " OR ".join(f'"{TEAM}{key}"' for key in teams) + ")")
    return " AND ".join(asked)


def text_query(terms: list[Term]) -> str:
    """The terms as PostgreSQL reads them. Pure."""
    return " & ".join(
        "(" + " <-> ".join(f"'{token}'" for token in term.tokens) + (":*" if term.unfinished else "") + ")"
        for term in terms
    )


class SqliteFinder:
    """Looks into the file of a SQLite desk, on threads of its own."""

    def __init__(self, path: Path) -> None:
        self._reads = Reads(lambda: SqliteReader(path), threads=2)

    async def find(self, terms: list[Term], teams: list[int] | None, before: int, limit: int) -> list[Found]:
        def look(reader: Reader) -> list[Found]:
            query = match_query(terms, teams, lambda token, most: _endings(reader, token, most))
            return [Found(*row) for row in reader.all(_FIND, query=query, before=before, limit=limit)]

        return await self._reads.run(look, DEADLINE)

    def close(self) -> None:
        self._reads.close()


def _endings(reader: Reader, token: str, most: int) -> list[str]:
    found = reader.all(_ENDINGS, token=token, behind=token + "\U0010ffff", looked_at=LOOKED_AT, limit=most)
    return list(dict.fromkeys([token, *(row[0] for row in found)]))


class PostgresFinder:
    """Looks into the table of a PostgreSQL desk."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    async def find(self, terms: list[Term], teams: list[int] | None, before: int, limit: int) -> list[Found]:
        values = {"query": text_query(terms), "before": before, "limit": limit}
        statement = _FIND if teams is None else _FIND_OF_TEAMS
        if teams is not None:
            values["teams"] = teams

        def look(reader: Reader) -> list[Found]:
            return [Found(*row) for row in reader.all(statement, **values)]

        return await self._reads.run(look, DEADLINE)

    def close(self) -> None:
        """The reads are the desk's."""
