"""The door against real servers: what is sent, what comes back, and what is never followed."""

import asyncio
import logging
import ssl
from pathlib import Path

import pytest

from deskbell.outbound.allow_list import AllowList
from deskbell.outbound.destinations import Chooser
from deskbell.outbound.door import Door
from deskbell.outbound.errors import Blocked, OutboundError, RequestRefused, Unreachable, UrlRefused
from deskbell.outbound.messages import BodyEnd, Request, Response
from tests.outbound.servers import Names, Network, NoNetwork, Server, certificate_for, read_request, serving

LOOPBACK = AllowList.parse(["127.0.0.1"])


def local_door(name_server: Names | None = None, tls: ssl.SSLContext | None = None) -> Door:
    return Door(allow=LOOPBACK, resolve=name_server or Names(["127.0.0.1"]), tls=tls)


def to(server: Server, path: str = "/", method: str = "GET", body: bytes = b"", scheme: str = "http") -> Request:
    url = f"{scheme}://hooks.acme.test:{server.port}{path}"
    return Request(method=method, url=url, chosen_by=Chooser.OPERATOR, body=body)


async def test_a_post_arrives_whole_and_its_answer_comes_back() -> None:
    answer = b"HTTP/1.1 202 Accepted\r\nX-Id: 7\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"
    async with serving(answer) as server:
        response = await local_door().request(to(server, "/in?a=b", "POST", b'{"a":1}'))
    head, body = server.requests[0].split(b"\r\n\r\n")
    assert head.startswith(b"POST /in?a=b HTTP/1.1\r\n")
    assert f"\r\nHost: hooks.acme.test:{server.port}\r\n".encode() in head
    assert body == b'{"a":1}'
    assert (response.status, response.header("x-ID"), response.body) == (202, "7", b"ok")
    assert response.body_end is BodyEnd.COMPLETE
    assert response.sent_last_byte
    assert response.duration_us > 0


async def test_a_body_larger_than_any_buffer_arrives_whole() -> None:
    async with serving() as server:
        response = await local_door().request(to(server, "/", "PUT", b"x" * 5_000_000))
    assert len(server.requests[0].split(b"\r\n\r\n")[1]) == 5_000_000
    assert response.sent_last_byte


async def test_an_https_host_is_checked_and_named_by_its_name_though_its_address_is_dialled(
    tmp_path: Path,
) -> None:
    server_tls, client_tls = certificate_for("hooks.acme.test", tmp_path)
    async with serving(tls=server_tls) as server:
        request = to(server, "/", "POST", b"x" * 300_000, scheme="https")
        response = await local_door(tls=client_tls).request(request)
    assert response.status == 200
    assert server.server_names == ["hooks.acme.test"]
    assert server.requests[0].endswith(b"x" * 300_000)


async def test_a_certificate_of_another_name_is_refused_before_anything_is_sent(tmp_path: Path) -> None:
    server_tls, client_tls = certificate_for("other.acme.test", tmp_path)
    async with serving(tls=server_tls) as server:
        with pytest.raises(Unreachable, match="certificate") as refusal:
            await local_door(tls=client_tls).request(to(server, scheme="https"))
    assert not refusal.value.sent_last_byte
    assert server.requests == []


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["http://127.0.0.1:{port}/inside", "http://169.254.169.254/", "/elsewhere"])
async def test_a_redirect_is_an_answer_and_is_not_followed(status: int, location: str) -> None:
    async def redirect(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        target = location.format(port=server.port)
        writer.write(f"HTTP/1.1 {status} Go\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())

    async with serving(redirect) as server:
        response = await local_door().request(to(server))
    assert (response.status, response.header("location")) == (status, location.format(port=server.port))
    assert server.connections == 1


@pytest.mark.parametrize("private", ["127.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1"])
async def test_a_name_that_later_resolves_to_a_private_address_is_asked_only_once(private: str) -> None:
    names = Names(["1.1.1.1"], [private])
    async with serving() as server:
        network = Network(server, up=["1.1.1.1"])
        door = Door(resolve=names, dialer=network)
        await door.request(Request(method="GET", url="http://hooks.acme.test/", chosen_by=Chooser.VISITOR))
        assert network.dialled == ["1.1.1.1"]
        with pytest.raises(Blocked):
            await door.request(Request(method="GET", url="http://hooks.acme.test/", chosen_by=Chooser.VISITOR))
    assert names.asked == ["hooks.acme.test"] * 2
    assert network.dialled == ["1.1.1.1"]


async def test_the_next_checked_address_is_tried_when_the_first_refuses() -> None:
    async with serving() as server:
        network = Network(server, up=["1.0.0.1"])
        door = Door(resolve=Names(["2606:4700::1111", "1.1.1.1", "1.0.0.1"]), dialer=network)
        response = await door.request(Request(method="GET", url="http://hooks.acme.test/", chosen_by=Chooser.MEMBER))
    assert response.status == 200
    assert network.dialled == ["2606:4700::1111", "1.1.1.1", "1.0.0.1"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:7f00:1::]/",
        "http://[fec0::1]/",
        "http://10.0.0.1:8080/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://mira@1.1.1.1/",
        "file:///etc/passwd",
        "gopher://1.1.1.1/",
        "http://1.1.1.1:25/",
        "http://1.1.1.1:6667/",
    ],
)
@pytest.mark.parametrize("chooser", list(Chooser))
async def test_nothing_is_dialled_for_a_url_that_points_inside(url: str, chooser: Chooser) -> None:
    door = Door(resolve=Names(["1.1.1.1"]), dialer=NoNetwork())
    with pytest.raises((Blocked, UrlRefused)) as refusal:
        await door.request(Request(method="GET", url=url, chosen_by=chooser))
    assert not refusal.value.sent_last_byte


@pytest.mark.parametrize("spelling", ["localhost", "localhost.localdomain", "ip6-localhost"])
async def test_the_real_resolver_does_not_lead_to_this_machine(spelling: str) -> None:
    with pytest.raises(OutboundError) as refusal:
        await Door(dialer=NoNetwork()).request(
            Request(method="GET", url=f"http://{spelling}:8080/", chosen_by=Chooser.MEMBER)
        )
    assert refusal.value.code in ("blocked", "unresolved")


@pytest.mark.parametrize(
    "header",
    [
        ("Host", "x"),
        ("content-length", "1"),
        ("Transfer-Encoding", "chunked"),
        ("Cookie", "a=b"),
        ("X-A", "b\r\nX-C: d"),
        ("X-A\r\nX-C", "d"),
        ("X A", "b"),
        ("X-A", "\x00"),
        ("X-Ä", "b"),
        ("X-A", "snow ☃"),
    ],
)
async def test_a_header_that_could_change_the_request_is_refused(header: tuple[str, str]) -> None:
    request = Request(method="GET", url="http://1.1.1.1/", chosen_by=Chooser.OPERATOR, headers=[header])
    with pytest.raises(RequestRefused):
        await Door(dialer=NoNetwork()).request(request)


@pytest.mark.parametrize("method", ["CONNECT", "TRACE", "get", "GET / HTTP/1.1\r\nX:", ""])
async def test_a_method_that_the_desk_does_not_need_is_refused(method: str) -> None:
    with pytest.raises(RequestRefused):
        await Door(dialer=NoNetwork()).request(
            Request(method=method, url="http://1.1.1.1/", chosen_by=Chooser.OPERATOR)
        )


async def test_no_proxy_is_taken_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with serving() as server:
        assert (await local_door().request(to(server))).status == 200


async def test_a_cookie_is_not_sent_back() -> None:
    async with serving(b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n") as server:
        door = local_door()
        await door.request(to(server))
        await door.request(to(server))
    assert b"cookie" not in server.requests[1].lower()


async def logged(caplog: pytest.LogCaptureFixture, door: Door, request: Request) -> Response | OutboundError:
    caplog.clear()
    with caplog.at_level(logging.INFO, "deskbell.outbound"):
        try:
            return await door.request(request)
        except OutboundError as error:
            return error


async def test_one_line_tells_of_each_request_and_holds_nothing_secret(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with serving(b"HTTP/1.1 404 No\r\nContent-Length: 6\r\n\r\ns3cret") as server:
        request = Request(
            method="POST",
            url=f"http://hooks.acme.test:{server.port}/s3cret?key=s3cret",
            chosen_by=Chooser.OPERATOR,
            headers=[("Authorization", "Bearer s3cret")],
            body=b"s3cret",
        )
        await logged(caplog, local_door(), request)
    (line,) = caplog.messages
    assert line.startswith("method=POST host=hooks.acme.test outcome=404 duration_ms=")
    assert "s3cret" not in line
    assert "s3cret" not in repr(caplog.records[0].__dict__)
    assert "s3cret" not in repr(request)


@pytest.mark.parametrize(
    ("url", "host", "outcome"),
    [
        ("http://mira:s3cret@hooks.acme.test/", "-", "url_refused"),
        ("http://127.0.0.1/s3cret", "127.0.0.1", "blocked"),
        ("http://hooks.acme.test/\r\noutcome=200", "-", "url_refused"),
    ],
)
async def test_a_refusal_is_one_line_too(caplog: pytest.LogCaptureFixture, url: str, host: str, outcome: str) -> None:
    request = Request(method="GET", url=url, chosen_by=Chooser.MEMBER)
    await logged(caplog, Door(dialer=NoNetwork()), request)
    (line,) = caplog.messages
    assert line.startswith(f"method=GET host={host} outcome={outcome} ")
    assert "s3cret" not in line
    assert "\n" not in line
