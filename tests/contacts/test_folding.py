"""Ways to know a person in the one form in which they are compared, and what is refused as ambiguous."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.contacts.folding import fold, folded
from deskbell.errors import Invalid


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("email", " Ada.Okafor@Okafor.Example ", "ada.okafor@okafor.example"),
        ("email", "ada+billing@okafor.example", "ada+billing@okafor.example"),
        ("email", "grüße@bücher.example", "grüße@xn--bcher-kva.example"),
        ("email", "gru\u0308ße@bücher.example", "grüße@xn--bcher-kva.example"),
        ("phone", "+44 20 7946 0958", "+442079460958"),
        ("phone", "+1 (415) 555-0132", "+14155550132"),
        ("handle", "@Ada_Okafor", "ada_okafor"),
        ("handle", "STRASSE", "strasse"),
        ("handle", "straße", "strasse"),
        ("user_id", " 48213 ", "48213"),
        ("user_id", "Ada", "Ada"),
    ],
)
def test_different_spellings_of_the_same_are_kept_in_one_form(kind: str, value: str, kept: str) -> None:
    assert fold(kind, value) == kept


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "ada"),
        ("email", "ada@okafor"),
        ("email", "ada@@okafor.example"),
        ("email", "ada@v.example(<ben@evil.example>"),
        ("email", "<ada@v.example><ben@evil.example>"),
        ("email", "ada@v.example, ben@evil.example"),
        ("email", "Friends: ada@v.example;"),
        ("email", '"ada ben"@v.example'),
        ("email", "Ada <ada@v.example>"),
        ("email", "ada@v.example\x00"),
        ("email", "ada@v.example\u200b"),
        ("email", "ada@okafor。example"),
        ("email", "a\u200bda@v.example"),
        ("email", "ada\r\nBcc: ben@evil.example"),
        ("email", "=?utf-8?q?ada=40v.example?=@evil.example "[:200] + "\u2028"),
        ("email", "ada@[127.0.0.1]"),
        ("email", "ada@127.0.0.1"),
        ("email", "ada..okafor@v.example"),
        ("email", ".ada@v.example"),
        ("email", "a" * 65 + "@v.example"),
        ("email", "ada@" + "v" * 64 + ".example"),
        ("email", "ada@-v.example"),
        ("email", ""),
        ("phone", "020 7946 0958"),
        ("phone", "+44 20 7946 0958 ext. 3"),
        ("phone", "+999 1"),
        ("phone", "call me"),
        ("handle", "  "),
        ("handle", "a\u202eb"),
        ("user_id", ""),
        ("user_id", "x" * 201),
        ("user_id", "4\u200b8213"),
        ("postcode", "12345"),
    ],
)
def test_what_two_programs_could_read_differently_is_refused(kind: str, value: str) -> None:
    with pytest.raises(Invalid):
        fold(kind, value)


@given(st.sampled_from(["email", "phone", "handle", "user_id"]), st.text(max_size=80))
def test_folding_twice_changes_nothing_and_nothing_breaks_it(kind: str, value: str) -> None:
    kept = folded(kind, value)
    assert kept is None or fold(kind, kept) == kept


@given(st.text(max_size=20), st.text(max_size=20))
def test_an_address_has_one_at_and_nothing_hidden(local: str, domain: str) -> None:
    kept = folded("email", f"{local}@{domain}.example")
    assert kept is None or (kept.count("@") == 1 and kept.isprintable() and " " not in kept)
