"""Every address of the API for every kind of caller, against the table of `policy.py`."""

import re
from uuid import uuid4

import httpx
import pytest

from tests.access.house import House, api_routes, begin_chat
from tests.access.policy import BODIES, CALLERS, COMMAND, TABLE

LAST = "DELETE /session"


def test_every_address_of_the_api_is_in_the_table_and_nothing_else() -> None:
    assert {f"{method} {path}" for method, path, _ in api_routes()} == set(TABLE)


async def browser_of(house: House, owner: httpx.AsyncClient, caller: str) -> httpx.AsyncClient:
    """Somebody of this kind, signed in or with their token."""
    if caller == "owner":
        return owner
    if caller == "nobody":
        return house.browser()
    if caller.endswith("token"):
        scope = {"reading": "read", "writing": "write", "admin": "admin"}[caller.split()[0]]
        made = await owner.post("/tokens", json={"name": "x", "scopes": [scope]})
        return house.program(made.json()["token"])
    return await house.invited(owner, caller.title(), caller)


async def things(house: House, owner: httpx.AsyncClient) -> dict[str, str]:
    """One of each thing that has an id, by the first part of its address."""
    conversation = await begin_chat(house, owner)
    tag = (await owner.post("/tags", json={"name": "urgent"})).json()
    channels = (await owner.get("/channels")).json()["channels"]
    return {
        "conversations": conversation["id"],
        "contacts": conversation["contact"]["id"],
        "channels": channels[0]["id"],
        "app": channels[0]["app_id"],
        "tags": tag["id"],
    }


def address(path: str, ids: dict[str, str]) -> str:
    """The path with the id of a thing that exists, where there is one."""
    found = re.sub(r"{\w+:str}", ids.get(path.split("/")[1], "x"), path)
    return f"{found}?app={ids['app']}" if path.startswith("/chat/") else found


def body_of(row: str) -> dict[str, object] | None:
    """What is sent there."""
    if row.startswith(("GET", "DELETE")):
        return None
    body = BODIES.get(row, COMMAND)
    return body | {"command_id": str(uuid4())} if "command_id" in body else body


def outcome(answer: httpx.Response) -> str:
    """401 and 403 for who may not; a wrong password and a foreign chat are no question of who may."""
    code = answer.json()["error"]["code"] if answer.status_code in (401, 403) else ""
    return "yes" if code in ("", "wrong_credentials", "origin_refused") else str(answer.status_code)


@pytest.mark.parametrize("caller", CALLERS)
async def test_a_caller_may_what_the_table_says(house: House, caller: str) -> None:
    owner = await house.owner()
    ids = await things(house, owner)
    browser = await browser_of(house, owner, caller)
    wrong = []
    for row in sorted(TABLE, key=LAST.__eq__):
        method, path = row.split()
        answer = await browser.request(method, address(path, ids), json=body_of(row))

        expected = TABLE[row].split()[CALLERS.index(caller)]
        if outcome(answer) != expected or answer.status_code >= 500:
            wrong.append(f"{row}: {expected} expected, {answer.status_code} {answer.text[:160]}")
    assert not wrong, "\n".join(wrong)
