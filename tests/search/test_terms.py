"""Whatever is typed becomes words, and never an operator."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.search.finding import match_query, text_query
from deskbell.search.terms import MOST, Term, terms


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("refund order", [Term(("refund",)), Term(("order",), True)]),
        ("refund ", [Term(("refund",))]),
        ('"did not arrive" now', [Term(("did", "not", "arrive")), Term(("now",), True)]),
        ("“did not”", [Term(("did", "not"))]),
        ('say "open end', [Term(("say",)), Term(("open",)), Term(("end",), True)]),
        ("ada@acme.test", [Term(("ada", "acme", "test"), True)]),
        ("a", [Term(("a",))]),
        ("検", [Term(("検",), True)]),
        ("検 ", [Term(("検",), True)]),
        ("検索機", [Term(("検索", "索機"))]),
        ("iPhone検索", [Term(("iphone", "検索"))]),
        ("検索API", [Term(("検索", "索", "api"), True)]),
        ("what?", [Term(("what",))]),
        ("again again", [Term(("again",)), Term(("again",), True)]),
        ("… ¤0 _", [Term(("0",))]),
        ("", []),
    ],
)
def test_what_is_typed_becomes_terms(typed: str, found: list[Term]) -> None:
    assert terms(typed) == found


@given(st.text(max_size=300), st.lists(st.integers(0, 2**62), max_size=3))
def test_a_query_is_made_of_quoted_words_and_our_own_operators(typed: str, teams: list[int]) -> None:
    found = terms(typed)
    assert len(found) <= MOST
    match = match_query(found, teams or None, lambda token, _: [token, token + "x"])
    assert re.fullmatch(r"[()]*( (AND|OR) |team : |[()])*", re.sub(r'"[^"]*"', "", match))
    text = text_query(found)
    assert re.fullmatch(r"( & | <-> |:\*|[()])*", re.sub(r"'[^'\\]*'", "", text))
