"""Caps hold against servers that mean harm, and a failure says whether the request may have arrived."""

import asyncio
import contextlib
import ssl
from collections.abc import Sequence
from dataclasses import replace
from ipaddress import ip_address

import pytest

from deskbell.outbound.addresses import Address
from deskbell.outbound.allow_list import AllowList
from deskbell.outbound.destinations import Chooser
from deskbell.outbound.dialing import Streams, dial
from deskbell.outbound.door import Door
from deskbell.outbound.errors import BadAnswer, Cut, TimedOut, Unreachable, Unresolved
from deskbell.outbound.messages import BodyEnd, Limits, Request
from tests.outbound.servers import Names, Server, read_request, serving

DOOR = Door(allow=AllowList.parse(["127.0.0.1"]), resolve=Names(["127.0.0.1"]))
SHORT = Limits(total=0.3)
MEGABYTE = 1 << 20
SOCKET_BUFFERS = 16 * MEGABYTE


def to(server: Server, limits: Limits | None = None, body: bytes = b"{}") -> Request:
    url = f"http://hooks.acme.test:{server.port}/"
    request = Request(method="POST", url=url, chosen_by=Chooser.OPERATOR, body=body)
    return replace(request, limits=limits) if limits else request


@pytest.mark.parametrize(
    ("head", "then"),
    [
        (b"Content-Length: 10737418240", b"x" * 65536),
        (b"Transfer-Encoding: chunked", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
        (b"Connection: close", b"x" * 65536),
    ],
    ids=["ten gigabytes", "endless chunks", "until closed"],
)
async def test_a_body_is_read_to_the_cap_and_no_further(head: bytes, then: bytes) -> None:
    async with serving(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n", then=then) as server:
        response = await DOOR.request(to(server))
    assert (response.status, response.body_end) == (200, BodyEnd.CAPPED)
    assert response.body == b"x" * 64 * 1024
    assert server.bytes_taken < SOCKET_BUFFERS


async def test_a_body_of_exactly_the_cap_is_complete() -> None:
    async with serving(b"HTTP/1.1 200 OK\r\nContent-Length: 65536\r\n\r\n" + b"x" * 65536) as server:
        response = await DOOR.request(to(server))
    assert (len(response.body), response.body_end) == (65536, BodyEnd.COMPLETE)


async def test_a_body_that_is_all_framing_is_capped_by_what_it_costs() -> None:
    chunk = b"1;" + b"e" * 16_000 + b"\r\nx\r\n"
    async with serving(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", then=chunk) as server:
        response = await DOOR.request(to(server))
    assert response.body_end is BodyEnd.CAPPED
    assert len(response.body) < 64
    assert server.bytes_taken < SOCKET_BUFFERS


@pytest.mark.parametrize(
    "then",
    [b"X-A: " + b"b" * 1000 + b"\r\n", b"b" * 65536, b"\r\nHTTP/1.1 100 Continue\r\n"],
    ids=["many headers", "one endless header", "endless interim answers"],
)
async def test_headers_are_capped(then: bytes) -> None:
    start = b"HTTP/1.1 100 Continue\r\n" if then.startswith(b"\r\n") else b"HTTP/1.1 200 OK\r\nX-A: "
    async with serving(start, then=then) as server:
        with pytest.raises(BadAnswer, match="larger than 32768 bytes") as failure:
            await DOOR.request(to(server))
    assert failure.value.sent_last_byte
    assert server.bytes_taken < SOCKET_BUFFERS


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nX-A: b"])
async def test_a_server_that_takes_the_request_and_does_not_answer_is_timed_out_as_unconfirmed(
    answer: bytes,
) -> None:
    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(answer)
        await reader.read()

    async with serving(hold) as server:
        with pytest.raises(TimedOut, match="waiting for an answer") as failure:
            await DOOR.request(to(server, SHORT))
    assert failure.value.sent_last_byte
    assert failure.value.duration_us >= 300_000


async def test_a_status_is_kept_when_the_body_never_ends() -> None:
    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        await reader.read()

    async with serving(hold) as server:
        response = await DOOR.request(to(server, SHORT))
    assert (response.status, response.body, response.body_end) == (200, b"half", BodyEnd.TIMED_OUT)


async def test_a_status_is_kept_when_the_body_is_cut() -> None:
    async with serving(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf") as server:
        response = await DOOR.request(to(server))
    assert (response.status, response.body, response.body_end) == (200, b"half", BodyEnd.CUT)


async def test_a_server_that_reads_no_further_leaves_the_request_unsent() -> None:
    async def stop_reading(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await closed.wait()

    closed = asyncio.Event()
    async with serving(stop_reading) as server:
        with pytest.raises(TimedOut, match="sending") as failure:
            await DOOR.request(to(server, SHORT, b"x" * 4 * SOCKET_BUFFERS))
        closed.set()
    assert not failure.value.sent_last_byte


async def test_a_refusal_that_comes_before_the_whole_body_was_sent_is_the_answer() -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig")
        await closed.wait()

    closed = asyncio.Event()
    async with serving(refuse) as server:
        response = await DOOR.request(to(server, body=b"x" * 4 * SOCKET_BUFFERS))
        closed.set()
    assert (response.status, response.body) == (413, b"big")
    assert not response.sent_last_byte


async def test_a_connection_closed_after_the_request_is_cut_and_unconfirmed() -> None:
    async def close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)

    async with serving(close) as server:
        with pytest.raises(Cut) as failure:
            await DOOR.request(to(server))
    assert failure.value.sent_last_byte


async def test_a_connection_reset_in_the_middle_of_the_request_is_cut_and_not_sent() -> None:
    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.transport.abort()

    async with serving(reset) as server:
        with pytest.raises(Cut) as failure:
            await DOOR.request(to(server, body=b"x" * 4 * SOCKET_BUFFERS))
    assert not failure.value.sent_last_byte


@pytest.mark.parametrize("answer", [b"220 mail.acme.test ESMTP\r\n", b"\x16\x03\x01", b"HTTP/2 200\r\n\r\n"])
async def test_what_is_not_http_is_a_bad_answer(answer: bytes) -> None:
    async with serving(answer + b"\r\n\r\n") as server:
        with pytest.raises(BadAnswer, match="not HTTP"):
            await DOOR.request(to(server))


async def test_a_port_where_nobody_listens_is_unreachable_and_nothing_was_sent() -> None:
    async with serving() as server:
        pass
    with pytest.raises(Unreachable, match="No connection: Connection refused") as failure:
        await DOOR.request(to(server))
    assert not failure.value.sent_last_byte
    assert "127.0.0.1" not in failure.value.message


async def test_a_name_server_that_hangs_is_timed_out() -> None:
    async def hang(host: str, port: int) -> Sequence[Address]:
        await asyncio.Event().wait()
        raise AssertionError

    request = Request(
        method="GET", url="http://hooks.acme.test/", chosen_by=Chooser.MEMBER, limits=Limits(resolve=0.05)
    )
    with pytest.raises(TimedOut, match="looking up the host") as failure:
        await Door(resolve=hang).request(request)
    assert not failure.value.sent_last_byte


async def test_an_address_that_swallows_packets_leaves_time_for_the_next() -> None:
    tried = []

    async def swallow_first(address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
        tried.append(str(address))
        if len(tried) == 1:
            await asyncio.Event().wait()
        return await dial(ip_address("127.0.0.1"), server.port, tls, name)

    request = Request(method="GET", url="http://hooks.acme.test/", chosen_by=Chooser.MEMBER, limits=Limits(connect=0.6))
    async with serving() as server:
        response = await Door(resolve=Names(["1.1.1.1", "1.0.0.1"]), dialer=swallow_first).request(request)
    assert response.status == 200
    assert tried == ["1.1.1.1", "1.0.0.1"]


async def test_addresses_that_all_swallow_packets_are_unreachable() -> None:
    async def swallow(address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
        await asyncio.Event().wait()
        raise AssertionError

    request = Request(
        method="GET", url="http://hooks.acme.test/", chosen_by=Chooser.MEMBER, limits=Limits(connect=0.05)
    )
    with pytest.raises(Unreachable, match="in the time given") as failure:
        await Door(resolve=Names(["1.1.1.1", "1.0.0.1"]), dialer=swallow).request(request)
    assert not failure.value.sent_last_byte


async def test_a_connection_lost_before_the_last_piece_is_cut_and_not_sent() -> None:
    async def lose(address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
        streams = await dial(address, port, tls, name)
        streams[1].transport.abort()
        return streams

    door = Door(allow=AllowList.parse(["127.0.0.1"]), resolve=Names(["127.0.0.1"]), dialer=lose)
    async with serving() as server:
        with pytest.raises(Cut) as failure:
            await door.request(to(server))
    assert not failure.value.sent_last_byte


async def test_a_name_without_addresses_is_unresolved_not_blocked() -> None:
    request = Request(method="GET", url="http://hooks.acme.test/", chosen_by=Chooser.MEMBER)
    with pytest.raises(Unresolved):
        await Door(resolve=Names([])).request(request)


async def test_a_cancelled_request_is_logged_and_its_connection_closed(caplog: pytest.LogCaptureFixture) -> None:
    arrived, gone = asyncio.Event(), asyncio.Event()
    kept = []

    async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        arrived.set()
        await reader.read()
        gone.set()

    async def keep(address: Address, port: int, tls: ssl.SSLContext | None, name: str) -> Streams:
        kept.append(await dial(address, port, tls, name))
        return kept[0]

    door = Door(allow=AllowList.parse(["127.0.0.1"]), resolve=Names(["127.0.0.1"]), dialer=keep)
    async with serving(hold) as server:
        with caplog.at_level("INFO", "deskbell.outbound"):
            running = asyncio.create_task(door.request(to(server)))
            await arrived.wait()
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running
        await asyncio.wait_for(gone.wait(), 5)
    assert "outcome=cancelled" in caplog.messages[0]
    assert "sent_last_byte=True" in caplog.messages[0]
