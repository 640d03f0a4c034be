"""Types are read from bytes, sizes from headers, and neither ever fails on anything."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.attachments.sniffing import HEAD, INLINE, UNKNOWN, declared, look
from tests.attachments import samples as s

PICTURES = [s.png(640, 480), s.jpeg(640, 480), s.gif(640, 480), s.webp(640, 480), s.avif(640, 480)]


@pytest.mark.parametrize("content", PICTURES)
def test_a_picture_is_known_by_its_bytes_with_its_size(content: bytes) -> None:
    looked = look(content)
    assert looked.content_type.startswith("image/")
    assert (looked.width, looked.height, looked.inline) == (640, 480, True)


def test_a_photograph_has_the_size_in_which_it_is_shown() -> None:
    looked = look(s.jpeg(4000, 3000, orientation=6))
    assert (looked.width, looked.height) == (3000, 4000)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (s.MP4, "video/mp4"),
        (s.M4A, "audio/mp4"),
        (s.WEBM, "video/webm"),
        (s.OGG, "audio/ogg"),
        (s.WAV, "audio/wav"),
        (s.mp3(), "audio/mpeg"),
        (b"ID3\x04" + bytes(40), "audio/mpeg"),
    ],
)
def test_sound_and_film_may_be_shown_in_place(content: bytes, content_type: str) -> None:
    assert look(content).content_type == content_type
    assert look(content).inline


@pytest.mark.parametrize(
    "content", [s.SVG, s.HTML, s.XHTML, s.MHT, s.PDF, b"", b"BM" + bytes(60), b"II*\x00" + bytes(60)]
)
def test_what_can_run_or_is_not_on_the_list_is_only_downloaded(content: bytes) -> None:
    assert look(content).content_type == UNKNOWN
    assert not look(content).inline


def test_a_small_file_with_a_huge_picture_in_it_is_only_downloaded() -> None:
    looked = look(s.png(20_000, 20_000))
    assert (looked.width, looked.inline) == (20_000, False)
    assert look(s.png(7_000, 5_000)).inline
    assert not look(s.png(7_000, 5_001)).inline


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", s.avif(1, 1)[:40], s.png(0, 9)])
def test_a_picture_whose_size_cannot_be_read_is_only_downloaded(content: bytes) -> None:
    assert not look(content).inline


HEADS = st.sampled_from(
    [b"", *(sample[:12] for sample in PICTURES), s.MP4[:12], b"\xff\xfb\x90\x00", s.jpeg(9, 9)[:24]]
)


@given(HEADS, st.binary(max_size=600))
def test_no_bytes_make_it_fail(head: bytes, rest: bytes) -> None:
    looked = look(head + rest)
    assert looked.content_type in INLINE | {UNKNOWN}
    assert looked.inline <= (looked.content_type in INLINE)


@pytest.mark.parametrize(
    "filling", [b"\x00", b"\xff", b"\xff\xe1\x00\x02", b"\x00\x00\x00\x08free", b"\x00\x00\x00\x01"]
)
@pytest.mark.parametrize("head", [sample[:20] for sample in PICTURES])
def test_a_header_without_end_is_given_up_soon(head: bytes, filling: bytes) -> None:
    begun = time.process_time()
    look((head + filling * HEAD)[:HEAD])
    assert time.process_time() - begun < 1


@pytest.mark.parametrize(
    ("claimed", "kept"),
    [
        ("application/pdf", "application/pdf"),
        ("Text/Plain; charset=utf-8", "text/plain"),
        ("image/png", UNKNOWN),
        ("", UNKNOWN),
        ("text", UNKNOWN),
        ("text/html\r\nSet-Cookie: a=b", UNKNOWN),
        ("a/" + "b" * 200, UNKNOWN),
    ],
)
def test_a_claimed_type_is_kept_only_where_it_is_no_lie(claimed: str, kept: str) -> None:
    assert declared(claimed) == kept
