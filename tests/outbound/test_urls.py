"""URLs that two parsers could read differently are not read at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbell.outbound.errors import UrlRefused
from deskbell.outbound.urls import is_ordinary_port, parse_url

REFUSED = [
    "",
    "hooks.acme.test/path",
    "//hooks.acme.test/",
    "http:hooks.acme.test",
    "http:///path",
    "http://",
    "http://:80/",
    "file:///etc/passwd",
    "gopher://hooks.acme.test/_x",
    "ftp://hooks.acme.test/",
    "dict://hooks.acme.test:11211/",
    "javascript:alert(1)",
    "data:text/plain,x",
    "unix:///run/docker.sock",
    "http+unix://run/docker.sock",
    "http://mira@hooks.acme.test/",
    "http://mira:secret@hooks.acme.test/",
    "http://@hooks.acme.test/",
    "http://acme.test@127.0.0.1/",
    "http://acme.test:80@127.0.0.1:80/",
    "http://acme.test%40127.0.0.1/",
    "http://acme.test\\@127.0.0.1/",
    "http://acme.test\\.evil.test/",
    "http://acme.test/a\\..\\b",
    "http://hooks.acme.test:0/",
    "http://hooks.acme.test:65536/",
    "http://hooks.acme.test:+80/",
    "http://hooks.acme.test:-1/",
    "http://hooks.acme.test:8o/",
    "http://hooks.acme.test:80:90/",
    "http://hooks.acme.test./",
    "http://127.0.0.1./",
    "http://.acme.test/",
    "http://hooks..test/",
    "http://-hooks.test/",
    "http://hooks%2eacme.test/",
    "http://hooks.acme.test/a b",
    "http://hooks.acme.test/\t",
    "http://hooks.acme.test/\r\nX: y",
    "http://hooks.acme.test/\x00",
    "ht\ntp://hooks.acme.test/",
    " http://hooks.acme.test/",
    "http://hooks.acme.test/ü",
    "http://bücher.test/",
    "http://１２７.0.0.1/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://127.1/",
    "http://0177.0.0.1/",
    "http://127.0.0.0x1/",
    "http://127.0.0.1.5/",
    "http://256.0.0.1/",
    "http://0/",
    "http://0x/",
    "http://[::1/",
    "http://::1/",
    "http://[::1]x/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
    "http://[v1.x]/",
    "http://[127.0.0.1]/",
    "http://hooks.acme.test/" + "a" * 2048,
    "http://" + "a" * 64 + ".test/",
    "http://" + "a." * 127 + "test/",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_url_that_could_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(UrlRefused):
        parse_url(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("http://mira:secret@hooks.acme.test/", "user name or password"),
        ("https://bücher.test/", "xn-- form"),
        ("http://127.1/", "four decimal numbers"),
        ("ftp://hooks.acme.test/", "Only http and https"),
    ],
)
def test_the_refusal_says_what_to_do(text: str, words: str) -> None:
    with pytest.raises(UrlRefused, match=words):
        parse_url(text)


@pytest.mark.parametrize(
    ("text", "authority", "target"),
    [
        ("https://hooks.acme.test", "hooks.acme.test", "/"),
        ("HTTPS://Hooks.Acme.TEST:443/In?a=b#part", "hooks.acme.test", "/In?a=b"),
        ("http://hooks.acme.test:8080?x", "hooks.acme.test:8080", "/?x"),
        ("https://xn--bcher-kva.test/", "xn--bcher-kva.test", "/"),
        ("http://mattermost:8065/hooks/x", "mattermost:8065", "/hooks/x"),
        ("http://10.0.0.5/", "10.0.0.5", "/"),
        ("http://[2606:4700:0:0::1111]:8080/", "[2606:4700::1111]:8080", "/"),
        ("https://hooks.acme.test/a//b@c:d", "hooks.acme.test", "/a//b@c:d"),
    ],
)
def test_a_plain_url_is_read(text: str, authority: str, target: str) -> None:
    url = parse_url(text)
    assert (url.authority, url.target) == (authority, target)


def test_the_target_is_kept_out_of_the_repr_because_it_may_hold_a_secret() -> None:
    assert "s3cret" not in repr(parse_url("https://hooks.acme.test/s3cret?key=s3cret"))


@given(st.text() | st.from_regex(r"https?://[\x00-\x7f]{0,40}", fullmatch=True))
def test_any_text_is_either_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        url = parse_url(text)
    except UrlRefused:
        return
    assert parse_url(f"{url.scheme}://{url.authority}{url.target}") == url


@pytest.mark.parametrize("port", [80, 443, 1024, 8080, 8443, 65535])
def test_a_port_where_http_is_at_home_is_ordinary(port: int) -> None:
    assert is_ordinary_port(port)


@pytest.mark.parametrize("port", [1, 21, 22, 25, 110, 143, 445, 587, 1023, 2049, 5060, 6000, 6667, 10080])
def test_a_port_of_another_protocol_is_not_ordinary(port: int) -> None:
    assert not is_ordinary_port(port)
