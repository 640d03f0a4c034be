"""Open sockets end with what they were opened by."""

import asyncio
import json
from collections.abc import Awaitable, Callable

import httpx
import pytest

from tests.access.house import ORIGIN, PASSWORD, House, my_id
from tests.access.sockets import OpenSocket

End = Callable[[House, httpx.AsyncClient, httpx.AsyncClient], Awaitable[object]]


async def disable(_: House, owner: httpx.AsyncClient, sam: httpx.AsyncClient) -> None:
    await owner.patch(f"/agents/{await my_id(sam)}", json={"state": "disabled"})


async def demote(_: House, owner: httpx.AsyncClient, sam: httpx.AsyncClient) -> None:
    await owner.patch(f"/agents/{await my_id(sam)}", json={"role": "viewer"})


async def sign_out(_: House, __: httpx.AsyncClient, sam: httpx.AsyncClient) -> None:
    await sam.delete("/session")


async def reset(house: House, owner: httpx.AsyncClient, sam: httpx.AsyncClient) -> None:
    link = (await owner.post(f"/agents/{await my_id(sam)}/link")).json()["link"]
    await house.browser().post(f"/links/{link.rpartition('/')[2]}", json={"password": "amber window kettle"})


async def change_password_elsewhere(house: House, _: httpx.AsyncClient, sam: httpx.AsyncClient) -> None:
    elsewhere = house.browser()
    await elsewhere.post("/session", json={"email": "sam@acme.test", "password": PASSWORD})
    change = {"current": PASSWORD, "password": "amber window kettle"}
    await elsewhere.post("/session/password", json=change)


GONE = (4001, 4002)
"""The session is over; who one is has changed, come back to hear as whom."""
ENDS = [disable, demote, sign_out, reset, change_password_elsewhere]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: str(end.__name__))
async def test_a_socket_is_closed_within_a_second_of_its_sessions_end(house: House, end: End) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    kept = await OpenSocket.by_cookie(house, owner)
    socket = await OpenSocket.by_cookie(house, sam)
    cookie = f"deskbell={sam.cookies['deskbell']}"
    await end(house, owner, sam)
    assert await asyncio.wait_for(socket.closed(), 1) in GONE
    assert not kept.is_closed
    again = await OpenSocket.open(house, origin=ORIGIN, cookie=cookie)
    assert json.loads(again.texts[0])["t"] == "error"


async def test_a_programs_socket_is_closed_with_its_token(house: House) -> None:
    owner = await house.owner()
    made = (await owner.post("/tokens", json={"name": "sync", "scopes": ["read"]})).json()
    socket = await OpenSocket.open(house, token=made["token"])
    assert json.loads(socket.texts[0])["t"] == "welcome"
    await owner.delete(f"/tokens/{made['id']}")
    assert await asyncio.wait_for(socket.closed(), 1) == 4001


async def test_a_socket_starts_over_when_its_agent_leaves_or_joins_a_team(house: House) -> None:
    owner = await house.owner()
    sam = await house.invited(owner, "Sam")
    socket = await OpenSocket.by_cookie(house, sam)
    await owner.post("/teams", json={"name": "Billing", "members": [await my_id(sam)]})
    assert await asyncio.wait_for(socket.closed(), 1) == 4002
    assert "reset" in [json.loads(text)["t"] for text in socket.texts]
    await OpenSocket.by_cookie(house, sam)


async def test_changing_the_own_password_leaves_this_windows_socket_open(house: House) -> None:
    owner = await house.owner()
    socket = await OpenSocket.by_cookie(house, owner)
    change = {"current": PASSWORD, "password": "amber window kettle"}
    assert (await owner.post("/session/password", json=change)).status_code == 204
    await asyncio.sleep(0.1)
    assert not socket.is_closed


async def test_a_token_that_is_none_opens_no_socket_even_beside_a_good_cookie(house: House) -> None:
    owner = await house.owner()
    cookie = f"deskbell={owner.cookies['deskbell']}"
    for token in ("", "null", "dkb_", "dkb_" + "A" * 43, "A" * 43):
        socket = await OpenSocket.open(house, token=token, origin=ORIGIN, cookie=cookie)
        assert json.loads(socket.texts[0])["t"] == "error"
        assert await asyncio.wait_for(socket.closed(), 1) == 4001


async def test_a_socket_is_opened_with_the_cookie_from_our_own_pages_only(house: House) -> None:
    owner = await house.owner()
    cookie = f"deskbell={owner.cookies['deskbell']}"
    good = await OpenSocket.open(house, origin=ORIGIN, cookie=cookie)
    assert json.loads(good.texts[0])["t"] == "welcome"
    for headers in ({"origin": "https://evil.test"}, {"origin": "null"}, {}, {"origin": "http://desk.test.evil.test"}):
        bad = await OpenSocket.open(house, cookie=cookie, **headers)
        assert (bad.accepted, bad.is_closed, bad.texts) == (False, True, [])
    foreign = await OpenSocket.open(house, origin="https://evil.test")
    assert not foreign.accepted
