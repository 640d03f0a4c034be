"""Names people give their files are shown as they are, and can do nothing else."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.attachments.naming import LONGEST, clean, disposition


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Rechnung Müller.pdf", "Rechnung Müller.pdf"),
        ("請求書.pdf", "請求書.pdf"),
        ("👩‍💻.png", "👩💻.png"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\Users\\me\\photo.jpg", "photo.jpg"),
        ("\u200b.htaccess", ".htaccess"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("a\x00b.txt", "a b.txt"),
        ("a\r\nSet-Cookie: x=y.txt", "a Set-Cookie: x=y.txt"),
        ("a\u2028b.txt", "a b.txt"),
        ('say "hi".txt', 'say "hi".txt'),
        ("..", "file"),
        ("", "file"),
        ("  \t ", "file"),
        ("\ud800.txt", "?.txt"),
    ],
)
def test_a_name_is_kept_without_what_hides_or_leads_elsewhere(given_name: str, kept: str) -> None:
    assert clean(given_name) == kept


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    assert len(clean("x" * 300 + ".pdf")) == LONGEST
    assert clean("x" * 300 + ".pdf").endswith(".pdf")
    assert len(clean("." + "x" * 300)) == LONGEST


@given(st.text(max_size=300), st.booleans())
def test_the_header_is_one_line_of_ascii_and_gives_the_true_name_back(name: str, inline: bool) -> None:
    kept = clean(name)
    header = disposition(kept, inline)
    assert header.isascii()
    assert header.isprintable()
    matched = re.fullmatch(r"(inline|attachment); filename=\"([^\"\\%]+)\"; filename\*=UTF-8''([\w.%~-]+)", header)
    assert matched is not None
    assert unquote(matched[3]) == kept
    assert not matched[2].startswith(".")


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(name: str) -> None:
    assert clean(clean(name)) == clean(name)
    assert 0 < len(clean(name)) <= LONGEST
