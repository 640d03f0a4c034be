"""Where a request comes from, and what it may then do."""

import re

import pytest

from deskbell.access.endpoints import links
from deskbell.config import Settings
from deskbell.errors import Invalid
from deskbell.web.origin import client_address, same_origin_guard, scheme
from tests.access.house import OWNER, House, api_routes, as_json, code

UNSAFE = [
    (method, re.sub(r"{\w+:str}", "x", path))
    for method, path, visitors in api_routes()
    if method != "GET" and not visitors
]


JSON = "application/json"
SENDERS = {
    "another site": {"origin": "https://evil.test", "sec_fetch_site": "cross-site", "content_type": JSON},
    "a sandboxed frame": {"origin": "null", "sec_fetch_site": "", "content_type": JSON},
    "a neighbour": {"origin": "", "sec_fetch_site": "same-site", "content_type": JSON},
    "a name that begins like ours": {"origin": "http://desk.test.evil.test", "sec_fetch_site": ""},
    "plain text": {"origin": "", "sec_fetch_site": "", "x_deskbell": "", "content_type": "text/plain"},
    "a form": {"origin": "", "x_deskbell": "", "content_type": "application/x-www-form-urlencoded"},
    "text that calls itself JSON": {"x_deskbell": "", "content_type": f"text/plain; charset={JSON}"},
}


@pytest.mark.parametrize("sender", SENDERS)
async def test_no_other_sites_page_changes_anything_anywhere(house: House, sender: str) -> None:
    owner = await house.owner()
    browser = house.browser(cookie=f"deskbell={owner.cookies['deskbell']}", **SENDERS[sender])
    for method, path in UNSAFE:
        answer = await browser.request(method, path, content=as_json(OWNER))
        assert (answer.status_code, code(answer)) == (403, "cross_site"), (method, path)


async def test_a_password_for_a_proxy_in_front_opens_the_door_to_no_other_site(house: House) -> None:
    owner = await house.owner()
    cookie, proxy = f"deskbell={owner.cookies['deskbell']}", "Basic bWlyYTp4"
    foreign = house.browser(origin="https://evil.test", cookie=cookie, authorization=proxy)
    assert (await foreign.post("/teams", json={"name": "Billing"})).status_code == 403
    own = house.browser(cookie=cookie, authorization=proxy)
    assert (await own.post("/teams", json={"name": "Billing"})).status_code == 201


async def test_a_program_without_an_origin_sends_json(house: House) -> None:
    program = house.browser(origin="", sec_fetch_site="", x_deskbell="")
    assert (await program.post("/setup", json=OWNER)).status_code == 200


async def test_visitors_write_from_other_sites(house: House) -> None:
    await house.owner()
    visitor = house.browser(origin="https://shop.test", sec_fetch_site="cross-site", x_deskbell="")
    answer = await visitor.post("/chat/hello", json={"t": "hello", "v": 1, "app": "x"})
    assert answer.status_code != 403


async def test_the_configured_address_decides_and_not_the_host_that_was_asked(far_house: House) -> None:
    wrong = far_house.browser("10.0.0.1", origin="https://evil.test", sec_fetch_site="", host="evil.test")
    assert (await wrong.post("/setup", json=OWNER)).status_code == 403
    right = far_house.browser("10.0.0.1", origin="https://desk.test", host="evil.test")
    session = (await right.post("/setup", json=OWNER)).json()
    assert session["base_url"] == "https://desk.test"


async def test_links_carry_the_configured_address_whatever_the_request_says(far_house: House) -> None:
    browser = far_house.browser(
        "192.0.2.1",
        origin="https://desk.test",
        host="evil.test",
        x_forwarded_host="evil.test",
        x_forwarded_proto="http",
    )
    setup = await browser.post("/setup", json=OWNER)
    cookie = setup.headers["set-cookie"].partition(";")[0]
    body = {"name": "Noor", "email": "noor@acme.test", "role": "agent"}
    answer = await browser.post("/agents", json=body, headers={"cookie": cookie})
    assert answer.json()["link"].startswith("https://desk.test/")


def scope(peer: str, **headers: str) -> dict[str, object]:
    pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "scheme": "http", "client": (peer, 1), "headers": pairs}


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("192.0.2.1", "203.0.113.5", "192.0.2.1"),
        ("10.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("::ffff:10.0.0.1", "203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.5", "203.0.113.5"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        ("10.0.0.1", "10.0.0.9", "10.0.0.9"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.5, <script>", "10.0.0.1"),
    ],
)
def test_forwarding_headers_are_believed_from_trusted_proxies_only(peer: str, forwarded: str, client: str) -> None:
    settings = Settings(trusted_proxies=["10.0.0.0/8"])
    headers = {"x_forwarded_for": forwarded, "cf_connecting_ip": "192.0.2.99", "x_real_ip": "192.0.2.98"}
    assert client_address(scope(peer, **headers), settings) == client  # type: ignore[arg-type]


def test_the_scheme_is_believed_from_trusted_proxies_only() -> None:
    settings = Settings(trusted_proxies=["10.0.0.1"])
    assert scheme(scope("10.0.0.1", x_forwarded_proto="https"), settings) == "https"  # type: ignore[arg-type]
    assert scheme(scope("10.0.0.1", x_forwarded_proto="gopher"), settings) == "http"  # type: ignore[arg-type]
    assert scheme(scope("10.0.0.2", x_forwarded_proto="https"), settings) == "http"  # type: ignore[arg-type]


def test_a_trusted_proxy_that_is_no_address_is_found_at_the_start() -> None:
    with pytest.raises(Invalid, match="trusted_proxies"):
        same_origin_guard(Settings(trusted_proxies=["proxy.test"]))


async def test_a_failure_says_nothing_of_our_insides_and_logs_no_secret(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("secret insides at /var/lib/desk")

    monkeypatch.setattr(links, "find_link", fail)
    answer = await house.browser().get("/links/a-secret-of-a-link")
    assert (answer.status_code, code(answer)) == (500, "internal")
    assert "secret insides" not in answer.text
    assert "Traceback" not in answer.text
    assert "secret insides" in caplog.text
    assert "a-secret-of-a-link" not in caplog.text


BODIES = [
    (b"{", 400),
    (b"\xff\xfe", 400),
    (b"[" * 100_000, 400),
    (b'{"email":' * 100_000, 400),
    (b"null", 422),
    (b"[]", 422),
    (b'"x"', 422),
    (b"", 422),
    (b'{"email":"a@b.test","password":"x","__class__":{}}', 422),
]


async def test_a_body_that_is_no_request_is_refused_and_breaks_nothing(house: House) -> None:
    for body, status in BODIES:
        answer = await house.browser(content_type="application/json").post("/session", content=body)
        assert answer.status_code == status, body[:20]
        assert set(answer.json()["error"]) == {"code", "message", "hint"}


async def test_addresses_that_do_not_exist_are_refused_in_the_same_shape(house: House) -> None:
    for method, path, status in (("GET", "/no/where", 404), ("PUT", "/session", 405), ("GET", "/agents/x/link", 405)):
        answer = await house.browser().request(method, path)
        assert answer.status_code == status
        assert set(answer.json()["error"]) == {"code", "message", "hint"}


async def test_every_answer_tells_browsers_to_trust_it_with_nothing(house: House) -> None:
    for answer in (
        await house.browser().get("/setup"),
        await house.browser().get("/session"),
        await house.browser().get("/x"),
    ):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "strict-transport-security" not in answer.headers


async def test_over_https_browsers_are_told_to_stay_there(far_house: House) -> None:
    answer = await far_house.browser().get("/setup")
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
