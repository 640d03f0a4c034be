"""Who gets a file, and what a browser may do with it."""

import time

import pytest

from deskbell.errors import Invalid
from tests.attachments import samples as s
from tests.attachments.doors import MOVE, SITE, Doors

ALPHABET = bytes(range(97, 123))
LARGE = ALPHABET * 10_000


async def id_of(desk: Doors, content: bytes, name: str = "a.bin", kind: str = "", as_: str = "mira") -> str:
    answer = await desk.upload(content, name, kind, as_)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


ACTIVE = [
    (s.SVG, "a.svg", "image/svg+xml"),
    (s.HTML, "a.html", "text/html"),
    (s.XHTML, "a.xhtml", "application/xhtml+xml"),
    (s.XHTML, "a.xml", "text/xml"),
    (s.MHT, "a.mht", "message/rfc822"),
    (s.PDF, "a.pdf", "application/pdf"),
    (s.HTML, "a.png", "image/png"),
    (s.SVG, "a.jpg", "image/jpeg"),
    (s.HTML, "a", ""),
    (b"\x00\x00\x00" + s.HTML, "a.mp4", "video/mp4"),
]


@pytest.mark.parametrize(("content", "name", "kind"), ACTIVE)
async def test_what_could_run_is_handed_out_only_for_download(
    one_desk: Doors, content: bytes, name: str, kind: str
) -> None:
    answer = await one_desk.download(await id_of(one_desk, content, name, kind))
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.content == content


@pytest.mark.parametrize("content", [s.png(9, 9) + s.HTML, s.gif(9, 9) + s.HTML])
async def test_a_picture_with_a_page_in_it_is_shown_as_a_picture_and_nothing_else(
    one_desk: Doors, content: bytes
) -> None:
    answer = await one_desk.download(await id_of(one_desk, content, "a.html", "text/html"))
    assert answer.headers["content-type"].startswith("image/")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"


async def test_a_picture_is_shown_in_place_and_kept_by_no_cache(one_desk: Doors) -> None:
    answer = await one_desk.download(await id_of(one_desk, s.png(9, 9), "shot.png"))
    assert answer.headers["content-disposition"].startswith("inline;")
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["cross-origin-resource-policy"] == "same-site"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("\u200b.htaccess", "attachment; filename=\"file.htaccess\"; filename*=UTF-8''.htaccess"),
        ("../../x.txt", "attachment; filename=\"x.txt\"; filename*=UTF-8''x.txt"),
        ("..\\x.txt", "attachment; filename=\"x.txt\"; filename*=UTF-8''x.txt"),
        ("a\x00b", "attachment; filename=\"a b\"; filename*=UTF-8''a%20b"),
        ("a\r\nX-Evil: 1", "attachment; filename=\"a X-Evil: 1\"; filename*=UTF-8''a%20X-Evil%3A%201"),
        ('"; x="', "attachment; filename=\"_; x=_\"; filename*=UTF-8''%22%3B%20x%3D%22"),
        ("übel.txt", "attachment; filename=\"ubel.txt\"; filename*=UTF-8''%C3%BCbel.txt"),
        ("\u202egpj.exe", "attachment; filename=\"gpj.exe\"; filename*=UTF-8''gpj.exe"),
    ],
)
async def test_a_name_reaches_the_browser_and_splits_no_header(one_desk: Doors, name: str, header: str) -> None:
    answer = await one_desk.download(await id_of(one_desk, b"x", name))
    assert answer.headers["content-disposition"] == header
    assert "x-evil" not in answer.headers


async def test_a_name_of_three_hundred_characters_is_taken(one_desk: Doors) -> None:
    answer = await one_desk.download(await id_of(one_desk, b"x", "n" * 296 + ".txt"))
    assert answer.headers["content-disposition"].endswith("nnn.txt")


async def test_a_file_is_there_only_for_those_who_see_its_conversation(desk: Doors) -> None:
    id = await id_of(desk, LARGE)
    assert (await desk.download(id, as_="noah")).status_code == 404
    conversation = await desk.send(id, team_key=1)
    seen = {who: (await desk.download(id, as_=who)).status_code for who in ("mira", "vera", "olga", "noah", "")}
    assert seen == {"mira": 200, "vera": 200, "olga": 200, "noah": 404, "": 401}
    await desk.desk.writer.do(lambda tx: tx.write(MOVE, team_key=2, key=conversation))
    assert (await desk.download(id, as_="mira")).status_code == 404
    assert (await desk.download(id, as_="noah")).status_code == 200


@pytest.mark.parametrize("id", ["1", "0", "../desk.db", "%2e%2e%2fdesk.db", "00000000-0000-7000-8000-000000000000"])
async def test_another_id_leads_nowhere(one_desk: Doors, id: str) -> None:
    await id_of(one_desk, LARGE)
    assert (await one_desk.download(id)).status_code == 404


async def test_a_visitor_gets_the_files_of_their_own_conversation_alone(desk: Doors) -> None:
    async def status(id: str, conversation: int, uploader: str = "chat:a") -> int:
        answer = await desk.http.get(
            f"/api/v1/chat/{id}", params={"conversation": conversation}, headers={"X-Uploader": uploader}
        )
        return answer.status_code

    shown, noted, loose = [await id_of(desk, s.png(9, 9)) for _ in range(3)]
    own = await desk.send(shown)
    beside = await desk.send(noted, kind="note")
    assert await status(shown, own) == 200
    assert await status(shown, own + 100) == 404
    assert await status(noted, beside) == 404
    assert await status(loose, own) == 404
    assert await status(loose, own, "agent:1") == 200


async def test_the_site_with_the_chat_may_read_what_its_visitor_gets(desk: Doors) -> None:
    id = await id_of(desk, s.png(9, 9))
    own = await desk.send(id)
    answer = await desk.http.get(f"/api/v1/chat/{id}", params={"conversation": own}, headers={"X-Uploader": "-"})
    assert answer.headers["access-control-allow-origin"] == SITE
    assert answer.headers["vary"] == "Origin"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"] == "private, no-store"


async def test_a_file_is_put_into_one_message_by_its_uploader_alone(desk: Doors) -> None:
    id = await id_of(desk, b"x")
    for uploader in ("agent:2", "chat:a", ""):
        with pytest.raises(Invalid):
            await desk.send(id, uploader)
    await desk.send(id)
    with pytest.raises(Invalid):
        await desk.send(id)
    with pytest.raises(Invalid):
        await desk.send("nothing")


@pytest.mark.parametrize("content", [ALPHABET, LARGE])
@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=3-5", 3, 5),
        ("bytes=20-", 20, None),
        ("bytes=-4", -4, None),
        ("bytes=2-9999999", 2, None),
    ],
)
async def test_one_range_is_answered_with_that_range(
    one_desk: Doors, content: bytes, asked: str, first: int, last: int | None
) -> None:
    answer = await one_desk.download(await id_of(one_desk, content), Range=asked)
    wanted = content[first:] if last is None else content[first : last + 1]
    assert answer.status_code == 206
    assert answer.content == wanted
    begin = first % len(content)
    assert answer.headers["content-range"] == f"bytes {begin}-{begin + len(wanted) - 1}/{len(content)}"
    assert answer.headers["content-length"] == str(len(wanted))


@pytest.mark.parametrize("asked", ["bytes=26-", "bytes=99-100", "bytes=-0"])
async def test_a_range_behind_the_end_is_refused(one_desk: Doors, asked: str) -> None:
    answer = await one_desk.download(await id_of(one_desk, ALPHABET), Range=asked)
    assert (answer.status_code, answer.headers["content-range"]) == (416, "bytes */26")


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=" + ",".join(f"{n}-{n}" for n in range(10_000)),
        "bytes=0-1,3-4",
        "bytes=5-3",
        "bytes=-",
        "items=0-1",
        "bytes=²-3",
        "",
    ],
)
async def test_many_ranges_and_unreadable_ones_get_the_whole_file_once(one_desk: Doors, asked: str) -> None:
    id = await id_of(one_desk, LARGE)
    begun = time.process_time()
    answer = await one_desk.http.get(f"/api/v1/attachments/{id}", headers={"X-Agent": "mira", b"Range": asked.encode()})
    assert (answer.status_code, answer.content) == (200, LARGE)
    assert time.process_time() - begun < 1
