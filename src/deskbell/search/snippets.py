"""The words around what was found, as plain text with the hits between two marks. Pure."""

import msgspec

from deskbell.readers.tokens import fold, spans
from deskbell.search.terms import Term

BEGIN, END = "\u0002", "\u0003"
"""Stand before and behind each hit; never in a text itself, they are removed from it."""
BEFORE, LENGTH = 60, 200
"""Characters shown before the first hit, and in all."""
LOOKED_AT = 20_000
"""Characters of a text in which hits are looked for."""


class Wanted(msgspec.Struct, frozen=True):
    """The tokens to mark."""

    whole: frozenset[str]
    begun: tuple[str, ...]

    def marks(self, token: str) -> bool:
        """Whether this token was asked for."""
        return token in self.whole or token.startswith(self.begun)


def wanted(terms: list[Term]) -> Wanted:
    """What to mark for these terms."""
    whole = frozenset(token for term in terms for token in term.tokens)
    return Wanted(whole, tuple(term.tokens[-1] for term in terms if term.unfinished))


def snippet(fields: list[str], asked: Wanted) -> str:
    """The surroundings of the first hit in the first field that has one; else the beginning of the first field."""
    for field in fields:
        text = _clean(field)
        if hits := find_hits(text[:LOOKED_AT], asked):
            return _cut(text, hits)
    return _cut(_clean(fields[0]), []) if fields else ""


def find_hits(text: str, asked: Wanted) -> list[tuple[int, int]]:
    """Where the hits of a text begin and end, in order and apart."""
    folded, places = _folded(text)
    hits: list[tuple[int, int]] = []
    for token, start, end in spans(folded):
        if not asked.marks(token):
            continue
        first, behind = places[start], places[end - 1] + 1
        if hits and first <= hits[-1][1]:
            hits[-1] = (hits[-1][0], max(behind, hits[-1][1]))
        else:
            hits.append((first, behind))
    return hits


def _folded(text: str) -> tuple[str, range | list[int]]:
    """The folded text, and for each of its characters the place it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    parts: list[str] = []
    places: list[int] = []
    known: dict[str, str] = {}
    for place, character in enumerate(text):
        part = known.get(character)
        if part is None:
            part = known[character] = fold(character)
        parts.append(part)
        places += [place] * len(part)
    return "".join(parts), places


def _clean(text: str) -> str:
    return " ".join(text.replace(BEGIN, " ").replace(END, " ").split())


def _cut(text: str, hits: list[tuple[int, int]]) -> str:
    start = max(0, hits[0][0] - BEFORE) if hits else 0
    if start:
        # Begin with a whole word, where words are apart.
        space = text.find(" ", start, hits[0][0])
        start = space + 1 if space >= 0 else start
    end = min(len(text), max(start + LENGTH, hits[0][1] if hits else 0))
    shown: list[str] = ["…"] if start else []
    at = start
    for first, behind in hits:
        if behind > end:
            break
        shown += [text[at:first], BEGIN, text[first:behind], END]
        at = behind
    shown.append(text[at:end])
    return "".join(shown) + ("…" if end < len(text) else "")
