"""Who picks the destination decides what may be reached."""

from ipaddress import ip_address

import pytest

from deskbell.outbound.allow_list import AllowList
from deskbell.outbound.destinations import Chooser, check_destination
from deskbell.outbound.errors import Blocked
from deskbell.outbound.urls import parse_url


def check(url: str, addresses: list[str], chooser: Chooser, *allowed: str) -> None:
    found = [ip_address(address) for address in addresses]
    check_destination(parse_url(url), found, chooser, AllowList.parse(allowed))


@pytest.mark.parametrize("chooser", list(Chooser))
def test_anyone_may_reach_the_public_internet(chooser: Chooser) -> None:
    check("https://hooks.acme.test/", ["1.1.1.1", "2606:4700::1111"], chooser)


@pytest.mark.parametrize("chooser", [Chooser.MEMBER, Chooser.VISITOR])
@pytest.mark.parametrize("entry", ["10.0.0.5", "10.0.0.0/8", "wiki.internal", "10.0.0.5:8080"])
def test_members_and_visitors_never_reach_a_private_host_whatever_the_list_says(chooser: Chooser, entry: str) -> None:
    with pytest.raises(Blocked):
        check("http://wiki.internal:8080/", ["10.0.0.5"], chooser, entry)


@pytest.mark.parametrize(
    "entry",
    ["10.0.0.5", "10.0.0.0/8", "wiki.internal", "WIKI.internal", "10.0.0.5:8080", "wiki.internal:8080"],
)
def test_the_operator_reaches_a_private_host_that_the_list_opens(entry: str) -> None:
    check("http://wiki.internal:8080/", ["10.0.0.5"], Chooser.OPERATOR, entry)


@pytest.mark.parametrize(
    "entry",
    ["10.0.0.6", "192.168.0.0/16", "internal", "evil.wiki.internal", "10.0.0.5:8081", "[fd00::1]:8080"],
)
def test_an_entry_opens_only_what_it_names(entry: str) -> None:
    with pytest.raises(Blocked):
        check("http://wiki.internal:8080/", ["10.0.0.5"], Chooser.OPERATOR, entry)


def test_without_a_list_the_operator_reaches_no_private_host_either() -> None:
    with pytest.raises(Blocked):
        check("http://wiki.internal:8080/", ["10.0.0.5"], Chooser.OPERATOR)


@pytest.mark.parametrize("address", ["169.254.169.254", "100.100.100.200", "fd00:ec2::254", "224.0.0.1", "0.0.0.0"])
def test_a_name_on_the_list_does_not_open_metadata_or_link_local(address: str) -> None:
    with pytest.raises(Blocked):
        check("http://wiki.internal/", [address], Chooser.OPERATOR, "wiki.internal", "100.64.0.0/10", "fd00::/8")


@pytest.mark.parametrize("addresses", [["1.1.1.1", "10.0.0.5"], ["10.0.0.5", "1.1.1.1"], ["1.1.1.1", "::1"]])
def test_one_private_address_among_public_ones_refuses_the_name(addresses: list[str]) -> None:
    with pytest.raises(Blocked):
        check("https://hooks.acme.test/", addresses, Chooser.MEMBER)


def test_an_odd_port_is_refused_unless_the_list_opens_that_very_port() -> None:
    with pytest.raises(Blocked, match="Port 25"):
        check("http://hooks.acme.test:25/", ["1.1.1.1"], Chooser.OPERATOR)
    with pytest.raises(Blocked):
        check("http://wiki.internal:81/", ["10.0.0.5"], Chooser.OPERATOR, "10.0.0.5")
    check("http://wiki.internal:81/", ["10.0.0.5"], Chooser.OPERATOR, "10.0.0.5:81")


@pytest.mark.parametrize(
    "entry",
    [
        "0.0.0.0/0",
        "::/0",
        "1.1.1.1",
        "169.254.169.254",
        "169.254.0.0/16",
        "224.0.0.0/4",
        "fe80::/10",
        "10.0.0.5/8",
        "10.0.0.0/8:80",
        "a b",
        "",
        "http://wiki.internal/",
        "127.1",
        "wiki:0",
        "wiki:65536",
    ],
)
def test_an_entry_that_cannot_be_opened_is_refused_when_the_setting_is_read(entry: str) -> None:
    with pytest.raises(ValueError, match=r"opened|neither|only a single"):
        AllowList.parse([entry])


@pytest.mark.parametrize("entry", ["::1", "[::1]", "[::1]:8080", "::1/128"])
def test_an_ipv6_entry_may_be_written_with_or_without_brackets(entry: str) -> None:
    check("http://[::1]:8080/", ["::1"], Chooser.OPERATOR, entry)


def test_the_refusal_does_not_tell_the_address_it_found() -> None:
    with pytest.raises(Blocked) as refusal:
        check("http://wiki.internal/", ["10.77.0.5"], Chooser.MEMBER)
    assert "10.77" not in refusal.value.message
