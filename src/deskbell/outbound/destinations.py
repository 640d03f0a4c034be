"""Whether a destination may be called: who picks it decides. Pure.

What the operator picks (settings, and what an owner enters under channels and webhooks) may lie inside if
the operator's list opens it; what a member or a visitor can cause to be fetched may never. All addresses of
a name must pass: a name with one public and one private address is refused, whichever would be tried first.
Caller: `door`.
"""

from collections.abc import Sequence
from enum import StrEnum

from deskbell.outbound.addresses import Address, blocked_by
from deskbell.outbound.allow_list import AllowList
from deskbell.outbound.errors import Blocked
from deskbell.outbound.urls import Url, is_ordinary_port


class Chooser(StrEnum):
    """Who picked the destination. A redirect, or a URL found in content, was picked by whoever wrote it."""

    OPERATOR = "operator"
    MEMBER = "member"
    VISITOR = "visitor"


def check_destination(url: Url, addresses: Sequence[Address], chooser: Chooser, allow: AllowList) -> None:
    """Raises `Blocked` unless every one of `addresses`, which `url`'s host has, may be called."""
    for address in addresses:
        if chooser is Chooser.OPERATOR and allow.opens(url.host, url.port, address):
            continue
        _check_public(url, address)


def _check_public(url: Url, address: Address) -> None:
    block = blocked_by(address)
    if block:
        raise Blocked(f"This host is not on the public internet ({block.name}, {block.source}).")
    if not is_ordinary_port(url.port):
        raise Blocked(f"Port {url.port} is not one for HTTP; use 80, 443, or one from 1024 up.")
