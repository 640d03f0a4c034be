"""Both engines find what the words say, all of it and nothing else, newest first."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskbell.readers.search import Entry, Index
from deskbell.readers.search_postgres import PostgresIndex
from deskbell.readers.search_sqlite import FILE, SqliteIndex
from deskbell.readers.tokens import tokens
from deskbell.search.finding import Finder, PostgresFinder, SqliteFinder
from deskbell.search.terms import Term, terms
from deskbell.store.open import prepare
from deskbell.store.reads import Reads

Opened = tuple[Index, Finder]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opened]:
    """An empty index and the one who looks into it."""
    index: Index
    finder: Finder
    if request.param == "sqlite":
        index, finder = SqliteIndex(tmp_path / FILE, "e", 2**62), SqliteFinder(tmp_path / FILE)
        yield index, finder
        finder.close()
    else:
        url = request.getfixturevalue("postgres_url")
        store = prepare(tmp_path, url)
        reads = Reads(store.open_reader, threads=1)
        index, finder = PostgresIndex(url), PostgresFinder(reads)
        yield index, finder
        reads.close()
        store.close()
    index.close()


def entry(key: int, text: str, **more: Any) -> Entry:
    values: dict[str, Any] = {"conversation_key": key, "team_key": 0, "subject": "", "contact": "", "files": ""}
    return Entry(key, text=text, **{**values, **more})


async def keys(
    finder: Finder, typed: str, teams: list[int] | None = None, before: int = 2**62, limit: int = 50
) -> list[int]:
    return [found.message_key for found in await finder.find(terms(typed), teams, before, limit)]


async def test_words_are_found_in_every_field_and_in_any_order(opened: Opened) -> None:
    index, finder = opened
    index.apply(
        [
            entry(1, "Where is my refund?", subject="Order 1042", contact="Ada Okafor ada@okafor.example"),
            entry(2, "See the attached file", files="Rechnung Müller.pdf", contact="Bo"),
        ],
        [],
        1,
    )
    for typed in ("refund", "REFUND where", "1042 refund", "ada okafor", "ada@okafor.example", '"my refund"', "ref"):
        assert await keys(finder, typed) == [1], typed
    for typed in ("rechnung", "muller pdf", "bo ", "attached muller"):
        assert await keys(finder, typed) == [2], typed
    for typed in ('"refund my"', "refund müller", "efund", "refun ", '"refund order"', "okafor.bo"):
        assert await keys(finder, typed) == [], typed


async def test_the_newest_come_first_from_any_place_on(opened: Opened) -> None:
    index, finder = opened
    index.apply([entry(key, "hello") for key in range(1, 101)], [], 1)
    assert await keys(finder, "hello ", limit=3) == [100, 99, 98]
    assert await keys(finder, "hello ", before=98, limit=3) == [97, 96, 95]
    assert await keys(finder, "hel", before=2) == [1]


async def test_what_may_not_be_seen_takes_no_place(opened: Opened) -> None:
    index, finder = opened
    index.apply([entry(key, "hello", team_key=0 if key == 1 else key % 2 + 7) for key in range(1, 101)], [], 1)
    assert await keys(finder, "hello ", teams=[0]) == [1]
    assert await keys(finder, "hello ", teams=[0, 8], limit=3) == [99, 97, 95]
    assert await keys(finder, "hello ", teams=[70]) == []
    assert len(await keys(finder, "hello ", limit=100)) == 100
    assert sorted(index.keys_of_team(8)) == [key for key in range(3, 101) if key % 2]


async def test_an_entry_is_replaced_moved_and_removed(opened: Opened) -> None:
    index, finder = opened
    index.apply([entry(1, "first words"), entry(2, "second words")], [], 1)
    index.apply([entry(1, "other words", team_key=5)], [], 2)
    assert await keys(finder, "first ") == []
    assert await keys(finder, "fir") == []
    assert await keys(finder, "other ", teams=[0]) == []
    assert await keys(finder, "words ", teams=[5]) == [1]
    index.apply([], [1, 99], 3)
    assert await keys(finder, "words ") == [2]
    assert index.place() == 3


async def test_a_conversation_is_the_one_the_message_is_in_now(opened: Opened) -> None:
    index, finder = opened
    index.apply([entry(1, "hello", conversation_key=10)], [], 1)
    index.apply([entry(1, "hello", conversation_key=11)], [], 2)
    assert [found.conversation_key for found in await finder.find(terms("hello"), None, 2**62, 5)] == [11]


async def test_taking_a_batch_twice_changes_nothing(opened: Opened) -> None:
    index, finder = opened
    batch = [entry(1, "one two"), entry(2, "two three", team_key=4)]
    for _ in range(3):
        index.apply(batch, [3], 7)
    assert await keys(finder, "two ") == [2, 1]
    index.apply([], [1, 2], 8)
    index.apply([], [1, 2], 8)
    for typed in ("one", "two", "three", "t"):
        assert await keys(finder, typed) == []


WORDS = st.sampled_from(
    [
        "refund",
        "Refunds",
        "re",
        "order",
        "1042",
        "10",
        "café",
        "CAFE",
        "检索",
        "検索機能",
        "検",
        "索機",
        "a",
        "b",
        "ß",
        "ss",
    ]
)
TEXTS = st.lists(st.one_of(WORDS, st.text("ab é検索1-@.", max_size=6)), max_size=6).map(" ".join)


def holds(one: Entry, asked: list[Term]) -> bool:
    """The rule itself: each term somewhere in one field, its tokens side by side, the last perhaps going on."""
    return all(
        any(_in(term, tokens(field)) for field in (one.text, one.subject, one.contact, one.files)) for term in asked
    )


def _in(term: Term, field: list[str]) -> bool:
    size, last = len(term.tokens), term.tokens[-1]
    for start in range(len(field) - size + 1):
        there = field[start : start + size]
        ends = there[-1].startswith(last) if term.unfinished else there[-1] == last
        if ends and tuple(there[:-1]) == term.tokens[:-1]:
            return True
    return False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    texts=st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 2)), min_size=1, max_size=8),
    typed=st.lists(TEXTS, min_size=1, max_size=6),
    teams=st.one_of(st.none(), st.lists(st.integers(0, 2), min_size=1, unique=True)),
)
async def test_both_engines_find_exactly_what_the_rule_says(
    opened: Opened, texts: list[tuple[str, str, int]], typed: list[str], teams: list[int] | None
) -> None:
    index, finder = opened
    entries = [entry(key, text, subject=more, team_key=team) for key, (text, more, team) in enumerate(texts, 1)]
    index.apply(entries, list(range(len(entries) + 1, 10)), index.place() + 1)
    for words in typed:
        asked = terms(words)
        if asked:
            expected = [one.key for one in entries if holds(one, asked) and (teams is None or one.team_key in teams)]
            assert await keys(finder, words, teams) == expected[::-1], words


async def test_any_piece_of_unspaced_writing_is_found(opened: Opened) -> None:
    index, finder = opened
    text = "検索機能は便利"
    index.apply([entry(1, text)], [], 1)
    for begin in range(len(text)):
        for end in range(begin + 1, len(text) + 1):
            assert await keys(finder, text[begin:end]) == [1], text[begin:end]


@pytest.mark.parametrize("length", [50_000, 2_000_000])
async def test_a_huge_text_is_taken(opened: Opened, length: int) -> None:
    index, finder = opened
    words = " ".join(f"{number:x}ﷺé検" for number in range(length // 10))[:length]
    index.apply([entry(1, "hello " + words), entry(2, "hello" + "x" * length)], [], 1)
    assert await keys(finder, "hello") == [2, 1]


HOSTILE = [
    *('"', '""', "*", "a*", '"a" *', "NEAR(a b)", "a NEAR b", "a OR b", "a AND", "NOT", "NOT a", "-a", "+a", "^a"),
    *("team:5", "text:a", "{text}:a", "a + b", "(", ")", "(((a", "a)", "\\", "'", "''", "'; DROP TABLE entry; --"),
    *("a' OR '1'='1", "%", "_", "$1", "%s", "?", "a:*", "a & b", "a | b", "!a", "<->", "a <2> b", "\x00", "a\x00b"),
    *("\ud7ff", "¤0", "¤7", "entry", "rank", "{{7*7}}", "a" * 5_000, "a " * 5_000, '"' * 5_000, "(" * 5_000),
    *("検" * 5_000, "é" * 5_000),
]


async def test_no_operator_of_any_query_language_means_anything(opened: Opened) -> None:
    index, finder = opened
    index.apply([entry(1, "harmless words", team_key=7)], [], 1)
    for typed in HOSTILE:
        for asked in (typed, typed + " ", "harmless " + typed):
            if terms(asked):
                assert await keys(finder, asked, teams=[0]) == []
