"""A file comes in whole and durable, or leaves nothing behind."""

import hashlib
import os
import time
from collections.abc import AsyncIterator

import pytest

from deskbell.attachments.checking import check_files
from deskbell.attachments.sweeping import LOOSE_FOR, sweep
from deskbell.attachments.uploading import LARGEST, LOOSE_FILES, take_upload
from deskbell.errors import Busy, TooLarge
from deskbell.store.files import SMALL
from deskbell.store.files.content import GRACE
from tests.attachments import samples
from tests.attachments.doors import COUNT, Doors

LARGE = bytes(range(256)) * 1_000


def grow_old(desk: Doors) -> None:
    """Let the files on the disk have lain there for longer than an upload takes."""
    for path in (desk.data / "files").rglob("*"):
        os.utime(path, (time.time() - GRACE, time.time() - GRACE))


async def count(desk: Doors) -> int:
    return int((await desk.rows(COUNT))[0][0])


async def test_a_small_file_lies_in_its_row_and_a_large_one_on_the_disk(desk: Doors) -> None:
    assert (await desk.upload(b"x" * SMALL)).status_code == 201
    assert desk.on_disk == []
    assert (await desk.upload(b"x" * (SMALL + 1))).json()["size"] == SMALL + 1
    digest = hashlib.sha256(b"x" * (SMALL + 1)).hexdigest()
    assert desk.on_disk == [digest[2:]]


async def test_the_answer_says_what_the_file_really_is(desk: Doors) -> None:
    answer = await desk.upload(samples.png(640, 480), "shot.png", "text/html")
    assert answer.json() == answer.json() | {
        "name": "shot.png",
        "content_type": "image/png",
        "width": 640,
        "height": 480,
        "inline": True,
    }


@pytest.mark.parametrize("size", [SMALL, 300_000])
async def test_what_went_in_comes_out(desk: Doors, size: int) -> None:
    content = os.urandom(size)
    id = (await desk.upload(content)).json()["id"]
    assert (await desk.download(id)).content == content


async def test_the_same_content_lies_on_the_disk_once(desk: Doors) -> None:
    for name in ("a", "b"):
        assert (await desk.upload(LARGE, name)).status_code == 201
    assert len(desk.on_disk) == 1
    assert await count(desk) == 2


async def test_a_file_announced_too_large_is_refused_before_it_is_read(desk: Doors) -> None:
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("was read")
        yield b""

    with pytest.raises(TooLarge):
        await take_upload(desk.desk, never(), "a", "", "agent:1", LARGEST + 1)


async def test_a_file_that_turns_out_too_large_is_refused_there_and_leaves_nothing(desk: Doors) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1_000_000
            yield b"x" * 1_000_000

    with pytest.raises(TooLarge):
        await take_upload(desk.desk, endless(), "a", "", "agent:1")
    assert sent <= LARGEST + 1_000_000
    assert desk.on_disk == []
    assert await count(desk) == 0


async def test_an_upload_that_is_cut_off_leaves_nothing(desk: Doors) -> None:
    async def cut() -> AsyncIterator[bytes]:
        yield LARGE
        raise ConnectionError

    with pytest.raises(Busy):
        await take_upload(desk.desk, cut(), "a", "", "agent:1")
    assert desk.on_disk == []
    assert await count(desk) == 0


async def test_an_upload_shorter_than_announced_is_refused(desk: Doors) -> None:
    answer = await desk.http.post(
        "/api/v1/attachments", content=LARGE, headers={"X-Agent": "mira", "Content-Length": str(len(LARGE) + 1)}
    )
    assert answer.status_code == 422
    assert desk.on_disk == []


async def test_an_empty_file_is_refused(desk: Doors) -> None:
    assert (await desk.upload(b"")).status_code == 422


async def test_someone_who_may_only_look_uploads_nothing(desk: Doors) -> None:
    assert (await desk.upload(b"x", as_="vera")).status_code == 403
    assert (await desk.upload(b"x", as_="nobody")).status_code == 401


async def test_one_uploader_cannot_leave_files_about_without_end(desk: Doors) -> None:
    for _ in range(LOOSE_FILES):
        assert (await desk.upload(b"x")).status_code == 201
    refused = await desk.upload(b"x")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) > 0
    assert (await desk.upload(b"x", as_="noah")).status_code == 201


async def test_a_file_nobody_sent_goes_after_a_day_and_a_sent_one_stays(desk: Doors) -> None:
    loose, sent = [(await desk.upload(LARGE + name)).json()["id"] for name in (b"a", b"b")]
    await desk.send(sent)
    grow_old(desk)
    desk.clock.time += LOOSE_FOR
    assert await sweep(desk.desk) == 0
    desk.clock.time += 1
    assert await sweep(desk.desk) == 1
    assert (await desk.download(loose)).status_code == 404
    assert (await desk.download(sent)).status_code == 200
    assert len(desk.on_disk) == 1


async def test_content_stays_as_long_as_any_file_has_it(desk: Doors) -> None:
    await desk.upload(LARGE)
    sent = (await desk.upload(LARGE)).json()["id"]
    await desk.send(sent)
    grow_old(desk)
    desk.clock.time += LOOSE_FOR + 1
    assert await sweep(desk.desk) == 1
    assert (await desk.download(sent)).content == LARGE


async def test_content_that_somebody_brings_again_at_this_moment_is_not_removed(desk: Doors) -> None:
    await desk.upload(LARGE)
    desk.clock.time += LOOSE_FOR + 1
    assert await sweep(desk.desk) == 1
    assert len(desk.on_disk) == 1


async def test_what_a_crash_left_of_an_upload_is_cleared_away(desk: Doors) -> None:
    arrival = desk.desk.files.arrive()
    arrival.write(LARGE)
    arrival.sync()
    desk.desk.files.tidy()
    assert len(desk.on_disk) == 1
    grow_old(desk)
    desk.desk.files.tidy()
    assert desk.on_disk == []
    arrival.discard()


async def test_the_check_names_what_is_lost_damaged_and_left_over(desk: Doors) -> None:
    digests = []
    for name in (b"missing", b"damaged", b"orphan", b"good"):
        await desk.upload(LARGE + name)
        digests.append(hashlib.sha256(LARGE + name).hexdigest())
    missing, damaged, orphan, _ = digests
    files = desk.desk.files
    files.path(orphan).parent.joinpath("f" * 62).write_bytes(b"?")
    files.path(damaged).write_bytes(b"?")
    files.path(missing).unlink()
    found = await desk.desk.reads.run(lambda reader: check_files(reader, files, contents=True))
    assert (found.missing, found.damaged, found.orphaned) == ([missing], [damaged], [orphan[:2] + "f" * 62])
