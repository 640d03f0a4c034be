"""A snippet is a piece of the text with the hits marked, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.search.snippets import BEGIN, END, LENGTH, snippet, wanted
from deskbell.search.terms import terms


def shown(typed: str, *fields: str) -> str:
    return snippet(list(fields), wanted(terms(typed))).replace(BEGIN, "[").replace(END, "]")


@pytest.mark.parametrize(
    ("typed", "text", "expected"),
    [
        ("refund", "Where is my refund, please?", "Where is my [refund], please?"),
        ("ref", "Refunds, refunds!", "[Refunds], [refunds]!"),
        ("cafe ", "Das Café Übel", "Das [Café] Übel"),
        ("strasse ", "Große Straße 5", "Große [Straße] 5"),
        ("検索", "検索機能の検索", "[検索]機能の[検索]"),
        ("索機", "検索機能", "検[索機]能"),
        ("ada@acme.test", "Ask ada@acme.test now", "Ask [ada]@[acme].[test] now"),
        ("a b ", "a  b\n\nc", "[a] [b] c"),
        ("x ", "a\u0002x\u0003<b>", "a [x] <b>"),
    ],
)
def test_hits_are_marked_where_they_stand(typed: str, text: str, expected: str) -> None:
    assert shown(typed, text) == expected


def test_a_hit_far_back_is_shown_with_what_is_around_it() -> None:
    found = shown("needle ", "hay " * 500 + "needle " + "hay " * 500)
    assert found.startswith("…hay ")
    assert "[needle]" in found
    assert found.endswith("…")
    assert len(found) <= LENGTH + 10


def test_the_first_field_with_a_hit_is_shown() -> None:
    assert shown("invoice ", "See attachment.", "Billing", "Ada", "invoice.pdf") == "[invoice].pdf"
    assert shown("nothing ", "See attachment.", "Billing") == "See attachment."


@given(st.text(max_size=300), st.text(max_size=40))
def test_without_its_marks_a_snippet_is_the_text(text: str, typed: str) -> None:
    found = snippet([text], wanted(terms(typed)))
    assert found.count(BEGIN) == found.count(END)
    bare = found.replace(BEGIN, "").replace(END, "")
    clean = " ".join(text.replace(BEGIN, " ").replace(END, " ").split())
    assert bare == clean or bare.strip("…") in clean
