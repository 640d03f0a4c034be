"""Every fact of the vocabulary is used, documented, and known to those who read it."""

import re
from pathlib import Path

from deskbell.log.events import KINDS, Fact

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/deskbell"


def test_every_fact_is_recorded_somewhere() -> None:
    code = "\n".join(path.read_text() for path in SOURCE.rglob("*.py") if path.parts[-2:] != ("log", "events.py"))
    unused = [fact.__name__ for fact in KINDS.values() if not re.search(rf"\b{fact.__name__}\b", code)]
    assert unused == []


def test_every_fact_says_what_happened() -> None:
    assert [fact.__name__ for fact in Fact.__subclasses__() if not (fact.__doc__ or "").endswith(".")] == []


def test_the_browser_handles_or_ignores_every_kind_in_so_many_words() -> None:
    listed = re.findall(r"'([a-z]+\.[a-z_]+)':", (ROOT / "ui/agent/store/kinds.ts").read_text())
    assert sorted(listed) == sorted([*KINDS, "conversation.hidden"])


def test_search_handles_or_ignores_every_kind_in_so_many_words() -> None:
    from deskbell.readers import search

    assert set(KINDS) == search.HANDLED | search.IGNORED
    assert not search.HANDLED & search.IGNORED
