"""What somebody typed into the search field, as words that must all be found. Pure.

Words stand for themselves, in any order; "words in quotes" side by side; the last word may be unfinished. Nothing that
is typed is an operator of a query language: only tokens go on, and they hold nothing but letters and digits.
"""

import re

import msgspec

from deskbell.readers.tokens import fold, spans, unspaced

LONGEST = 500
"""Characters that are read; what comes behind is left out."""
MOST = 16
"""Words that count; more do not make a search better."""

_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)')


class Term(msgspec.Struct, frozen=True):
    """Tokens that must be found side by side."""

    tokens: tuple[str, ...]
    unfinished: bool = False
    """Whether the last token may go on."""


def terms(typed: str) -> list[Term]:
    """The terms of a search, all of which must be found; none when nothing that was typed is a word."""
    typed = typed[:LONGEST]
    found: list[Term] = []
    for part in _QUOTED.finditer(typed):
        words = part.group(1) if part.group(2) is None else part.group(2)
        taken = tuple(_asked(words)[:MOST])
        if taken:
            at_end = part.group(2) is not None and part.end() == len(typed) and words[-1:].isalnum()
            found.append(Term(taken, _goes_on(taken[-1], at_end)))
    return list(dict.fromkeys(found))[:MOST]


def _asked(words: str) -> list[str]:
    """The tokens to look for: without the single character behind a last pair, for a text may go on there."""
    placed = list(spans(fold(words)))
    if len(placed) > 1 and placed[-1][1] < placed[-2][2]:
        placed.pop()
    return [token for token, _, _ in placed]


def _goes_on(token: str, at_end: bool) -> bool:
    """A word being typed goes on, unless it is one letter, which says too little; one Chinese character always does."""
    if unspaced(token):
        return len(token) == 1
    return at_end and len(token) > 1
