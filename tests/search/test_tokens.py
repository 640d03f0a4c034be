"""The tokeniser takes anything, and finds the same words however they were written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskbell.readers.tokens import LONGEST, MOST, fold, spans, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hello, World!", ["hello", "world"]),
        ("Café CRÈME", ["cafe", "creme"]),
        ("Straße Øre Łódź İstanbul", ["strasse", "ore", "lodz", "istanbul"]),
        ("ﬁle № Ⅳ", ["file", "no", "iv"]),
        ("Ada.Okafor+tag@mail.acme.test", ["ada", "okafor", "tag", "mail", "acme", "test"]),
        ("#1042: 1,299.50 €", ["1042", "1", "299", "50"]),
        ("https://shop.example/a?b=c_d", ["https", "shop", "example", "a", "b", "c", "d"]),
        ("検索機能", ["検索", "索機", "機能", "能"]),
        ("iPhoneの修理", ["iphone", "の修", "修理", "理"]),
        ("환불 요청", ["환불", "불", "요청", "청"]),
        ("ｶﾞｲﾄﾞ", ["ガイ", "イド", "ド"]),
        ("ไทย", ["ไท", "ทย", "ย"]),
        ("हिन्दी", ["हिन्दी"]),
        ("καλημέρας ΚΑΛΗΜΕΡΑΣ", ["καλημερασ", "καλημερασ"]),
        ("Ёлка ёлка", ["елка", "елка"]),
        ("مَرْحَبًا مرحبا", ["مرحبا", "مرحبا"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("👍 … — _", []),
        ("", []),
    ],
)
def test_a_text_becomes_its_words(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@given(st.text())
@example("\u0345\u0130\ud800ﷺ")
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=400))
def test_a_token_holds_nothing_that_means_something_elsewhere(text: str) -> None:
    for token in tokens(text):
        assert 0 < len(token) <= LONGEST
        assert not set(token) & set(" \t\n\0\"'\\*:^&|!()<>-+~{}¤")
        assert tokens(token)[0] == token


@given(st.text(max_size=200))
def test_tokens_do_not_depend_on_how_the_text_is_composed(text: str) -> None:
    import unicodedata

    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert tokens(unicodedata.normalize(form, text)) == tokens(text)  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    folded = fold(text)
    last = 0
    for token, start, end in spans(folded):
        assert last <= start < end <= len(folded)
        assert folded[start:end].startswith(token)
        last = start


def test_a_text_of_a_million_words_and_a_word_of_a_million_letters_are_cut() -> None:
    assert len(tokens("a " * 1_000_000)) == MOST
    assert tokens("x" * 1_000_000) == ["x" * LONGEST]
    assert len(tokens("検" * 100_000)) == MOST
