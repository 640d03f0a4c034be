"""Words as search sees them: one tokeniser for both databases and for what people type, so that all find the same.

Case and accents are folded, punctuation divides, numbers are words, an address or a link becomes its parts in order.
Scripts that write without spaces become overlapping pairs of characters, and the last character alone. A token holds
only letters, digits and marks; never a space, a quote or anything a query language could take for an operator.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

LONGEST = 64
"""Characters of a token at most: what is longer is nobody's word."""
MOST = 16_000
"""Tokens of one text at most: PostgreSQL keeps no positions beyond 16,383."""

# Thai, Lao, Myanmar, Khmer; kana, Han and Hangul with their extensions.
_UNSPACED = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1050-\u109d\u1780-\u17d3"
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks that are part of a word in the scripts of South Asia and Tibet, and that `\w` leaves out.
_MARKS = "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962-\u0963\u0980-\u0dff\u0f71-\u0f84\u0f90-\u0fbc"
_WORD = re.compile(rf"[{_UNSPACED}]+|(?:[^\W_{_UNSPACED}]|[{_MARKS}])+")
_ASCII_WORD = re.compile("[a-z0-9]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
# Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, joiners and direction marks.
_STRIPPED = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]+"
)
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "þ": "th", "ŧ": "t", "ς": "σ"}
)


def fold(text: str) -> str:
    """The text without its case, accents and typographic variants. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    folded = _fold(text)
    while (again := _fold(folded)) != folded:
        folded = again
    return folded


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = _STRIPPED.sub("", unicodedata.normalize("NFKD", apart))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def spans(folded: str) -> Iterator[tuple[str, int, int]]:
    """The tokens of a folded text in order, each with where it begins and ends."""
    for word in _WORD.finditer(folded):
        start, end = word.span()
        if not _IS_UNSPACED.match(folded, start):
            yield folded[start : min(end, start + LONGEST)], start, end
            continue
        for place in range(start, end):
            stop = min(place + 2, end)
            yield folded[place:stop], place, stop


def tokens(text: str) -> list[str]:
    """The tokens of a text in order, at most MOST of them."""
    folded = fold(text)
    if folded.isascii():
        return [word[:LONGEST] for word in _ASCII_WORD.findall(folded)[:MOST]]
    return [token for token, _, _ in islice(spans(folded), MOST)]


def unspaced(token: str) -> bool:
    """Whether the token is of a script that writes without spaces: one character of it already says something."""
    return bool(_IS_UNSPACED.match(token))
